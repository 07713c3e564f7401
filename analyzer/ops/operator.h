// What a kind of node means. Operators are structs of plain functions in one explicit list (all_operators.cpp); an
// empty field is a fact ("no int8 kernel yet") that the coverage table prints. One operator, one file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/base/units.h"
#include "analyzer/ir/graph.h"

namespace jauge::ops {

// Groups operators for colours, cost models and advice.
enum class Family {
  convolution,
  depthwise,  // a Conv whose group equals its input channels; see family_of
  dense,
  pooling,
  elementwise,
  recurrent,
  activation,
  data_movement,
};

// A node seen from its operator: types, values and attributes without ids.
class NodeView {
 public:
  NodeView(const ir::Graph& graph, const ir::Node& node) : graph_(&graph), node_(&node) {}

  const ir::Graph& graph() const { return *graph_; }
  const ir::Node& node() const { return *node_; }
  const ir::Attributes& attributes() const { return node_->attributes; }

  std::size_t input_count() const { return node_->inputs.size(); }
  std::size_t output_count() const { return node_->outputs.size(); }
  // Whether input i was given (an optional input may be absent).
  bool has_input(std::size_t i) const { return i < node_->inputs.size() && node_->inputs[i] != ir::no_tensor; }
  const ir::Tensor& input_tensor(std::size_t i) const { return graph_->tensor(node_->inputs[i]); }
  const ir::Tensor& output_tensor(std::size_t i = 0) const { return graph_->tensor(node_->outputs[i]); }
  const ir::Shape& input(std::size_t i) const { return input_tensor(i).type.shape; }
  const ir::Shape& output(std::size_t i = 0) const { return output_tensor(i).type.shape; }
  ir::DType input_dtype(std::size_t i) const { return input_tensor(i).type.dtype; }

  // The value of input i when it is a constant.
  std::optional<ir::ConstArrayView> constant(std::size_t i) const {
    if (!has_input(i) || !input_tensor(i).is_constant()) return std::nullopt;
    return input_tensor(i).value();
  }

 private:
  const ir::Graph* graph_;
  const ir::Node* node_;
};

enum class AttributeType { integer, real, text, integers, reals };

struct AttributeRule {
  std::string_view name;
  AttributeType type;
};

using Types = std::vector<ir::TensorType>;
using InputArrays = std::span<const std::optional<ir::ConstArrayView>>;  // one for each input; empty when absent
using OutputArrays = std::span<ir::ArrayView>;                           // one for each output

// How the arena planner may treat an operator's first output.
struct MemoryRule {
  // Inputs whose bytes output 0 may take over, element by element, when the input dies here and has the output's bytes.
  std::vector<std::size_t> in_place_inputs = {};
  // Output 0 is input 0 under another shape: no bytes move at all (Reshape, Flatten, Squeeze ...).
  bool is_view = false;
};

struct RowRule;  // rows.h

struct Operator {
  std::string_view name;     // our name; ONNX's where it has one ("Conv")
  std::string_view summary;  // one line for people
  Family family = Family::data_movement;

  std::size_t min_inputs = 1;
  std::size_t max_inputs = 1;  // `many` for lists
  std::size_t min_outputs = 1;
  std::size_t max_outputs = 1;
  std::vector<AttributeRule> attributes = {};
  // Inputs whose *value* decides a shape or the meaning, not the data: shape of Reshape, pads of Pad, axes. They must
  // be constant before a graph is deployable, and they are no parameters.
  std::vector<std::size_t> value_inputs = {};

  // Output types from input types (and the values of value_inputs). Checks everything the operator needs: attribute
  // ranges, ranks, matching dimensions. Errors: damaged_file (the model contradicts itself), unsupported_operator (a
  // variant we do not do), shape_needed (a value input is not constant). `where` is filled in by infer_shapes.
  Result<Types> (*infer)(const NodeView&) = nullptr;

  // Multiply-accumulates by conventions 2.1: padding taps count; bias, activation, pooling count 0. Empty: always 0.
  Macs (*macs)(const NodeView&) = nullptr;

  // What STM32Cube.AI counts for this node (conventions 2.2). Empty: 0. nullopt result: no ST convention known.
  std::optional<std::int64_t> (*st_macc)(const NodeView&) = nullptr;

  // The reference kernel: whole tensors, any layout that infer accepts as channels-last, every dtype infer accepts.
  // Obviously right rather than fast. Inputs and outputs have the inferred types. Fused activations are applied by the
  // caller (apply_activation). Empty: cannot run.
  Result<void> (*run)(const NodeView&, InputArrays, OutputArrays) = nullptr;

  // The kernels for integers that stand for reals, bit for bit in the node's rounding world; outputs[0] carries its
  // meaning. Empty: numbers that only move or are compared go through `run` as they are stored; in ONNX's world the
  // rest goes through the real numbers and back, as ONNX Runtime does; in TFLite's only functions of one number do.
  Result<void> (*run_tflite)(const NodeView&, InputArrays, OutputArrays) = nullptr;
  Result<void> (*run_onnx)(const NodeView&, InputArrays, OutputArrays) = nullptr;

  MemoryRule memory = {};

  // Which rows of an input the rows of output 0 need (rows.h). Empty: all of it, so the operator never streams.
  RowRule (*rows)(const NodeView&, std::size_t input) = nullptr;
};

inline constexpr std::size_t many = 1'000'000;

// Every operator, sorted by name.
std::span<const Operator* const> all_operators();

// Nothing when we do not know the operator.
const Operator* find_operator(std::string_view name);

// The family of this very node: a Conv with one input channel per group is depthwise.
Family family_of(const NodeView& node);
std::string_view name_of(Family family);

// "Conv 3x3 /2, ReLU": how tables name the node.
std::string label_of(const NodeView& node);

// Known operator, input and output counts, attribute types. Nothing when all is well.
std::optional<Error> find_fault(const ir::Graph& graph, const ir::Node& node);

// Runs the node's `infer` and stores the output types in the graph (quantisation is left alone).
// Errors name the node: "kws.onnx: node 'stem/resize' (Resize)".
Result<void> infer_shapes(ir::Graph& graph, const ir::Node& node);

// All nodes in order. A graph that passes is well typed.
Result<void> infer_shapes(ir::Graph& graph);

// Runs the node's kernel on constant inputs; used by constant folding and by readers that must know a shape.
// Errors: unsupported_operator when it has no kernel for these types.
Result<std::vector<ir::Array>> evaluate(const ir::Graph& graph, const ir::Node& node, InputArrays inputs);

// Values that a file stores for this node: elements of its constant inputs that are not value_inputs.
std::int64_t parameter_count(const NodeView& node);
// Their bytes as stored.
Bytes parameter_bytes(const NodeView& node);

// Applies a fused activation in place. Integer arrays with a meaning clamp in their quantised domain, bounds rounded as
// the node's world does.
void apply_activation(const ir::Activation& activation, const ir::ArrayView& array,
                      ir::Rounding rounding = ir::Rounding::onnx);

}  // namespace jauge::ops
