#include "analyzer/import/onnx/graph_importer.h"

#include <algorithm>

#include "analyzer/base/nearest_name.h"
#include "analyzer/import/onnx/model_scan.h"
#include "analyzer/import/onnx/node_order.h"
#include "analyzer/import/onnx/opset_upgrades.h"
#include "analyzer/import/onnx/tensor_data.h"
#include "analyzer/import/shown_name.h"
#include "analyzer/ops/operator.h"

namespace jauge::import::onnx {
namespace {

constexpr int most_nodes = 200'000;
constexpr int most_tensors = 400'000;
constexpr std::size_t longest_name = 64 * 1024;

Error too_large(const Place& place, const std::string& what) {
  return {.kind = ErrorKind::too_large,
          .where = place.file,
          .what = what,
          .hint = "no network for a microcontroller is like this; export the model again"};
}

Result<void> require_limits(const proto::GraphProto& graph, const Place& place) {
  if (graph.node_size() > most_nodes)
    return too_large(place, "the model has " + std::to_string(graph.node_size()) + " nodes; the limit is 200,000");
  if (graph.initializer_size() + graph.input_size() > most_tensors)
    return too_large(place, "the model has more than 400,000 tensors");
  if (graph.sparse_initializer_size() > 0)
    return Error{.kind = ErrorKind::unsupported_operator,
                 .where = place.of_tensor(graph.sparse_initializer(0).values().name()),
                 .what = "is stored as a sparse tensor, which Jauge does not read",
                 .hint = "export the model with dense weights"};
  for (const proto::NodeProto& node : graph.node()) {
    if (node.name().size() > longest_name) return too_large(place, "a node has a name of more than 64 KiB");
    for (const std::string& output : node.output())
      if (output.size() > longest_name) return too_large(place, "a tensor has a name of more than 64 KiB");
  }
  return {};
}

// The value of a Constant node, in whichever of its attributes it stands.
Result<ir::Tensor> constant_value(DraftNode& draft) {
  if (draft.tensors.contains("value")) return std::move(draft.tensors.at("value"));
  const ir::Attributes& attributes = draft.node.attributes;
  ir::TensorId id = ir::no_tensor;
  if (attributes.has("value_int")) id = draft.add_integers("value", {attributes.integer("value_int", 0)}, true);
  if (attributes.has("value_ints")) id = draft.add_integers("value", attributes.integers("value_ints"));
  if (attributes.has("value_float"))
    id = draft.add_real("value", attributes.real("value_float", 0), ir::DType::float32);
  if (attributes.has("value_floats")) id = draft.add_floats("value", attributes.reals("value_floats"));
  if (id != ir::no_tensor) return draft.graph.tensor(id);
  return Error{.kind = ErrorKind::unsupported_operator,
               .where = {},
               .what = "holds no value that Jauge reads (a string or a sparse tensor?)",
               .hint = "export the model with dense numeric constants"};
}

// Absent at the end is the same as not listed.
void drop_trailing_absent(std::vector<ir::TensorId>& ids) {
  while (!ids.empty() && ids.back() == ir::no_tensor) ids.pop_back();
}

}  // namespace

Result<Imported> GraphImporter::run(proto::GraphProto& graph) {
  imported_.graph.source.name = place_.file;
  JAUGE_CHECK(require_limits(graph, place_));
  JAUGE_CHECK(check_options(graph));
  JAUGE_CHECK(add_constants(graph));
  JAUGE_CHECK(add_inputs(graph));
  JAUGE_CHECK(add_nodes(graph));
  JAUGE_CHECK(add_graph_outputs(graph));
  imported_.graph = ir::without_unused_tensors(std::move(imported_.graph));
  for (Note& note : inputs_.take_notes()) imported_.notes.push_back(std::move(note));
  return std::move(imported_);
}

// A shape for an input that does not exist is a slip that must not pass silently.
Result<void> GraphImporter::check_options(const proto::GraphProto& graph) const {
  std::vector<std::string> names;
  for (const auto& input : graph.input()) names.push_back(input.name());
  const auto check = [&](const std::string& given) -> Result<void> {
    if (std::find(names.begin(), names.end(), given) != names.end()) return {};
    std::string known;
    for (const std::string& name : nearest_names(given, names)) known += (known.empty() ? "" : ", ") + clean_name(name);
    return Error{.kind = ErrorKind::unknown_name,
                 .where = place_.file,
                 .what = "the model has no input " + quoted_name(given),
                 .hint = known.empty() ? "it has no inputs" : "its inputs: " + known};
  };
  for (const auto& [name, shape] : options_.shapes) JAUGE_CHECK(check(name));
  for (const auto& [name, value] : options_.bindings) JAUGE_CHECK(check(name));
  return {};
}

Result<void> GraphImporter::define(const std::string& name, ir::Tensor tensor) {
  tensor.name = clean_name(name);
  const auto [known, is_new] = tensors_.emplace(name, ir::no_tensor);
  if (!is_new)
    return Error{.kind = ErrorKind::damaged_file,
                 .where = place_.of_tensor(name),
                 .what = "is defined twice",
                 .hint = "export the model again"};
  known->second = imported_.graph.add(std::move(tensor));
  return {};
}

Result<void> GraphImporter::add_constants(proto::GraphProto& graph) {
  for (proto::TensorProto& initializer : *graph.mutable_initializer()) {
    JAUGE_TRY(ir::Tensor constant, constant_of(initializer, folder_, place_));
    JAUGE_CHECK(define(initializer.name(), std::move(constant)));
  }
  return {};
}

// Old files list their weights among the inputs: what has an initializer is no input.
Result<void> GraphImporter::add_inputs(const proto::GraphProto& graph) {
  for (const auto& input : graph.input())
    if (!tensors_.contains(input.name())) JAUGE_CHECK(inputs_.learn_symbols(input));
  for (const auto& input : graph.input()) {
    if (tensors_.contains(input.name())) continue;
    if (const auto bound = options_.bindings.find(input.name()); bound != options_.bindings.end()) {
      JAUGE_CHECK(bind(input, bound->second));
      continue;
    }
    JAUGE_TRY(ir::TensorType type, inputs_.type_of(input));
    JAUGE_CHECK(define(input.name(), {.name = {}, .type = std::move(type), .quant = {}, .data = {}}));
    imported_.graph.inputs.push_back(tensors_.at(input.name()));
  }
  return {};
}

Result<void> GraphImporter::bind(const proto::ValueInfoProto& input, const ir::Tensor& value) {
  const auto dtype = dtype_of(input.type().tensor_type().elem_type());
  if (!value.is_constant() || !dtype || *dtype != value.type.dtype)
    return Error{.kind = ErrorKind::usage,
                 .where = place_.file + ": input " + quoted_name(input.name()),
                 .what = "the value bound to it has another element type",
                 .hint = {}};
  return define(input.name(), value);
}

Result<void> GraphImporter::add_nodes(proto::GraphProto& graph) {
  JAUGE_TRY(const std::vector<int> order, running_order(graph, place_));
  const std::vector<bool> decides = decides_values(graph, order);
  for (int i : order) JAUGE_CHECK(add_node(*graph.mutable_node(i), decides[static_cast<std::size_t>(i)]));
  return {};
}

Result<DraftNode> GraphImporter::draft_of(proto::NodeProto& source) {
  DraftNode draft{.graph = imported_.graph, .opset = place_.opset, .node = {}, .tensors = {}};
  draft.node.op = source.op_type();
  draft.node.name = clean_name(shown_name_of(source));
  draft.node.origin_names = {draft.node.name};
  for (const std::string& input : source.input())
    draft.node.inputs.push_back(input.empty() ? ir::no_tensor : tensors_.at(input));
  JAUGE_CHECK(read_attributes(source, folder_, place_, draft));
  return draft;
}

void GraphImporter::add_outputs_of(const proto::NodeProto& source, ir::Node& node) {
  for (const std::string& name : source.output()) {
    // Recurrent layers may leave out their first output; every node of ours has one, if only to be counted.
    if (name.empty() && !node.outputs.empty()) {
      node.outputs.push_back(ir::no_tensor);
      continue;
    }
    const ir::TensorId id = imported_.graph.add({.name = clean_name(name), .type = {}, .quant = {}, .data = {}});
    if (!name.empty()) tensors_.emplace(name, id);
    node.outputs.push_back(id);
  }
}

Result<void> GraphImporter::add_constant_node(proto::NodeProto& source, DraftNode draft) {
  auto value = constant_value(draft);
  if (!value) return placed(std::move(value.error()), source);
  if (source.output_size() != 1) return place_.damaged(source, "does not have one output");
  return define(source.output(0), *std::move(value));
}

// Upgrades and operators do not know where in the file they are, and not always what the user can do.
Error GraphImporter::placed(Error error, const proto::NodeProto& source) const {
  error.where = place_.of(source);
  if (error.hint.empty() && error.kind == ErrorKind::damaged_file) error.hint = "export the model again";
  if (error.hint.empty() && error.kind == ErrorKind::unsupported_operator)
    error.hint = "rewrite this part of the model with other operators or types and export it again";
  return error;
}

Result<void> GraphImporter::add_node(proto::NodeProto& source, bool decides_values) {
  JAUGE_TRY(DraftNode draft, draft_of(source));
  if (source.op_type() == "Constant") return add_constant_node(source, std::move(draft));

  ir::Node& node = draft.node;
  add_outputs_of(source, node);
  auto done = upgrade(draft);
  if (done && !draft.tensors.empty())
    done = place_.unsupported(source, "its attribute " + quoted_name(draft.tensors.begin()->first) + " is a tensor",
                              "export the model with a newer opset");
  drop_trailing_absent(node.inputs);
  drop_trailing_absent(node.outputs);
  if (done) done = ops::infer_shapes(imported_.graph, node);
  if (!done) return placed(std::move(done.error()), source);
  if (decides_values && arithmetic_.evaluate(imported_.graph, node)) return {};
  imported_.graph.nodes.push_back(std::move(node));
  return {};
}

Result<void> GraphImporter::add_graph_outputs(const proto::GraphProto& graph) {
  for (const auto& output : graph.output()) {
    const auto known = tensors_.find(output.name());
    if (known == tensors_.end())
      return Error{.kind = ErrorKind::damaged_file,
                   .where = place_.file + ": output " + quoted_name(output.name()),
                   .what = "nothing in the file writes it",
                   .hint = "export the model again"};
    imported_.graph.outputs.push_back(known->second);
    note_other_shape(output, imported_.graph.tensor(known->second));
  }
  if (imported_.graph.outputs.empty())
    return Error{.kind = ErrorKind::damaged_file,
                 .where = place_.file,
                 .what = "the model has no outputs",
                 .hint = "export the model again"};
  return {};
}

// What the file says about an output is never trusted, but a contradiction is worth a word.
void GraphImporter::note_other_shape(const proto::ValueInfoProto& declared, const ir::Tensor& tensor) {
  if (!declared.type().tensor_type().has_shape()) return;
  const auto& shape = declared.type().tensor_type().shape();
  bool same = shape.dim_size() == static_cast<int>(tensor.type.shape.size());
  for (int i = 0; same && i < shape.dim_size(); ++i)
    same = shape.dim(i).dim_value() <= 0 || shape.dim(i).dim_value() == tensor.type.shape[static_cast<std::size_t>(i)];
  if (!same)
    imported_.notes.push_back(
        {"declared_shape_differs", place_.file + ": output " + quoted_name(declared.name()),
         "the file declares another shape than the one computed, " + ir::to_text(tensor.type.shape),
         "the computed shape is used"});
}

}  // namespace jauge::import::onnx
