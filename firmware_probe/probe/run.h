/* Inferences: one at a time, timed; and RUN, which is many of them with results that wait for room on the link. */
#pragma once

#include "firmware_probe/probe/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Measures what the hook after each row costs, so that it can be left out of what is counted. */
void probe_calibrate(jauge_probe* probe);

/* Copies a sample into the model's inputs; the CRC-32C of them as they lie in the arena. */
uint32_t probe_set_inputs(jauge_probe* probe, const uint8_t* sample);

/* Runs the model once. `cycles` leaves out what the hooks took. `with_layers` fills the table at model.layers_at. */
jauge_status probe_infer(jauge_probe* probe, bool frames_allowed, bool with_layers, uint64_t* cycles);

/* Copies bytes [from, from + count) of all outputs, one after the other. */
void probe_copy_outputs(const jauge_probe* probe, uint32_t from, uint8_t* bytes, uint32_t count);

/* RUN: takes the job on, or refuses. */
bool probe_run_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal);

/* Gives the link back to other commands. */
void probe_end_job(jauge_probe* probe);

/* The next step of the job; false when it has to wait for room. */
bool probe_run_step(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
