/* SELFTEST: what can be checked without a model, one record for each figure. */
#pragma once

#include "firmware_probe/probe/model.h"

#ifdef __cplusplus
extern "C" {
#endif

bool probe_selftest_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal);

/* The next record; false when it has to wait for room on the link. */
bool probe_selftest_step(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
