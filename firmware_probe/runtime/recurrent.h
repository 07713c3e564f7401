/* What LSTM, GRU and RNN share: the way through the sequence and the products of one gate. */
#pragma once

#include "firmware_probe/runtime/reals.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { JAUGE_LSTM_GATES = 4, JAUGE_GRU_GATES = 3, JAUGE_RNN_GATES = 1 };

/* Weights and state of one direction while it runs. */
typedef struct {
  const jauge_recurrent* work;
  int32_t gates;
  const float *input_weights, *recurrent_weights, *bias, *peepholes;
  const jauge_activation* functions;
  float *hidden, *cell, *next, *gate; /* next: becomes `hidden` after the step; gate: of one kind, for all units */
} jauge_cell;

/* One step: from `hidden` and `cell` to `next` and `cell`. */
typedef void (*jauge_recurrent_step)(const jauge_cell* cell, const float* input);

int jauge_recurrent_fits(const jauge_call* call, int32_t gates);
/* Row r of the states of all steps; everything at row 0 when rows are no steps. */
void jauge_run_recurrent(const jauge_call* call, int32_t r, int32_t gates, jauge_recurrent_step step);
int32_t jauge_recurrent_last_row(const jauge_call* call, uint32_t input, int32_t r);

/* Products of gate `gate` of unit `unit` with the step's input (its bias included) and with a state. */
float jauge_from_input(const jauge_cell* cell, int32_t gate, int32_t unit, const float* input);
float jauge_from_state(const jauge_cell* cell, int32_t gate, int32_t unit, const float* state);
float jauge_recurrent_bias(const jauge_cell* cell, int32_t gate, int32_t unit);
/* All three, clipped and through function number `function`; `peephole` is added before. */
float jauge_gate(const jauge_cell* cell, int32_t gate, int32_t unit, const float* input, int32_t function,
                 float peephole);
/* x within -clip and clip; a clip of 0 is none. */
float jauge_clipped(float clip, float x);

#ifdef __cplusplus
}
#endif
