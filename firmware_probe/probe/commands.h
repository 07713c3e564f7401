/* One frame of our own language, executed. */
#pragma once

#include "firmware_probe/probe/probe.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The frame in the receiver, whatever it is. */
void probe_take_frame(jauge_probe* probe, uint32_t now_ms);

#ifdef __cplusplus
}
#endif
