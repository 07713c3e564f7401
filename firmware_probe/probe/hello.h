/* HELLO: who we are, what we can do, what happened before. */
#pragma once

#include "firmware_probe/probe/probe.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Answers the HELLO in the receiver. False if it began another conversation. */
bool probe_answer_hello(jauge_probe* probe, uint32_t now_ms);

#ifdef __cplusplus
}
#endif
