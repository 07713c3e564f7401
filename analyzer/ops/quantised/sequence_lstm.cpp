// The LSTM of integers as TFLite's kernels for microcontrollers compute it: 8-bit (or 16-bit) sequence and output,
// 8-bit weights, gates and cell of 16 bits. A gate sums its two matrix products in 12 fraction bits; sigmoid and tanh
// are the tables of word_functions.h. TFLite's interpreter for desktops uses other sigmoid polynomials and may differ
// by one.
#include "analyzer/ops/quantised/sequence_lstm.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/quantised/word_functions.h"
#include "analyzer/ops/sequence_lstm.h"

namespace jauge::ops::quantised {
namespace {

using namespace sequence_lstm;
using Words = std::vector<std::int32_t>;  // each within 16 bits

constexpr float gate_scale = 1.0f / 4096;       // of a gate's sum
constexpr float function_scale = 1.0f / 32768;  // of sigmoid and tanh
constexpr StoredRange word_range = {-32768, 32767};

// Rows of weights times a vector, in 12 fraction bits.
struct Product {
  std::vector<std::int32_t> weights;
  std::vector<std::int64_t> bias;  // empty: none
  jauge_multiplier factor;
  bool wide = false;  // the vector has 16 bits

  void add_to(Words& sums, std::span<const std::int32_t> x) const {
    for (std::size_t row = 0; row < sums.size(); ++row) {
      std::int64_t sum = bias.empty() ? 0 : bias[row];
      for (std::size_t i = 0; i < x.size(); ++i) sum += std::int64_t{weights[row * x.size() + i]} * x[i];
      const std::int32_t scaled =
          wide ? jauge_multiply_wide(sum, factor) : jauge_multiply(static_cast<std::int32_t>(sum), factor);
      sums[row] = word_range.clamp(sums[row] + word_range.clamp(scaled));
    }
  }
};

Result<jauge_multiplier> product_factor(InputArrays inputs, std::size_t weights, float in_scale) {
  JAUGE_TRY(const Meaning meaning, meaning_of(*inputs[weights]));
  const float product = in_scale * meaning.scale;
  return jauge_multiplier_of(static_cast<double>(product) / static_cast<double>(gate_scale));
}

// a * b in another scale.
jauge_multiplier factor_of(float a, float b, float to) {
  return jauge_multiplier_of(static_cast<double>(a) * static_cast<double>(b) / static_cast<double>(to));
}

// The argument of tanh_word.
std::int32_t tanh_argument(std::int32_t cell, int shift) {
  if (shift >= 0) return cell * (3 << shift);
  return (cell * 3 + (1 << (-shift - 1))) >> -shift;
}

struct Cell {
  LstmScaling scaling;
  std::array<Product, 4> from_input, from_state;  // by Gate
  StoredRange state_range;

  Words gate(Gate g, std::span<const std::int32_t> x, std::span<const std::int32_t> hidden, std::size_t units) const {
    Words sums(units, 0);
    from_input[g].add_to(sums, x);
    from_state[g].add_to(sums, hidden);
    for (std::int32_t& sum : sums) sum = word_range.clamp(g == cell ? tanh_word(3 * sum) : sigmoid_word(3 * sum));
    return sums;
  }

  // `hidden` is less its zero point.
  void step(std::span<const std::int32_t> x, Words& hidden, Words& memory) const {
    const std::size_t units = memory.size();
    const Words forgotten = gate(forget, x, hidden, units), taken = gate(input, x, hidden, units),
                candidate = gate(cell, x, hidden, units), shown = gate(output, x, hidden, units);
    for (std::size_t u = 0; u < units; ++u) {
      const std::int32_t kept = word_range.clamp(jauge_multiply(forgotten[u] * memory[u], scaling.keep));
      const std::int32_t added = word_range.clamp(jauge_multiply(taken[u] * candidate[u], scaling.take));
      memory[u] = word_range.clamp(kept + added);
      if (scaling.clip > 0) memory[u] = std::clamp(memory[u], -scaling.clip, scaling.clip);
      const std::int32_t value = word_range.clamp(tanh_word(tanh_argument(memory[u], scaling.tanh_shift)));
      hidden[u] =
          state_range.clamp(jauge_multiply(value * shown[u], scaling.show) + scaling.state_zero) - scaling.state_zero;
    }
  }
};

Result<void> refuse_variants(const NodeView& node, InputArrays inputs) {
  const auto given = [&](std::size_t i) { return i < inputs.size() && inputs[i].has_value(); };
  if (!given(input_gate))
    return not_supported("its input gate is coupled to its forget gate, and it computes with integers");
  for (std::size_t i = first_peephole; i < first_bias; ++i)
    if (given(i)) return not_supported("it has peepholes, and it computes with integers");
  if (given(projection)) return not_supported("its output is projected, and it computes with integers");
  if (given(first_norm)) return not_supported("its gates are normalised");
  for (std::size_t i = first_bias; i < projection; ++i)
    if (given(i) && ir::is_float(inputs[i]->type.dtype))
      return not_supported("its bias is real beside quantised weights");
  if (node.attributes().integer("activation", 4) != 4) return not_supported("its activation is not tanh");
  return {};
}

Result<Cell> cell_of(const NodeView& node, InputArrays inputs) {
  Cell cell;
  JAUGE_TRY(cell.scaling, lstm_scaling(node, inputs));
  const bool wide = inputs[0]->type.dtype == ir::DType::int16;
  for (std::size_t gate = 0; gate < 4; ++gate) {
    cell.from_input[gate] = {centred(*inputs[1 + gate]), {}, cell.scaling.from_input[gate], wide};
    cell.from_state[gate] = {centred(*inputs[5 + gate]), {}, cell.scaling.from_state[gate], wide};
    const std::size_t bias = first_bias + gate;
    if (bias < inputs.size() && inputs[bias]) cell.from_input[gate].bias = ir::to_int64s(*inputs[bias]);
  }
  cell.state_range = range_of(inputs[0]->type.dtype);
  return cell;
}

}  // namespace

Result<LstmScaling> lstm_scaling(const NodeView& node, InputArrays inputs) {
  JAUGE_CHECK(refuse_variants(node, inputs));
  const auto state_scale = static_cast<float>(node.attributes().real("state_scale", 0));
  const auto cell_scale = static_cast<float>(node.attributes().real("cell_scale", 0));
  int power = 0;
  if (!(state_scale > 0) || !(cell_scale > 0) || std::frexp(cell_scale, &power) != 0.5f || power < -18 || power > 3)
    return not_supported("an LSTM of integers needs the scales of its states, that of the cell a power of two");
  JAUGE_TRY(const Meaning in, meaning_of(*inputs[0]));
  LstmScaling scaling;
  for (std::size_t gate = 0; gate < 4; ++gate) {
    JAUGE_TRY(scaling.from_input[gate], product_factor(inputs, 1 + gate, in.scale));
    JAUGE_TRY(scaling.from_state[gate], product_factor(inputs, 5 + gate, state_scale));
  }
  scaling.keep = factor_of(function_scale, cell_scale, cell_scale);
  scaling.take = factor_of(function_scale, function_scale, cell_scale);
  scaling.show = factor_of(function_scale, function_scale, state_scale);
  scaling.tanh_shift = 12 + power - 1;  // frexp: cell_scale = 2^(power - 1)
  const double clip = node.attributes().real("cell_clip", 0);
  scaling.clip = static_cast<std::int32_t>(std::clamp(clip / static_cast<double>(cell_scale), 0.0, 32767.0));
  scaling.state_zero = static_cast<std::int32_t>(node.attributes().integer("state_zero", 0));
  return scaling;
}

Result<void> run_sequence_lstm(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const SequenceLstmSizes sizes, sequence_lstm_sizes(node));
  JAUGE_TRY(const Cell cell, cell_of(node, inputs));
  const bool time_major = node.attributes().integer("time_major", 0) != 0;
  const auto features = static_cast<std::size_t>(sizes.features), units = static_cast<std::size_t>(sizes.units);
  const std::vector<std::int32_t> in = centred(*inputs[0]);
  std::vector<std::int32_t> out(static_cast<std::size_t>(ir::elements(outputs[0].type.shape)));
  for (std::int64_t b = 0; b < sizes.batch; ++b) {
    Words hidden(units, 0), memory(units, 0);  // what the operator keeps between calls begins anew with every run
    for (std::int64_t t = 0; t < sizes.steps; ++t) {
      const auto place = static_cast<std::size_t>(time_major ? t * sizes.batch + b : b * sizes.steps + t);
      cell.step(std::span(in).subspan(place * features, features), hidden, memory);
      std::ranges::transform(hidden, out.begin() + static_cast<std::ptrdiff_t>(place * units),
                             [&](std::int32_t x) { return x + cell.scaling.state_zero; });
    }
  }
  store(out, outputs[0]);
  return {};
}

}  // namespace jauge::ops::quantised
