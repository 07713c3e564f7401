/* The current meter of the STM32L4R9I-DISCO: a microcontroller of its own (MFX) behind a shunt of 1 ohm in the supply
 * of the chip, when jumper JP1 is on IDD. Its registers are named as in ST's driver of the MFX. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "firmware_probe/probe/board.h"

/* Begins a reading of half a second: 100 samples, one each 5 ms. False: the meter does not answer. */
bool current_meter_start(void);

/* In units of 10 nA; 0 when no current flows through the shunt. */
jauge_meter_state current_meter_poll(uint32_t* current_10na);
