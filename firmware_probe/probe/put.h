/* Objects on their way to the board: BEGIN, DATA, END, ABORT. */
#pragma once

#include "firmware_probe/probe/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Each is given the payload of its frame and makes the answer in probe_link_payload(); returns its length, or 0 with
 * the refusal filled in. DATA has no answer: true, or the refusal. */
uint16_t probe_put_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal);
bool probe_put_data(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal);
uint16_t probe_put_end(jauge_probe* probe, uint16_t length, probe_refusal* refusal);

/* Forgets the object under way. */
void probe_put_abort(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
