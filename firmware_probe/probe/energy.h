/* ENERGY: one inference again and again while the board's own meter measures the supply current. */
#pragma once

#include "firmware_probe/probe/model.h"

#ifdef __cplusplus
extern "C" {
#endif

bool probe_energy_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal);

/* One inference, or one look at the meter; false when it has to wait for room on the link. */
bool probe_energy_step(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
