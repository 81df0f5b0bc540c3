# SPDX-License-Identifier: GPL-3.0-or-later
# bench_checks: one million rule checks on one core, timed. include()d by tests/bench.
add_executable(bench_checks ${CMAKE_CURRENT_LIST_DIR}/bench_checks.cpp)
target_link_libraries(bench_checks PRIVATE plumbline_config plumbline_checks Qt6::Core)
