/* Long short-term memory of real numbers. Gates: input, output, forget, cell; peepholes: input, output, forget. */
#include "firmware_probe/runtime/recurrent.h"

enum { INPUT_GATE, OUTPUT_GATE, FORGET_GATE, CELL_GATE };

static int check(const jauge_call* call) {
  return jauge_recurrent_fits(call, JAUGE_LSTM_GATES);
}

static float peephole(const jauge_cell* cell, int32_t gate, int32_t unit) {
  return cell->work->peepholes ? cell->peepholes[gate * cell->work->hidden + unit] * cell->cell[unit] : 0;
}

static void step(const jauge_cell* cell, const float* input) {
  for (int32_t unit = 0; unit < cell->work->hidden; ++unit) {
    const float taken = jauge_gate(cell, INPUT_GATE, unit, input, 0, peephole(cell, INPUT_GATE, unit));
    const float kept = cell->work->input_forget
                           ? 1 - taken
                           : jauge_gate(cell, FORGET_GATE, unit, input, 0, peephole(cell, FORGET_GATE, unit));
    const float candidate = jauge_gate(cell, CELL_GATE, unit, input, 1, 0);
    cell->cell[unit] = jauge_clipped(cell->work->cell_clip, kept * cell->cell[unit] + taken * candidate);
    const float shown = jauge_gate(cell, OUTPUT_GATE, unit, input, 0, peephole(cell, OUTPUT_GATE, unit));
    cell->next[unit] = shown * jauge_activated(&cell->functions[2], cell->cell[unit]);
  }
}

static void row(const jauge_call* call, int32_t r) {
  jauge_run_recurrent(call, r, JAUGE_LSTM_GATES, step);
}

JAUGE_KERNEL(lstm_f32, check, jauge_recurrent_last_row, row);
