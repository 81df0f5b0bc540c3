# SPDX-License-Identifier: GPL-3.0-or-later
# bench_stats: speed of the bootstrap, and coverage of the 95 % intervals by simulation. include()d by tests/bench.
add_executable(bench_stats ${CMAKE_CURRENT_LIST_DIR}/stats_bench.cpp ${CMAKE_CURRENT_LIST_DIR}/stats_coverage.cpp)
target_link_libraries(bench_stats PRIVATE plumbline_config plumbline_analysis Qt6::Core Qt6::Concurrent)
