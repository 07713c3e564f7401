/* What the commands share: answers, refusals, and listening while something long goes on. */
#pragma once

#include "firmware_probe/probe/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sends REFUSED for a frame of type `about`. There must be room on the link. */
void probe_refuse(jauge_probe* probe, uint8_t about, const probe_refusal* refusal);

/* Whether 250 ms have passed without a word of ours. */
bool probe_owes_word(const jauge_probe* probe, uint64_t now_cycles);

/* Between rows of an inference, when something was heard or a word is due: honours ABORT, sends BUSY. What was heard
 * may be the tail of a frame whose head was lost while a row was computed; then it waits until the frame comes again.
 */
void probe_serve_row(jauge_probe* probe);

/* The same for other long work of our own language. */
void probe_serve_work(jauge_probe* probe, jauge_activity activity, uint16_t done, uint16_t total);

/* Only the word: BUSY, if one is due. */
void probe_say_busy(jauge_probe* probe, jauge_activity activity, uint16_t done, uint16_t total);

/* Takes in what arrived while a job runs: every frame but ABORT and HELLO is asked to come again. */
typedef enum { PROBE_LINE_SILENT, PROBE_LINE_ACTIVE, PROBE_LINE_FRAME } probe_line;
probe_line probe_listen_while_busy(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
