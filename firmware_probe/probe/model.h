/* The model in use: found, checked, opened. */
#pragma once

#include "firmware_probe/probe/probe.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Why a model cannot be used, as REFUSED says it. */
typedef struct {
  uint16_t reason; /* jauge_reason */
  uint32_t figures[2];
  const char* text;
} probe_refusal;

/* SHA-256 of what lies there, polling the line meanwhile. False if a word of it cannot be read. */
bool probe_digest_of(const jauge_board* board, const uint8_t* bytes, uint32_t count, uint8_t digest[PROBE_DIGEST]);

/* Opens a package whose digest is right. */
bool probe_model_open(jauge_probe* probe, const uint8_t* package, uint32_t bytes, const uint8_t digest[PROBE_DIGEST],
                      bool in_ram, probe_refusal* refusal);

/* Opens a stored model after checking its digest; a model that fails that is taken off the list. */
bool probe_model_open_stored(jauge_probe* probe, uint32_t index, probe_refusal* refusal);

/* Forgets the model in use, and the samples with it. */
void probe_model_close(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
