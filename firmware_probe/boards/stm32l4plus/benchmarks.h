/* Micro-benchmarks that settle the constants of the cycle model. */
#pragma once

#include "firmware_probe/probe/board.h"

/* The cycles of benchmark `index`, warm, loop included; false behind the last. Uses the first 64 KiB of each SRAM. */
bool benchmark_run(uint32_t index, jauge_benchmark_result* result);
