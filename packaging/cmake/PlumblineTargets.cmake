# The three kinds of target: the shared configuration, a room of the core, a test.
# SPDX-License-Identifier: GPL-3.0-or-later

# Everything that each target of ours shares; nothing is set globally.
add_library(plumbline_config INTERFACE)
target_compile_features(plumbline_config INTERFACE cxx_std_20)
target_include_directories(plumbline_config INTERFACE ${PLUMBLINE_SOURCE_DIR})
target_compile_definitions(plumbline_config INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(plumbline_config INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
if(PLUMBLINE_WERROR)
  target_compile_options(plumbline_config INTERFACE -Werror)
endif()
if(PLUMBLINE_SANITIZE)
  target_compile_options(plumbline_config INTERFACE -fsanitize=${PLUMBLINE_SANITIZE} -fno-omit-frame-pointer -g1)
  target_link_options(plumbline_config INTERFACE -fsanitize=${PLUMBLINE_SANITIZE})
endif()
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
  target_link_options(plumbline_config INTERFACE -fuse-ld=lld)
endif()

# plumbline_room(NAME SOURCES a.cpp … [PUBLIC libs …] [PRIVATE libs …])
# One room of docs/architecture.md as the static library plumbline_NAME.
function(plumbline_room name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(plumbline_${name} STATIC ${arg_SOURCES})
  target_link_libraries(plumbline_${name} PUBLIC plumbline_config ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

# plumbline_test(NAME SOURCES tst_x.cpp … LINK libs …)
# A QtTest program run by CTest, offscreen, with the source folder and the reference folder in its environment.
function(plumbline_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE plumbline_config Qt6::Test ${arg_LINK})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT
    "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8;TZ=UTC;PLUMBLINE_SOURCE=${PLUMBLINE_SOURCE_DIR};PLUMBLINE_BIN=${CMAKE_BINARY_DIR}/bin")
endfunction()
