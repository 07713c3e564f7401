/* What the commands share: answers, refusals, and listening while something long goes on. */
#pragma once

#include "firmware_probe/probe/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sends REFUSED for a frame of type `about`. There must be room on the link. */
void probe_refuse(jauge_probe* probe, uint8_t about, const probe_refusal* refusal);

/* After each row of an inference: takes in what arrived, honours ABORT, sends BUSY when 250 ms have passed without a
 * word of ours. */
void probe_serve_row(jauge_probe* probe);

/* The same for other long work of our own language. */
void probe_serve_work(jauge_probe* probe, jauge_activity activity, uint16_t done, uint16_t total);

/* Takes in what arrived while a job runs: every frame but ABORT and HELLO is asked to come again. */
void probe_listen_while_busy(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
