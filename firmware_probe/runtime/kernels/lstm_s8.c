/* Long short-term memory of integers, as TFLite's kernels for microcontrollers compute it. Cell and hidden state lie in
 * the scratch from step to step, and a step is a row. */
#include <string.h>

#include "firmware_probe/runtime/kernel.h"
#include "firmware_probe/runtime/quant_math.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/word_functions.h"
#include "firmware_probe/runtime/words_product.h"

enum { INPUT_GATE, FORGET_GATE, CELL_GATE, OUTPUT_GATE, GATES };
enum { MOST_UNITS = 1 << 15, MOST_INPUTS = 1 << 20 };

typedef struct {
  const jauge_lstm_s8* work;
  const int8_t *input_weights, *state_weights;
  const int32_t* bias;
  int16_t *cell, *hidden, *gates, *frame; /* `hidden` and `frame` are less their zero points */
} unit_state;

static int factor_fits(jauge_factor factor) {
  return factor.shift >= -31 && factor.shift <= 31;
}

static int factors_fit(const jauge_lstm_s8* p) {
  for (int32_t gate = 0; gate < GATES; ++gate)
    if (!factor_fits(p->from_input[gate]) || !factor_fits(p->from_state[gate])) return 0;
  return factor_fits(p->keep) && factor_fits(p->take) && factor_fits(p->show);
}

static int check(const jauge_call* call) {
  const jauge_lstm_s8* p = call->parameters;
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  if (call->op->parameters.bytes != sizeof *p || p->steps < 1 || p->hidden < 1 || p->hidden > MOST_UNITS ||
      p->inputs < 1 || p->inputs > MOST_INPUTS || p->tanh_shift < -15 || p->tanh_shift > 14 ||
      p->state_zero < INT8_MIN || p->state_zero > INT8_MAX || !factors_fit(p))
    return 0;
  const int64_t rows = GATES * (int64_t)p->hidden;
  return jauge_has(in, JAUGE_S8) && in->rows == p->steps && in->width == 1 && in->channels == p->inputs &&
         jauge_has(out, JAUGE_S8) && out->rows == p->steps && out->width == 1 && out->channels == p->hidden &&
         (uint64_t)(rows * ((int64_t)p->inputs + p->hidden)) == call->op->weights.bytes &&
         (uint64_t)rows * sizeof(int32_t) == call->op->channels.bytes &&
         call->op->scratch_bytes >= jauge_lstm_s8_scratch(p->inputs, p->hidden);
}

static unit_state state_of(const jauge_call* call) {
  const jauge_lstm_s8* p = call->parameters;
  unit_state s = {.work = p, .input_weights = call->weights, .bias = (const int32_t*)(const void*)call->channels};
  s.state_weights = s.input_weights + GATES * (size_t)p->hidden * (size_t)p->inputs;
  s.cell = (int16_t*)(void*)call->scratch;
  s.hidden = s.cell + p->hidden;
  s.gates = s.hidden + p->hidden;
  s.frame = s.gates + GATES * p->hidden;
  return s;
}

static int32_t word(int32_t x) {
  return jauge_clamp(x, INT16_MIN, INT16_MAX);
}

static int32_t scaled(int32_t x, jauge_factor factor) {
  return jauge_multiply(x, (jauge_multiplier){factor.mantissa, factor.shift});
}

static void make_gate(const unit_state* s, int32_t gate) {
  const jauge_lstm_s8* p = s->work;
  const size_t first = (size_t)gate * (size_t)p->hidden;
  const int8_t* from_input = s->input_weights + first * (size_t)p->inputs;
  const int8_t* from_state = s->state_weights + first * (size_t)p->hidden;
  for (int32_t unit = 0; unit < p->hidden; ++unit, from_input += p->inputs, from_state += p->hidden) {
    const int32_t of_input = jauge_words_product(from_input, s->frame, p->inputs, s->bias[first + (size_t)unit]);
    const int32_t of_state = jauge_words_product(from_state, s->hidden, p->hidden, 0);
    const int32_t sum =
        3 * word(word(scaled(of_input, p->from_input[gate])) + word(scaled(of_state, p->from_state[gate])));
    s->gates[first + (size_t)unit] = (int16_t)word(gate == CELL_GATE ? jauge_tanh_word(sum) : jauge_sigmoid_word(sum));
  }
}

/* The argument of jauge_tanh_word. */
static int32_t tanh_argument(int32_t cell, int32_t shift) {
  if (shift >= 0) return cell * (3 << shift);
  return (cell * 3 + (1 << (-shift - 1))) >> -shift;
}

static void make_unit(const unit_state* s, int32_t unit, int8_t* out) {
  const jauge_lstm_s8* p = s->work;
  const int16_t* gate = s->gates + unit;
  const int32_t n = p->hidden;
  const int32_t kept = word(scaled(gate[FORGET_GATE * n] * s->cell[unit], p->keep));
  const int32_t added = word(scaled(gate[INPUT_GATE * n] * gate[CELL_GATE * n], p->take));
  int32_t cell = word(kept + added);
  if (p->cell_clip > 0) cell = jauge_clamp(cell, -p->cell_clip, p->cell_clip);
  s->cell[unit] = (int16_t)cell;
  const int32_t value = word(jauge_tanh_word(tanh_argument(cell, p->tanh_shift)));
  const int64_t stored = (int64_t)scaled(value * gate[OUTPUT_GATE * n], p->show) + p->state_zero;
  *out = (int8_t)jauge_clamp(jauge_saturate_i32(stored), INT8_MIN, INT8_MAX);
  s->hidden[unit] = (int16_t)(*out - p->state_zero);
}

static void row(const jauge_call* call, int32_t r) {
  const unit_state s = state_of(call);
  const jauge_lstm_s8* p = s.work;
  if (r == 0) memset(s.cell, 0, 2 * (size_t)p->hidden * sizeof *s.cell);
  const int8_t* in = (const int8_t*)jauge_row(&call->in[0], r);
  for (int32_t i = 0; i < p->inputs; ++i) s.frame[i] = (int16_t)(in[i] - call->in[0].zero_point);
  for (int32_t gate = 0; gate < GATES; ++gate) make_gate(&s, gate);
  int8_t* out = (int8_t*)jauge_row(&call->out[0], r);
  for (int32_t unit = 0; unit < p->hidden; ++unit) make_unit(&s, unit, out + unit);
}

JAUGE_KERNEL(lstm_s8, check, jauge_same_row, row);
