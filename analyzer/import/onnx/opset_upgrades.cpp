#include "analyzer/import/onnx/opset_upgrades.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "analyzer/import/onnx/old_opsets.h"
#include "analyzer/import/onnx/tensor_data.h"

namespace jauge::import::onnx {
namespace {

constexpr std::int64_t every_opset = std::numeric_limits<std::int64_t>::max();

Error unsupported(std::string what, std::string hint) {
  return {.kind = ErrorKind::unsupported_operator, .where = {}, .what = std::move(what), .hint = std::move(hint)};
}

// --- attributes that became inputs -----------------------------------------------------------------------------------

template <std::size_t input>
Result<void> integers_to_input(DraftNode& draft, const char* name) {
  if (draft.node.attributes.has(name) && !draft.has_input(input))
    draft.set_input(input, draft.add_integers(name, draft.node.attributes.integers(name)));
  draft.node.attributes.erase(name);
  return {};
}

Result<void> axes_to_input(DraftNode& draft) {
  return integers_to_input<1>(draft, "axes");
}

Result<void> slice_attributes_to_inputs(DraftNode& draft) {
  JAUGE_CHECK(integers_to_input<1>(draft, "starts"));
  JAUGE_CHECK(integers_to_input<2>(draft, "ends"));
  return integers_to_input<3>(draft, "axes");
}

Result<void> clip_bounds_to_inputs(DraftNode& draft) {
  ir::Attributes& attributes = draft.node.attributes;
  const ir::DType dtype = draft.has_input(0) ? draft.input(0).type.dtype : ir::DType::float32;
  if (attributes.has("min")) draft.set_input(1, draft.add_real("min", attributes.real("min", 0), dtype));
  if (attributes.has("max")) draft.set_input(2, draft.add_real("max", attributes.real("max", 0), dtype));
  attributes.erase("min");
  attributes.erase("max");
  return {};
}

Result<void> pads_to_inputs(DraftNode& draft) {
  ir::Attributes& attributes = draft.node.attributes;
  const ir::DType dtype = draft.has_input(0) ? draft.input(0).type.dtype : ir::DType::float32;
  JAUGE_CHECK(integers_to_input<1>(draft, "pads"));
  if (attributes.has("value")) draft.set_input(2, draft.add_real("value", attributes.real("value", 0), dtype));
  attributes.erase("value");
  return {};
}

Result<void> k_to_input(DraftNode& draft) {
  if (draft.node.attributes.has("k"))
    draft.set_input(1, draft.add_integers("k", {draft.node.attributes.integer("k", 1)}));
  draft.node.attributes.erase("k");
  return {};
}

// Without sizes the parts are equal: newer opsets say so with num_outputs.
Result<void> split_sizes_to_input(DraftNode& draft) {
  JAUGE_CHECK(integers_to_input<1>(draft, "split"));
  if (!draft.has_input(1))
    draft.node.attributes.set("num_outputs", static_cast<std::int64_t>(draft.node.outputs.size()));
  return {};
}

// --- operators whose meaning or name changed -------------------------------------------------------------------------

// Before opset 13 everything from `axis` on was one dimension; the same as today only where one of them is not 1.
Result<void> softmax_over_flattened(DraftNode& draft) {
  if (!draft.has_input(0)) return {};
  const ir::Shape& shape = draft.input(0).type.shape;
  const auto rank = static_cast<std::int64_t>(shape.size());
  std::int64_t axis = draft.node.attributes.integer("axis", 1);
  if (axis < 0) axis += rank;
  draft.node.attributes.set("axis", axis);
  if (axis < 0 || axis >= rank) {
    // A vector has no dimension 1: all of it is one row of one element each. Shape inference refuses other cases.
    return {};
  }
  std::int64_t wide = 0, last_wide = axis;
  for (std::int64_t i = axis; i < rank; ++i)
    if (shape[static_cast<std::size_t>(i)] != 1) {
      ++wide;
      last_wide = i;
    }
  if (wide <= 1)
    draft.node.attributes.set("axis", last_wide);
  else
    draft.node.attributes.set("flatten_to_2d", std::int64_t{1});
  return {};
}

Result<void> resize_like_upsample(DraftNode& draft) {
  draft.node.attributes.set("coordinate_transformation_mode", "asymmetric");
  draft.node.attributes.set("nearest_mode", "floor");
  if (draft.node.inputs.size() == 2)  // data, scales: the regions of interest came between them
    draft.node.inputs = {draft.node.inputs[0], ir::no_tensor, draft.node.inputs[1]};
  return {};
}

Result<void> upsample_to_resize(DraftNode& draft) {
  ir::Attributes& attributes = draft.node.attributes;
  if (attributes.has("scales") && !draft.has_input(1))
    draft.set_input(1, draft.add_floats("scales", attributes.reals("scales")));
  attributes.erase("scales");
  if (attributes.text("mode", "nearest") == "bilinear") attributes.set("mode", "linear");
  draft.node.op = "Resize";
  return resize_like_upsample(draft);
}

// ONNX's number of an element type becomes its name, so that the protobuf enumeration stays in this folder.
Result<void> cast_type_to_name(DraftNode& draft) {
  const std::int64_t number = draft.node.attributes.integer("to", 0);
  draft.node.attributes.set("to", dtype_name(static_cast<int>(std::clamp<std::int64_t>(number, 0, 1000))));
  return {};
}

Result<void> fill_value_to_input(DraftNode& draft) {
  const auto value = draft.tensors.find("value");
  if (value == draft.tensors.end()) return {};
  value->second.name = draft.node.name + "/value";
  draft.set_input(1, draft.graph.add(std::move(value->second)));
  draft.tensors.erase(value);
  return {};
}

Result<void> scatter_to_scatter_elements(DraftNode& draft) {
  draft.node.op = "ScatterElements";
  return {};
}

Result<void> batch_norm_for_inference(DraftNode& draft) {
  ir::Attributes& attributes = draft.node.attributes;
  if (attributes.integer("training_mode", 0) != 0)
    return unsupported("is in training mode", "export the model in inference mode: model.eval() in PyTorch");
  if (attributes.integer("spatial", 1) == 0)
    return unsupported("normalises every element by its own statistics (spatial = 0)",
                       "export the model with a newer opset");
  for (const char* name : {"training_mode", "spatial", "momentum"}) attributes.erase(name);
  if (draft.node.outputs.size() > 1)
    draft.node.outputs = {draft.node.outputs[0]};  // running statistics, for training only
  return {};
}

Result<void> dropout_for_inference(DraftNode& draft) {
  if (draft.has_input(2)) {
    const ir::Tensor& training = draft.input(2);
    if (!training.is_constant() || ir::to_int64s(training.value()) != std::vector<std::int64_t>{0})
      return unsupported("may run in training mode", "export the model in inference mode: model.eval() in PyTorch");
  }
  for (const char* name : {"ratio", "seed", "is_test"}) draft.node.attributes.erase(name);
  if (draft.has_input(0)) draft.node.inputs = {draft.node.inputs[0]};
  return {};
}

Result<void> recurrent_defaults(DraftNode& draft) {
  // Output_sequence left with opset 7; some exporters still write it.
  draft.node.attributes.erase("output_sequence");
  return {};
}

// --- the table -------------------------------------------------------------------------------------------------------

struct Rule {
  std::string_view op;
  std::int64_t below_opset;  // the rule is for files of older opsets than this
  Result<void> (*apply)(DraftNode&);
};

constexpr Rule rules[] = {
    {"BatchNormalization", every_opset, batch_norm_for_inference},
    {"Cast", every_opset, cast_type_to_name},
    {"Clip", 11, clip_bounds_to_inputs},
    {"ConstantOfShape", every_opset, fill_value_to_input},
    {"Dropout", every_opset, dropout_for_inference},
    {"GRU", every_opset, recurrent_defaults},
    {"LSTM", every_opset, recurrent_defaults},
    {"LogSoftmax", 13, softmax_over_flattened},
    {"Hardmax", 13, softmax_over_flattened},
    {"Pad", 11, pads_to_inputs},
    {"RNN", every_opset, recurrent_defaults},
    {"ReduceL1", 18, axes_to_input},
    {"ReduceL2", 18, axes_to_input},
    {"ReduceLogSum", 18, axes_to_input},
    {"ReduceLogSumExp", 18, axes_to_input},
    {"ReduceMax", 18, axes_to_input},
    {"ReduceMean", 18, axes_to_input},
    {"ReduceMin", 18, axes_to_input},
    {"ReduceProd", 18, axes_to_input},
    {"ReduceSum", 13, axes_to_input},
    {"ReduceSumSquare", 18, axes_to_input},
    {"Resize", 11, resize_like_upsample},
    {"Scatter", every_opset, scatter_to_scatter_elements},
    {"Slice", 10, slice_attributes_to_inputs},
    {"Softmax", 13, softmax_over_flattened},
    {"Split", 18, split_sizes_to_input},
    {"Squeeze", 13, axes_to_input},
    {"TopK", 10, k_to_input},
    {"Unsqueeze", 13, axes_to_input},
    {"Upsample", every_opset, upsample_to_resize},
};

}  // namespace

Result<void> upgrade(DraftNode& draft) {
  if (draft.opset < 7) JAUGE_CHECK(upgrade_to_opset_7(draft));
  for (const Rule& rule : rules)
    if (rule.op == draft.node.op && draft.opset < rule.below_opset) return rule.apply(draft);
  return {};
}

}  // namespace jauge::import::onnx
