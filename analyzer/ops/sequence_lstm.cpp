#include "analyzer/ops/sequence_lstm.h"

#include <Eigen/Core>
#include <algorithm>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/kernels.h"

namespace jauge::ops {

using namespace sequence_lstm;

namespace {

// Everything but the gates' matrices.
Result<void> check_vectors(const NodeView& node, const SequenceLstmSizes& sizes) {
  for (std::size_t i = first_peephole; i < projection; ++i)
    if (node.has_input(i)) JAUGE_CHECK(require_shape(node, i, {sizes.units}, i < first_bias ? "peephole" : "bias"));
  if (node.has_input(projection)) {
    JAUGE_CHECK(require_shape(node, projection, {sizes.outputs, sizes.units}, "projection"));
  } else if (sizes.outputs != sizes.units) {
    return contradiction("its output is not projected and has another size than its cell");
  }
  if (node.has_input(projection_bias))
    JAUGE_CHECK(require_shape(node, projection_bias, {sizes.outputs}, "projection bias"));
  return {};
}

}  // namespace

Result<SequenceLstmSizes> sequence_lstm_sizes(const NodeView& node) {
  JAUGE_CHECK(require_rank(node, 0, 3));
  for (std::size_t i : {first_input_weight, first_recurrent_weight})
    if (!node.has_input(i) || node.input(i).size() != 2) return contradiction("its weights are missing");
  const bool time_major = node.attributes().integer("time_major", 0) != 0;
  const ir::Shape& in = node.input(0);
  const SequenceLstmSizes sizes{.batch = in[time_major ? 1 : 0],
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
  JAUGE_CHECK(check_vectors(node, sizes));
  return sizes;
}

namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_TRY(const SequenceLstmSizes sizes, sequence_lstm_sizes(node));
  ir::Shape shape = node.input(0);
  shape[2] = sizes.outputs;
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Macs macs(const NodeView& node) {
  const auto sizes = sequence_lstm_sizes(node);
  if (!sizes) return {};
  const std::int64_t steps = saturating_product({sizes->batch, sizes->steps});
  const std::int64_t per_step = saturating_product({sizes->gates, sizes->units, sizes->features + sizes->outputs}) +
                                (node.has_input(projection) ? saturating_product({sizes->units, sizes->outputs}) : 0);
  return {saturating_product({steps, per_step})};
}

using Row = Eigen::VectorXf;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixMap = Eigen::Map<const Matrix>;
using RowMap = Eigen::Map<const Row>;

bool given(InputArrays inputs, std::size_t i) {
  return i < inputs.size() && inputs[i].has_value();
}

MatrixMap matrix_of(InputArrays inputs, std::size_t i) {
  const ir::Shape& shape = inputs[i]->type.shape;
  return {inputs[i]->as<float>().data(), shape[0], shape[1]};
}

RowMap row_of(InputArrays inputs, std::size_t i) {
  return {inputs[i]->as<float>().data(), static_cast<Eigen::Index>(inputs[i]->as<float>().size())};
}

Row sigmoid(const Row& x) {
  return (1 + (-x.array()).exp()).inverse().matrix();
}

// The schema's numbers of activations: 0 none, 1 Relu, 3 Relu6, 4 Tanh, 6 Sigmoid.
Result<Row> activated(std::int64_t kind, const Row& x) {
  switch (kind) {
    case 0:
      return x;
    case 1:
      return Row(x.cwiseMax(0.0f));
    case 3:
      return Row(x.cwiseMax(0.0f).cwiseMin(6.0f));
    case 4:
      return Row(x.array().tanh().matrix());
    case 6:
      return sigmoid(x);
    default:
      return not_supported("its activation " + std::to_string(kind) + " is not known here");
  }
}

// One gate before its activation. Peepholes see the cell state; the cell gate has none.
Row gate_sum(InputArrays inputs, Gate gate, const Row& x, const Row& hidden, const Row& state) {
  Row sum = matrix_of(inputs, 1 + gate) * x + matrix_of(inputs, 5 + gate) * hidden;
  const std::size_t peephole = first_peephole + (gate == output ? std::size_t{2} : std::size_t{gate});
  if (gate != cell && given(inputs, peephole)) sum += row_of(inputs, peephole).cwiseProduct(state);
  if (given(inputs, first_bias + gate)) sum += row_of(inputs, first_bias + gate);
  return sum;
}

struct State {
  Row hidden, cell;
};

Result<void> step(const NodeView& node, InputArrays inputs, const Row& x, State& state) {
  const std::int64_t kind = node.attributes().integer("activation", 4);
  const auto clip = static_cast<float>(node.attributes().real("cell_clip", 0));
  const Row forgotten = sigmoid(gate_sum(inputs, forget, x, state.hidden, state.cell));
  const Row taken = given(inputs, input_gate) ? sigmoid(gate_sum(inputs, input, x, state.hidden, state.cell))
                                              : Row((1 - forgotten.array()).matrix());
  JAUGE_TRY(const Row candidate, activated(kind, gate_sum(inputs, cell, x, state.hidden, state.cell)));
  state.cell = forgotten.cwiseProduct(state.cell) + taken.cwiseProduct(candidate);
  if (clip > 0) state.cell = state.cell.cwiseMax(-clip).cwiseMin(clip);
  const Row shown = sigmoid(gate_sum(inputs, output, x, state.hidden, state.cell));
  JAUGE_TRY(const Row value, activated(kind, state.cell));
  state.hidden = shown.cwiseProduct(value);
  if (given(inputs, projection)) state.hidden = matrix_of(inputs, projection) * state.hidden;
  if (given(inputs, projection_bias)) state.hidden += row_of(inputs, projection_bias);
  return {};
}

// From zero states: what the operator keeps between calls begins anew with every run.
Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const SequenceLstmSizes sizes, sequence_lstm_sizes(node));
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (given(inputs, i) && inputs[i]->type.dtype != ir::DType::float32)
      return not_supported("an LSTM of TFLite computes with real numbers or with integers throughout");
  if (given(inputs, first_norm)) return not_supported("its gates are normalised");
  const bool time_major = node.attributes().integer("time_major", 0) != 0;
  for (std::int64_t b = 0; b < sizes.batch; ++b) {
    State state{Row::Zero(sizes.outputs), Row::Zero(sizes.units)};
    for (std::int64_t t = 0; t < sizes.steps; ++t) {
      const std::int64_t place = time_major ? t * sizes.batch + b : b * sizes.steps + t;
      const Row x = RowMap(inputs[0]->as<float>().data() + place * sizes.features, sizes.features);
      JAUGE_CHECK(step(node, inputs, x, state));
      std::copy(state.hidden.begin(), state.hidden.end(), outputs[0].as<float>().data() + place * sizes.outputs);
    }
  }
  return {};
}

}  // namespace

extern const Operator sequence_lstm_operator;

const Operator sequence_lstm_operator = {.name = "SequenceLSTM",
                                         .summary = "an LSTM over a sequence, as TFLite stores it",
                                         .family = Family::recurrent,
                                         .max_inputs = 24,
                                         .attributes = {{"time_major", AttributeType::integer},
                                                        {"cell_clip", AttributeType::real},
                                                        {"activation", AttributeType::integer},
                                                        {"state_scale", AttributeType::real},
                                                        {"state_zero", AttributeType::integer},
                                                        {"cell_scale", AttributeType::real}},
                                         .infer = infer,
                                         .macs = macs,
                                         .st_macc = st_unknown,
                                         .run = run,
                                         .run_tflite = quantised::run_sequence_lstm};

}  // namespace jauge::ops
