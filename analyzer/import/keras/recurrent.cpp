// Keras LSTM, GRU and SimpleRNN, alone, in both directions, and layers repeated over time. Our operators are ONNX's
// with layout = 1 (batch first). Gate orders: Keras LSTM i f c o, ours i o f c; GRU z r h in both.
#include <nlohmann/json.hpp>

#include "analyzer/base/checked_math.h"
#include "analyzer/import/keras/layer_call.h"

namespace jauge::import::keras {
namespace {

using nlohmann::json;

struct Cell {
  std::string op;  // "LSTM", "GRU", "RNN"
  std::int64_t gates = 4;
  std::vector<std::int64_t> gate_order;  // ours[i] = Keras' gate_order[i]
  std::int64_t units = 0;
  bool use_bias = true;
  bool reset_after = true;  // GRU only
  bool return_sequences = false;
  std::string activations;  // ours, for one direction: "Sigmoid,Tanh,Tanh"
};

// Our names of the activations that recurrent layers know. Keras 3 changed the slope of hard_sigmoid.
std::optional<std::string> activation_named(const std::string& keras, bool keras_3) {
  if (keras == "tanh") return "Tanh";
  if (keras == "sigmoid") return "Sigmoid";
  if (keras == "relu") return "Relu";
  if (keras == "softsign") return "Softsign";
  if (keras == "linear") return "Affine";
  if (keras == "hard_sigmoid" && !keras_3) return "HardSigmoid";
  return std::nullopt;
}

Result<void> read_activations(const LayerCall& call, Cell& cell) {
  JAUGE_TRY(const std::string state, call.function("activation"));
  JAUGE_TRY(const std::string gate, call.function("recurrent_activation"));
  const auto ours = activation_named(state, call.is_keras_3());
  const auto gates = cell.op == "RNN" ? ours : activation_named(gate, call.is_keras_3());
  if (!ours || !gates)
    return call.unsupported("its activations are " + state + (cell.op == "RNN" ? "" : " and " + gate),
                            "use tanh and sigmoid, which embedded runtimes accelerate");
  cell.activations = cell.op == "LSTM"  ? *gates + "," + *ours + "," + *ours
                     : cell.op == "GRU" ? *gates + "," + *ours
                                        : *ours;
  return {};
}

Result<Cell> cell_of(const LayerCall& call) {
  Cell cell;
  cell.op = call.class_name() == "SimpleRNN" ? "RNN" : call.class_name();
  if (cell.op == "LSTM") cell.gate_order = {0, 3, 1, 2};
  if (cell.op == "GRU") cell.gate_order = {0, 1, 2};
  if (cell.op == "RNN") cell.gate_order = {0};
  cell.gates = static_cast<std::int64_t>(cell.gate_order.size());
  JAUGE_TRY(cell.units, call.integer("units", 0));
  JAUGE_TRY(cell.use_bias, call.boolean("use_bias", true));
  // The oldest GRUs have no such option and reset before.
  JAUGE_TRY(cell.reset_after, call.boolean("reset_after", false));
  JAUGE_TRY(cell.return_sequences, call.boolean("return_sequences", false));
  JAUGE_CHECK(read_activations(call, cell));
  JAUGE_TRY(const bool return_state, call.boolean("return_state", false));
  if (return_state) return call.unsupported("it returns its state as further outputs", "train with return_state=False");
  JAUGE_TRY(const bool time_major, call.boolean("time_major", false));
  if (time_major) return call.unsupported("its time stands before the batch", "train with time_major=False");
  if (call.inputs.size() != 1 || call.input_shape().size() != 3 || cell.units < 1 || cell.units > 1'000'000)
    return call.damaged("its input is not one sequence of vectors");
  return cell;
}

// Rows of our matrix are columns of Keras': [rows, gates * units] -> [gates * units, rows], gates reordered.
std::vector<float> gates_transposed(const Hdf5Array& source, const Cell& cell) {
  const std::int64_t rows = source.shape[0], columns = source.shape[1];
  std::vector<float> result;
  result.reserve(source.values.size());
  for (const std::int64_t gate : cell.gate_order)
    for (std::int64_t unit = 0; unit < cell.units; ++unit)
      for (std::int64_t row = 0; row < rows; ++row)
        result.push_back(source.values[static_cast<std::size_t>(row * columns + gate * cell.units + unit)]);
  return result;
}

// One value for each gate and unit, in our order of gates.
std::vector<float> gates_reordered(std::span<const float> source, const Cell& cell) {
  std::vector<float> result;
  for (const std::int64_t gate : cell.gate_order)
    for (std::int64_t unit = 0; unit < cell.units; ++unit)
      result.push_back(source[static_cast<std::size_t>(gate * cell.units + unit)]);
  return result;
}

// The variables of one direction, appended to those of the direction before.
struct Matrices {
  std::vector<float> input, recurrent, bias;
};

Result<void> append(const LayerCall& call, const Cell& cell, Matrices& matrices) {
  const std::int64_t features = call.input_shape()[2], width = cell.gates * cell.units;
  JAUGE_TRY(const Hdf5Array kernel, call.variable("kernel", {features, width}));
  JAUGE_TRY(const Hdf5Array recurrent, call.variable("recurrent_kernel", {cell.units, width}));
  const auto add = [](std::vector<float>& all, const std::vector<float>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  add(matrices.input, gates_transposed(kernel, cell));
  add(matrices.recurrent, gates_transposed(recurrent, cell));
  if (!cell.use_bias) return {};
  // GRUs that reset after the product keep a bias for the input and one for the state.
  const bool two_biases = cell.op == "GRU" && cell.reset_after;
  JAUGE_TRY(const Hdf5Array bias, call.variable("bias", two_biases ? ir::Shape{2, width} : ir::Shape{width}));
  for (std::int64_t row = 0; row < (two_biases ? 2 : 1); ++row)
    add(matrices.bias,
        gates_reordered(
            std::span(bias.values).subspan(static_cast<std::size_t>(row * width), static_cast<std::size_t>(width)),
            cell));
  return {};
}

// Emits the operator; output 0 is the sequence [batch, steps, directions, units], output 1 the last state.
Outputs emit_cell(LayerCall& call, const Cell& cell, const Matrices& matrices, std::int64_t directions,
                  const std::string& direction) {
  const std::int64_t features = call.input_shape()[2], width = cell.gates * cell.units;
  const std::string& name = call.name();
  std::vector<ir::TensorId> inputs = {
      call.inputs.front(), call.emit.constant(name + "/kernel", {directions, width, features}, matrices.input),
      call.emit.constant(name + "/recurrent_kernel", {directions, width, cell.units}, matrices.recurrent)};
  if (cell.use_bias) {
    const auto biases = static_cast<std::int64_t>(matrices.bias.size()) / directions;
    inputs.push_back(call.emit.constant(name + "/bias", {directions, biases}, matrices.bias));
  }
  const std::string activations = directions == 2 ? cell.activations + "," + cell.activations : cell.activations;
  const std::int64_t batch_first = 1;
  if (cell.op != "GRU")
    return call.emit.nodes(
        cell.op, name, std::move(inputs),
        {{"hidden_size", cell.units}, {"direction", direction}, {"layout", batch_first}, {"activations", activations}},
        2);
  return call.emit.nodes("GRU", name, std::move(inputs),
                         {{"hidden_size", cell.units},
                          {"direction", direction},
                          {"layout", batch_first},
                          {"activations", activations},
                          {"linear_before_reset", std::int64_t{cell.reset_after}}},
                         2);
}

// [.., directions, units] -> [.., directions * units]: Keras' concatenation of both directions.
Outputs joined(LayerCall& call, const Cell& cell, const std::vector<ir::TensorId>& outputs, std::int64_t directions) {
  const ir::Shape in = call.input_shape();
  ir::Shape shape = {in[0], directions * cell.units};
  if (cell.return_sequences) shape.insert(shape.begin() + 1, in[1]);
  const std::string name = call.name() + "/join";
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node("Reshape", name,
                           {outputs[cell.return_sequences ? 0 : 1], call.emit.integers(name + "/shape", shape)}));
  return std::vector{output};
}

// The layer inside a wrapper.
Result<LayerCall> inner_layer(const LayerCall& call, const std::string& part) {
  const json& config = call.config();
  if (!config.contains("layer") || !config["layer"].is_object() || !config["layer"].contains("config") ||
      !config["layer"].contains("class_name") || !config["layer"]["class_name"].is_string())
    return call.damaged("it wraps no layer");
  const json& layer = config["layer"];
  return call.wrapped(layer["config"], layer["class_name"].get<std::string>(), call.inputs, part);
}

}  // namespace

Outputs convert_recurrent(LayerCall& call) {
  JAUGE_TRY(const Cell cell, cell_of(call));
  JAUGE_TRY(const bool backwards, call.boolean("go_backwards", false));
  if (backwards) return call.unsupported("it runs backwards through time", "use Bidirectional");
  Matrices matrices;
  JAUGE_CHECK(append(call, cell, matrices));
  JAUGE_TRY(const auto outputs, emit_cell(call, cell, matrices, 1, "forward"));
  return joined(call, cell, outputs, 1);
}

Outputs convert_bidirectional(LayerCall& call) {
  JAUGE_TRY(const std::string merge, call.text("merge_mode", "concat"));
  if (merge != "concat") return call.unsupported("its directions are merged by '" + merge + "'", "use concat");
  JAUGE_TRY(LayerCall forward, inner_layer(call, "forward_"));
  JAUGE_TRY(LayerCall backward, inner_layer(call, "backward_"));
  if (forward.class_name() != "LSTM" && forward.class_name() != "GRU")
    return call.unsupported("it wraps a " + forward.class_name(), "use LSTM or GRU inside");
  JAUGE_TRY(const Cell cell, cell_of(forward));
  Matrices matrices;
  JAUGE_CHECK(append(forward, cell, matrices));
  JAUGE_CHECK(append(backward, cell, matrices));
  JAUGE_TRY(const auto outputs, emit_cell(forward, cell, matrices, 2, "bidirectional"));
  return joined(forward, cell, outputs, 2);
}

// Time becomes part of the batch for the wrapped layer.
Outputs convert_time_distributed(LayerCall& call) {
  const ir::Shape shape = call.input_shape();
  if (shape.size() < 3) return call.damaged("its input has no time");
  const auto rows = checked_multiply(shape[0], shape[1]);
  if (!rows) return call.damaged("its input is too large");
  JAUGE_TRY(LayerCall inner, inner_layer(call, ""));
  const LayerConverter* converter = find_converter(inner.class_name());
  if (!converter || inner.inputs.size() != 1)
    return call.unsupported("it wraps a " + inner.class_name(), "use a single Keras layer with one input inside");
  ir::Shape merged(shape.begin() + 1, shape.end());
  merged[0] = *rows;
  const std::string name = call.name() + "/merge_time";
  JAUGE_TRY(inner.inputs.front(),
            call.emit.node("Reshape", name, {call.inputs.front(), call.emit.integers(name + "/shape", merged)}));
  JAUGE_TRY(const auto outputs, converter->convert(inner));
  ir::Shape split = call.emit.shape(outputs.front());
  split.erase(split.begin());
  split.insert(split.begin(), {shape[0], shape[1]});
  const std::string back = call.name() + "/split_time";
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node("Reshape", back, {outputs.front(), call.emit.integers(back + "/shape", split)}));
  return std::vector{output};
}

}  // namespace jauge::import::keras
