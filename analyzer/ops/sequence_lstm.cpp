// SequenceLSTM: TFLite's LSTM over a sequence, with its 24 inputs in their order, because quantised LSTMs give every
// gate a scale of its own: 0 sequence; 1-4 input weights [units, features] of the input, forget, cell and output gate;
// 5-8 recurrent weights [units, outputs]; 9-11 peepholes; 12-15 biases; 16, 17 projection; 18, 19 states (absent: the
// operator keeps them); 20-23 layer norm. Attributes time_major, cell_clip, activation (schema number).
#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

constexpr std::size_t first_input_weight = 2;  // the input gate may be coupled to the forget gate
constexpr std::size_t first_recurrent_weight = 6;
constexpr std::size_t input_gate = 1;
constexpr std::size_t projection = 16;

struct Sizes {
  std::int64_t batch, steps, features, units, outputs, gates;
};

Result<Sizes> sizes_of(const NodeView& node) {
  JAUGE_CHECK(require_rank(node, 0, 3));
  for (std::size_t i : {first_input_weight, first_recurrent_weight})
    if (!node.has_input(i) || node.input(i).size() != 2) return contradiction("its weights are missing");
  const bool time_major = node.attributes().integer("time_major", 0) != 0;
  const ir::Shape& in = node.input(0);
  const Sizes sizes{.batch = in[time_major ? 1 : 0],
                    .steps = in[time_major ? 0 : 1],
                    .features = in[2],
                    .units = node.input(first_input_weight)[0],
                    .outputs = node.input(first_recurrent_weight)[1],
                    .gates = node.has_input(input_gate) ? 4 : 3};
  for (std::size_t gate = 0; gate < 4; ++gate) {
    if (gate == 0 && sizes.gates == 3) continue;
    if (!node.has_input(1 + gate) || !node.has_input(5 + gate)) return contradiction("a gate has no weights");
    JAUGE_CHECK(require_shape(node, 1 + gate, {sizes.units, sizes.features}, "input weights"));
    JAUGE_CHECK(require_shape(node, 5 + gate, {sizes.units, sizes.outputs}, "recurrent weights"));
  }
  return sizes;
}

Result<Types> infer(const NodeView& node) {
  JAUGE_TRY(const Sizes sizes, sizes_of(node));
  ir::Shape shape = node.input(0);
  shape[2] = sizes.outputs;
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Macs macs(const NodeView& node) {
  const auto sizes = sizes_of(node);
  if (!sizes) return {};
  const std::int64_t steps = saturating_product({sizes->batch, sizes->steps});
  const std::int64_t per_step = saturating_product({sizes->gates, sizes->units, sizes->features + sizes->outputs}) +
                                (node.has_input(projection) ? saturating_product({sizes->units, sizes->outputs}) : 0);
  return {saturating_product({steps, per_step})};
}

}  // namespace

extern const Operator sequence_lstm_operator;

const Operator sequence_lstm_operator = {.name = "SequenceLSTM",
                                         .summary = "an LSTM over a sequence, as TFLite stores it",
                                         .family = Family::recurrent,
                                         .max_inputs = 24,
                                         .attributes = {{"time_major", AttributeType::integer},
                                                        {"cell_clip", AttributeType::real},
                                                        {"activation", AttributeType::integer}},
                                         .infer = infer,
                                         .macs = macs,
                                         .st_macc = st_unknown};

}  // namespace jauge::ops
