/* Gated recurrent unit of real numbers. Gates: update, reset, hidden. */
#include "firmware_probe/runtime/recurrent.h"

enum { UPDATE_GATE, RESET_GATE, HIDDEN_GATE };

static int check(const jauge_call* call) {
  return jauge_recurrent_fits(call, JAUGE_GRU_GATES);
}

/* Of all units: the reset gate itself, or what it leaves of the state. */
static void make_reset(const jauge_cell* cell, const float* input) {
  for (int32_t unit = 0; unit < cell->work->hidden; ++unit) {
    const float reset = jauge_gate(cell, RESET_GATE, unit, input, 0, 0);
    cell->gate[unit] = cell->work->linear_before_reset ? reset : reset * cell->hidden[unit];
  }
}

static void step(const jauge_cell* cell, const float* input) {
  make_reset(cell, input);
  for (int32_t unit = 0; unit < cell->work->hidden; ++unit) {
    const float update = jauge_gate(cell, UPDATE_GATE, unit, input, 0, 0);
    const float bias = jauge_recurrent_bias(cell, HIDDEN_GATE, unit);
    const float recurrent = cell->work->linear_before_reset
                                ? cell->gate[unit] * (jauge_from_state(cell, HIDDEN_GATE, unit, cell->hidden) + bias)
                                : jauge_from_state(cell, HIDDEN_GATE, unit, cell->gate) + bias;
    const float sum = jauge_from_input(cell, HIDDEN_GATE, unit, input) + recurrent;
    const float candidate = jauge_activated(&cell->functions[1], jauge_clipped(cell->work->clip, sum));
    cell->next[unit] = (1 - update) * candidate + update * cell->hidden[unit];
  }
}

static void row(const jauge_call* call, int32_t r) {
  jauge_run_recurrent(call, r, JAUGE_GRU_GATES, step);
}

JAUGE_KERNEL(gru_f32, check, jauge_recurrent_last_row, row);
