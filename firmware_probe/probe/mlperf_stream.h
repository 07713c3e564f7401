/* `start` and `stop` of the streaming models of MLPerf Tiny (sww01, strww01). The probe has no microphone: the windows
 * of the stream are what `db` loads between the two, and each is run when its last byte has come. */
#pragma once

#include "firmware_probe/probe/probe.h"

#ifdef __cplusplus
extern "C" {
#endif

void probe_stream_start(jauge_probe* probe);

/* Ends the stream and lists the target's activation, the first output, of each window: "target activations: [...]",
 * values as in `results`; of the last PROBE_STREAM_WINDOWS. */
void probe_stream_stop(jauge_probe* probe);

/* A window of the stream has come: runs it. A pulse on the pin when the target is the largest output. */
void probe_stream_window(jauge_probe* probe, const uint8_t* input);

#ifdef __cplusplus
}
#endif
