/* Time stamps of MLPerf Tiny: lines of text for who measures time, edges of a pin for who measures energy. */
#pragma once

#include "firmware_probe/probe/probe.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What PROBE_SETTING_MLPERF_BOOT holds. */
typedef enum { PROBE_TEXT_QUIET, PROBE_TEXT_PERFORMANCE, PROBE_TEXT_ENERGY } probe_text_mode;

enum { PROBE_TEXT_ENERGY_BAUD = 9600 };

/* Takes up the mode that was chosen: in energy mode the line changes to 9600 baud, and in both the boot lines are
 * printed. */
void probe_text_start(jauge_probe* probe);

/* "m-lap-us-N"; in energy mode a pulse on the pin instead, and no text. */
void probe_say_timestamp(jauge_probe* probe);

/* The pin is low for a millisecond, which no filter of a power monitor takes for a glitch (EEMBC's: 50 us). */
void probe_pulse(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
