/* A simple recurrent layer of real numbers. */
#include "firmware_probe/runtime/recurrent.h"

static int check(const jauge_call* call) {
  return jauge_recurrent_fits(call, JAUGE_RNN_GATES);
}

static void step(const jauge_cell* cell, const float* input) {
  for (int32_t unit = 0; unit < cell->work->hidden; ++unit) cell->next[unit] = jauge_gate(cell, 0, unit, input, 0, 0);
}

static void row(const jauge_call* call, int32_t r) {
  jauge_run_recurrent(call, r, JAUGE_RNN_GATES, step);
}

JAUGE_KERNEL(rnn_f32, check, jauge_recurrent_last_row, row);
