/* Objects on their way to the board: BEGIN, DATA, END, ABORT. */
#pragma once

#include "firmware_probe/probe/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* BEGIN makes its answer in probe_link_payload() and returns its length, or 0 with the refusal filled in. DATA has no
 * answer: true, or the refusal. END answers by itself: for a model that goes to Flash when all of it is written. */
uint16_t probe_put_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal);
bool probe_put_data(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal);
void probe_put_end(jauge_probe* probe, uint16_t length);

/* Writes what has arrived for the Flash; called in every turn of the probe. */
void probe_put_write(jauge_probe* probe);

/* PROBE_JOB_STORE: a step towards the answer to END. False when it waits for room on the link. */
bool probe_put_step(jauge_probe* probe);

/* Forgets the object under way. What lies in Flash of a model can be gone on with after a BEGIN of the same digest. */
void probe_put_abort(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
