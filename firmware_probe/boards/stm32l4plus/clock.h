/* 120 MHz from the MSI through the PLL (RM0432 chapters 3, 5 and 6), and the cycle counter. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Sets 120 MHz. When a step does not come to its end in time the chip stays at the 4 MHz it wakes up with, so that it
 * can still tell. Starts the 32.768 kHz crystal without waiting for it: that may take two seconds. */
void clock_start(void);

/* The clock that the registers say. */
uint32_t clock_hz(void);

/* Locks the MSI to the crystal as soon as that runs. Call it when nothing is being timed. */
void clock_follow_crystal(void);

/* True once the MSI is locked to the crystal; before, it may be off by about 1 %. */
bool clock_is_locked(void);

/* Cycles since clock_start. Has to be called once in 2^32 cycles (35 s). */
uint64_t clock_cycles(void);
