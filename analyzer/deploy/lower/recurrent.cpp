// LSTM, GRU and RNN of real numbers, and TFLite's SequenceLSTM as an LSTM (of integers: integer_sequences.cpp).
#include "analyzer/ops/recurrent.h"
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

bool is_read(const ops::NodeView& node, std::size_t output) {
  if (output >= node.output_count() || node.node().outputs[output] == ir::no_tensor) return false;
  const ir::TensorId id = node.node().outputs[output];
  for (const ir::TensorId other : node.graph().outputs)
    if (other == id) return true;
  for (const ir::Node& reader : node.graph().nodes)
    for (const ir::TensorId other : reader.inputs)
      if (other == id) return true;
  return false;
}

Result<jauge_activation> function_named(std::string name) {
  for (char& letter : name) letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  const auto plain = [](std::int32_t function, float alpha = 0, float beta = 0) {
    return jauge_activation{.function = function, .low = beta, .high = 0, .alpha = alpha};
  };
  if (name == "sigmoid") return plain(JAUGE_SIGMOID);
  if (name == "tanh") return plain(JAUGE_TANH);
  if (name == "relu") return plain(JAUGE_RELU);
  if (name == "softsign") return plain(JAUGE_SOFTSIGN);
  if (name == "hardsigmoid") return plain(JAUGE_HARD_SIGMOID, 0.2f, 0.5f);
  if (name == "affine") return plain(JAUGE_IDENTITY);
  return ops::not_supported("its activation '" + name.substr(0, 40) + "' is not done");
}

Result<void> read_functions(const ops::NodeView& node, const ops::RecurrentWork& work, jauge_recurrent& parameters) {
  const std::string usual = work.gates == 4 ? "Sigmoid,Tanh,Tanh" : work.gates == 3 ? "Sigmoid,Tanh" : "Tanh";
  std::string names = node.attributes().text("activations", "");
  if (names.empty()) names = work.directions == 2 ? usual + "," + usual : usual;
  if (node.attributes().has("activation_alpha") || node.attributes().has("activation_beta"))
    return ops::not_supported("its activations have parameters");
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= names.size() && count < std::size(parameters.functions); ++count) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    JAUGE_TRY(parameters.functions[count], function_named(names.substr(begin, end - begin)));
    begin = end + 1;
  }
  return {};
}

void append(std::vector<float>& to, const std::vector<float>& all, std::int64_t direction, std::int64_t directions) {
  const std::size_t length = all.size() / static_cast<std::size_t>(directions);
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(direction) * length);
  to.insert(to.end(), first, first + static_cast<std::ptrdiff_t>(length));
}

// For each direction: input weights, recurrent weights, both biases, peepholes.
Result<std::vector<float>> weights_of(const ops::NodeView& node, const ops::RecurrentWork& work) {
  const auto input = floats_of(node, 1), recurrent = floats_of(node, 2), peepholes = floats_of(node, 7);
  auto bias = floats_of(node, 3);
  if (!input || !recurrent || (node.has_input(3) && !bias) || (node.has_input(7) && !peepholes))
    return ops::not_supported("its weights are computed by another node, or are no reals");
  const auto rows = static_cast<std::size_t>(work.gates * work.hidden);
  std::vector<float> weights;
  for (std::int64_t direction = 0; direction < work.directions; ++direction) {
    append(weights, *input, direction, work.directions);
    append(weights, *recurrent, direction, work.directions);
    std::vector<float> both;
    if (bias) append(both, *bias, direction, work.directions);
    both.resize(2 * rows, 0);  // absent, or one bias for both
    weights.insert(weights.end(), both.begin(), both.end());
    if (peepholes) append(weights, *peepholes, direction, work.directions);
  }
  return weights;
}

void list_operands(const ops::NodeView& node, const ops::RecurrentWork& work, bool all_states, LoweredOp& op) {
  const Geometry state{1, work.directions, work.hidden};
  op.inputs = {{node.node().inputs[0], Geometry{work.steps, 1, work.inputs}}, {}, {}};
  for (std::size_t i = 0; i < 2; ++i)
    if (node.has_input(5 + i)) op.inputs[1 + i] = {node.node().inputs[5 + i], state};
  if (all_states) op.outputs.push_back({node.node().outputs[0], Geometry{work.steps, work.directions, work.hidden}});
  for (std::size_t i = 1; i < 3; ++i)
    op.outputs.push_back(is_read(node, i) ? Operand{node.node().outputs[i], state} : Operand{});
}

}  // namespace

Result<LoweredOps> lower_recurrent(const ops::NodeView& node) {
  JAUGE_TRY(const ops::RecurrentWork work, ops::recurrent_work(node));
  if (work.batch != 1) return ops::not_supported("it computes several sequences at a time");
  if (node.has_input(4)) return ops::not_supported("its sequences have lengths of their own");
  if (!is_f32(node.input_tensor(0))) return ops::not_supported("the runtime on the chip computes it with reals only");
  const bool all_states = is_read(node, 0);
  if (!all_states && !is_read(node, 1)) return ops::not_supported("nobody reads its hidden states");
  jauge_recurrent parameters = {};
  parameters.steps = static_cast<std::int32_t>(work.steps);
  parameters.inputs = static_cast<std::int32_t>(work.inputs);
  parameters.hidden = static_cast<std::int32_t>(work.hidden);
  parameters.directions = static_cast<std::int32_t>(work.directions);
  parameters.all_states = all_states ? 1 : 0;
  parameters.reverse = work.reverse ? 1 : 0;
  parameters.peepholes = node.has_input(7) ? 1 : 0;
  parameters.linear_before_reset = node.attributes().integer("linear_before_reset", 0) != 0 ? 1 : 0;
  parameters.input_forget = node.attributes().integer("input_forget", 0) != 0 ? 1 : 0;
  parameters.clip = static_cast<float>(node.attributes().real("clip", 0));
  JAUGE_CHECK(read_functions(node, work, parameters));
  JAUGE_TRY(const std::vector<float> weights, weights_of(node, work));
  LoweredOp op = {.kernel = work.gates == 4   ? JAUGE_KERNEL_lstm_f32
                            : work.gates == 3 ? JAUGE_KERNEL_gru_f32
                                              : JAUGE_KERNEL_rnn_f32};
  list_operands(node, work, all_states, op);
  op.parameters = blob_of(parameters);
  op.weights = blob_of_list(weights);
  return LoweredOps{std::move(op)};
}

namespace {

constexpr std::size_t first_input_weight = 1, first_recurrent_weight = 5, first_peephole = 9, first_bias = 12;
constexpr std::size_t projection = 16, first_norm = 20;
// TFLite's gates input, forget, cell, output in ONNX's order input, output, forget, cell; its peepholes likewise.
constexpr std::size_t gate_order[] = {0, 3, 1, 2}, peephole_order[] = {0, 2, 1};

Result<void> refuse_variants(const ops::NodeView& node) {
  if (!node.has_input(first_input_weight)) return ops::not_supported("its input gate is coupled to its forget gate");
  if (node.has_input(projection)) return ops::not_supported("its output is projected");
  if (node.has_input(first_norm)) return ops::not_supported("its gates are normalised");
  if (node.attributes().integer("activation", 4) != 4) return ops::not_supported("its activation is not tanh");
  return {};
}

Result<void> append_input(const ops::NodeView& node, std::size_t i, std::vector<float>& to) {
  const auto values = floats_of(node, i);
  if (!values) return ops::not_supported("its weights are computed by another node, or are no reals");
  to.insert(to.end(), values->begin(), values->end());
  return {};
}

Result<std::vector<float>> sequence_weights(const ops::NodeView& node, std::size_t hidden, bool peepholes) {
  std::vector<float> weights;
  for (const std::size_t first : {first_input_weight, first_recurrent_weight})
    for (const std::size_t gate : gate_order) JAUGE_CHECK(append_input(node, first + gate, weights));
  for (const std::size_t gate : gate_order) {
    if (node.has_input(first_bias + gate))
      JAUGE_CHECK(append_input(node, first_bias + gate, weights));
    else
      weights.resize(weights.size() + hidden, 0);
  }
  weights.resize(weights.size() + 4 * hidden, 0);  // one bias for input and state
  if (peepholes)
    for (const std::size_t gate : peephole_order) JAUGE_CHECK(append_input(node, first_peephole + gate, weights));
  return weights;
}

}  // namespace

Result<LoweredOps> lower_sequence_lstm(const ops::NodeView& node) {
  if (all_quantised_bytes(node)) return lower_integer_lstm(node);
  if (!all_f32(node)) return ops::not_supported("the runtime on the chip has no such LSTM of these element types");
  JAUGE_CHECK(refuse_variants(node));
  const ir::Shape& in = node.input(0);
  if (in[0] != 1 && in[1] != 1) return ops::not_supported("it computes several sequences at a time");
  if (node.input(0)[node.attributes().integer("time_major", 0) != 0 ? 1 : 0] != 1)
    return ops::not_supported("it computes several sequences at a time");
  const std::int64_t steps = in[0] * in[1], hidden = node.output().back();
  jauge_recurrent parameters = {};
  parameters.steps = static_cast<std::int32_t>(steps);
  parameters.inputs = static_cast<std::int32_t>(in[2]);
  parameters.hidden = static_cast<std::int32_t>(hidden);
  parameters.directions = 1;
  parameters.all_states = 1;
  parameters.peepholes = node.has_input(first_peephole) ? 1 : 0;
  parameters.cell_clip = static_cast<float>(node.attributes().real("cell_clip", 0));
  parameters.functions[0].function = JAUGE_SIGMOID;
  parameters.functions[1].function = parameters.functions[2].function = JAUGE_TANH;
  JAUGE_TRY(const auto weights, sequence_weights(node, static_cast<std::size_t>(hidden), parameters.peepholes != 0));
  return LoweredOps{{.kernel = JAUGE_KERNEL_lstm_f32,
                     .inputs = {{node.node().inputs[0], Geometry{steps, 1, in[2]}}},
                     .outputs = {{node.node().outputs[0], Geometry{steps, 1, hidden}}},
                     .parameters = blob_of(parameters),
                     .weights = blob_of_list(weights)}};
}

}  // namespace jauge::deploy
