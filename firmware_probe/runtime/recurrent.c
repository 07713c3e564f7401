#include "firmware_probe/runtime/recurrent.h"

#include <string.h>

#include "firmware_probe/runtime/scratch.h"

/* Functions of one direction. */
static int32_t function_count(int32_t gates) {
  return gates == JAUGE_LSTM_GATES ? 3 : gates == JAUGE_GRU_GATES ? 2 : 1;
}

static int64_t direction_weights(const jauge_recurrent* p, int32_t gates) {
  const int64_t rows = (int64_t)gates * p->hidden;
  return rows * p->inputs + rows * p->hidden + 2 * rows + (p->peepholes ? 3 * (int64_t)p->hidden : 0);
}

static int is_state(const jauge_view* view, const jauge_recurrent* p) {
  return !view->base ||
         (view->dtype == JAUGE_F32 && view->rows == 1 && view->width == p->directions && view->channels == p->hidden);
}

static int outputs_fit(const jauge_call* call, const jauge_recurrent* p) {
  const jauge_view* states = &call->out[0];
  if (!p->all_states) return is_state(&call->out[0], p) && is_state(&call->out[1], p) && !call->out[2].base;
  return jauge_has(states, JAUGE_F32) && states->rows == p->steps && states->width == p->directions &&
         states->channels == p->hidden && is_state(&call->out[1], p) && is_state(&call->out[2], p);
}

int jauge_recurrent_fits(const jauge_call* call, int32_t gates) {
  const jauge_recurrent* p = call->parameters;
  const jauge_view* in = &call->in[0];
  if (call->op->parameters.bytes != sizeof *p || p->directions < 1 || p->directions > 2) return 0;
  if (p->hidden < 1 || p->hidden > 1 << 15 || p->inputs < 1 || p->inputs > 1 << 20 || p->steps < 1) return 0;
  for (int32_t i = 0; i < p->directions * function_count(gates); ++i)
    if (!jauge_activation_fits(&p->functions[i])) return 0;
  return jauge_has(in, JAUGE_F32) && in->rows == p->steps && in->width == 1 && in->channels == p->inputs &&
         is_state(&call->in[1], p) && is_state(&call->in[2], p) && outputs_fit(call, p) &&
         (uint64_t)(4 * p->directions * direction_weights(p, gates)) == call->op->weights.bytes &&
         call->op->scratch_bytes >= jauge_recurrent_scratch(p->hidden);
}

static jauge_cell cell_of(const jauge_call* call, int32_t gates, int32_t direction) {
  const jauge_recurrent* p = call->parameters;
  const size_t rows = (size_t)(gates * p->hidden);
  jauge_cell cell = {.work = p, .gates = gates};
  cell.input_weights = (const float*)call->weights + (size_t)direction * (size_t)direction_weights(p, gates);
  cell.recurrent_weights = cell.input_weights + rows * (size_t)p->inputs;
  cell.bias = cell.recurrent_weights + rows * (size_t)p->hidden;
  cell.peepholes = cell.bias + 2 * rows;
  cell.functions = p->functions + direction * function_count(gates);
  cell.hidden = (float*)(void*)call->scratch;
  cell.cell = cell.hidden + p->hidden;
  cell.next = cell.cell + p->hidden;
  cell.gate = cell.next + p->hidden;
  return cell;
}

static void load_state(float* state, const jauge_view* from, int32_t direction, int32_t hidden) {
  const size_t bytes = (size_t)hidden * sizeof *state;
  if (from->base)
    memmove(state, jauge_row(from, 0) + direction * from->pixel_pitch, bytes);
  else
    memset(state, 0, bytes);
}

static void store_state(const jauge_view* to, int32_t r, int32_t direction, const float* state, int32_t hidden) {
  if (to->base) memmove(jauge_row(to, r) + direction * to->pixel_pitch, state, (size_t)hidden * sizeof *state);
}

/* Steps [first, last) of one direction, counted in the order in which they run. */
static void run_steps(const jauge_call* call, const jauge_cell* cell, int32_t direction, int32_t first, int32_t last,
                      jauge_recurrent_step step) {
  const jauge_recurrent* p = call->parameters;
  const int backwards = p->reverse || direction == 1;
  if (first == 0) {
    load_state(cell->hidden, &call->in[1], direction, p->hidden);
    load_state(cell->cell, &call->in[2], direction, p->hidden);
  }
  for (int32_t i = first; i < last; ++i) {
    const int32_t t = backwards ? p->steps - 1 - i : i;
    step(cell, (const float*)(const void*)jauge_row(&call->in[0], t));
    memmove(cell->hidden, cell->next, (size_t)p->hidden * sizeof *cell->next);
    if (p->all_states) store_state(&call->out[0], t, direction, cell->hidden, p->hidden);
  }
  if (last < p->steps) return;
  store_state(&call->out[p->all_states ? 1 : 0], 0, direction, cell->hidden, p->hidden);
  store_state(&call->out[p->all_states ? 2 : 1], 0, direction, cell->cell, p->hidden);
}

static int rows_are_steps(const jauge_recurrent* p) {
  return p->all_states && p->directions == 1 && !p->reverse;
}

void jauge_run_recurrent(const jauge_call* call, int32_t r, int32_t gates, jauge_recurrent_step step) {
  const jauge_recurrent* p = call->parameters;
  if (!rows_are_steps(p) && r > 0) return;
  for (int32_t direction = 0; direction < p->directions; ++direction) {
    const jauge_cell cell = cell_of(call, gates, direction);
    run_steps(call, &cell, direction, r, rows_are_steps(p) ? r + 1 : p->steps, step);
  }
}

int32_t jauge_recurrent_last_row(const jauge_call* call, uint32_t input, int32_t r) {
  const jauge_recurrent* p = call->parameters;
  return input == 0 && !rows_are_steps(p) ? p->steps - 1 : r;
}

static float product(const float* weights, const float* values, int32_t count) {
  float sum = 0;
  for (int32_t i = 0; i < count; ++i) sum += weights[i] * values[i];
  return sum;
}

float jauge_from_input(const jauge_cell* cell, int32_t gate, int32_t unit, const float* input) {
  const size_t row = (size_t)(gate * cell->work->hidden + unit), inputs = (size_t)cell->work->inputs;
  return product(cell->input_weights + row * inputs, input, cell->work->inputs) + cell->bias[row];
}

float jauge_from_state(const jauge_cell* cell, int32_t gate, int32_t unit, const float* state) {
  const size_t row = (size_t)(gate * cell->work->hidden + unit), hidden = (size_t)cell->work->hidden;
  return product(cell->recurrent_weights + row * hidden, state, cell->work->hidden);
}

float jauge_recurrent_bias(const jauge_cell* cell, int32_t gate, int32_t unit) {
  return cell->bias[(cell->gates + gate) * cell->work->hidden + unit];
}

float jauge_clipped(float clip, float x) {
  return clip > 0 ? (x < -clip ? -clip : x > clip ? clip : x) : x;
}

float jauge_gate(const jauge_cell* cell, int32_t gate, int32_t unit, const float* input, int32_t function,
                 float peephole) {
  const float sum = jauge_from_input(cell, gate, unit, input) + jauge_from_state(cell, gate, unit, cell->hidden) +
                    jauge_recurrent_bias(cell, gate, unit);
  return jauge_activated(&cell->functions[function], jauge_clipped(cell->work->clip, sum + peephole));
}
