/* The text protocol of MLPerf Tiny: commands end with '%', answers are lines, the last of each is "m-ready". */
#pragma once

#include "firmware_probe/probe/model.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { PROBE_TEXT_INPUT_MAX = 27648 /* 96 x 96 x 3 */ };

/* Executes the command in dispatch.text; `too_long`: it was cut. */
void probe_take_text(jauge_probe* probe, bool too_long);

#ifdef __cplusplus
}
#endif
