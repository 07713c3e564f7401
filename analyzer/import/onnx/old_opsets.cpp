#include "analyzer/import/onnx/old_opsets.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzer/ops/operator.h"

namespace jauge::import::onnx {
namespace {

Error unsupported(std::string what) {
  return {.kind = ErrorKind::unsupported_operator,
          .where = {},
          .what = std::move(what),
          .hint = "onnx.version_converter.convert_version(model, 13) in Python brings the file up to date"};
}

Error damaged(std::string what) {
  return {.kind = ErrorKind::damaged_file, .where = {}, .what = std::move(what), .hint = {}};
}

// Input i under another shape: a constant keeps its bytes, anything else goes through a Reshape.
Result<void> reshape_input(DraftNode& draft, std::size_t i, const ir::Shape& shape) {
  const ir::Tensor& tensor = draft.input(i);
  ir::Tensor reshaped{.name = tensor.name, .type = {tensor.type.dtype, shape}, .quant = {}, .data = tensor.data};
  if (tensor.is_constant()) {
    draft.set_input(i, draft.graph.add(std::move(reshaped)));
    return {};
  }
  ir::Node node;
  node.op = "Reshape";
  node.name = draft.node.name + "/broadcast";
  node.origin_names = draft.node.origin_names;
  node.inputs = {draft.node.inputs[i], draft.add_integers("shape", shape)};
  reshaped.name = node.name;
  node.outputs = {draft.graph.add(std::move(reshaped))};
  JAUGE_CHECK(ops::infer_shapes(draft.graph, node));
  draft.set_input(i, node.outputs[0]);
  draft.graph.nodes.push_back(std::move(node));
  return {};
}

// Attributes broadcast and axis: the second input lies along the first one's dimensions from `axis` on.
Result<void> broadcast_along_axis(DraftNode& draft) {
  ir::Attributes& attributes = draft.node.attributes;
  const bool at_axis = attributes.integer("broadcast", 0) != 0 && attributes.has("axis");
  std::int64_t axis = attributes.integer("axis", 0);
  attributes.erase("broadcast");
  attributes.erase("axis");
  if (!at_axis || !draft.has_input(0) || !draft.has_input(1)) return {};
  const auto rank = static_cast<std::int64_t>(draft.input(0).type.shape.size());
  ir::Shape shape = draft.input(1).type.shape;
  if (axis < 0) axis += rank;
  const std::int64_t behind = rank - axis - static_cast<std::int64_t>(shape.size());
  if (axis < 0 || behind < 0) return damaged("its axis does not fit its inputs");
  if (behind == 0) return {};
  shape.insert(shape.end(), static_cast<std::size_t>(behind), 1);
  return reshape_input(draft, 1, shape);
}

// One slope a channel, and channels are dimension 1.
Result<void> slopes_along_channels(DraftNode& draft) {
  if (!draft.has_input(0) || !draft.has_input(1)) return {};
  const std::size_t rank = draft.input(0).type.shape.size();
  ir::Shape shape = draft.input(1).type.shape;
  if (shape.size() != 1 || shape[0] == 1 || rank < 3) return {};
  shape.insert(shape.end(), rank - 2, 1);
  return reshape_input(draft, 1, shape);
}

Result<void> shape_to_input(DraftNode& draft) {
  if (draft.node.attributes.has("shape") && !draft.has_input(1))
    draft.set_input(1, draft.add_integers("shape", draft.node.attributes.integers("shape")));
  draft.node.attributes.erase("shape");
  return {};
}

Result<void> concat_along_channels(DraftNode& draft) {
  if (!draft.node.attributes.has("axis")) draft.node.attributes.set("axis", std::int64_t{1});
  return {};
}

Result<void> paddings_to_pads(DraftNode& draft) {
  ir::Attributes& attributes = draft.node.attributes;
  if (attributes.has("paddings")) attributes.set("pads", attributes.integers("paddings"));
  attributes.erase("paddings");
  return {};
}

Result<void> two_factors_to_scales(DraftNode& draft) {
  ir::Attributes& attributes = draft.node.attributes;
  if (attributes.has("height_scale") && attributes.has("width_scale"))
    attributes.set("scales",
                   std::vector<double>{1, 1, attributes.real("height_scale", 1), attributes.real("width_scale", 1)});
  attributes.erase("height_scale");
  attributes.erase("width_scale");
  return {};
}

// ONNX's element types by their place in its enumeration.
Result<void> type_name_to_number(DraftNode& draft) {
  constexpr std::array<std::string_view, 14> names = {"",        "FLOAT",  "UINT8",  "INT8",   "UINT16",
                                                      "INT16",   "INT32",  "INT64",  "STRING", "BOOL",
                                                      "FLOAT16", "DOUBLE", "UINT32", "UINT64"};
  const std::string name = draft.node.attributes.text("to", "");
  if (name.empty()) return {};
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return unsupported("converts to '" + name.substr(0, 40) + "'");
  draft.node.attributes.erase("to");
  draft.node.attributes.set("to", std::int64_t{found - names.begin()});
  return {};
}

// Inputs tiles and axis were one number each; repeats has one for each dimension.
Result<void> tiles_to_repeats(DraftNode& draft) {
  if (draft.opset == 6 || draft.node.inputs.size() != 3) return {};
  for (const std::size_t i : {1, 2})
    if (!draft.has_input(i) || !draft.input(i).is_constant() || ir::elements(draft.input(i).type.shape) != 1)
      return unsupported("how often it repeats is computed by the model");
  const std::vector<double> tiles = ir::to_doubles(draft.input(1).value()),
                            axis = ir::to_doubles(draft.input(2).value());
  std::vector<std::int64_t> repeats(draft.input(0).type.shape.size(), 1);
  if (!(axis[0] >= 0) || !(axis[0] < static_cast<double>(repeats.size())) || !(tiles[0] >= 1) || !(tiles[0] < 1e9))
    return damaged("its axis or number of tiles does not fit its input");
  repeats[static_cast<std::size_t>(axis[0])] = static_cast<std::int64_t>(tiles[0]);
  draft.node.inputs = {draft.node.inputs[0], draft.add_integers("repeats", repeats)};
  return {};
}

// A file that is deployed is meant for inference, whatever it leaves unsaid.
Result<void> inference_is_meant(DraftNode& draft) {
  draft.node.attributes.erase("is_test");
  return {};
}

Result<void> shorter_selu_constants(DraftNode& draft) {
  ir::Attributes& attributes = draft.node.attributes;
  if (draft.opset >= 6) return {};
  if (!attributes.has("alpha")) attributes.set("alpha", 1.6732);
  if (!attributes.has("gamma")) attributes.set("gamma", 1.0507);
  return {};
}

struct Rule {
  std::string_view op;
  Result<void> (*apply)(DraftNode&);
};

constexpr Rule rules[] = {
    {"Add", broadcast_along_axis},     {"And", broadcast_along_axis},     {"BatchNormalization", inference_is_meant},
    {"Cast", type_name_to_number},     {"Concat", concat_along_channels}, {"Div", broadcast_along_axis},
    {"Dropout", inference_is_meant},   {"Equal", broadcast_along_axis},   {"Gemm", broadcast_along_axis},
    {"Greater", broadcast_along_axis}, {"Less", broadcast_along_axis},    {"Mul", broadcast_along_axis},
    {"Or", broadcast_along_axis},      {"PRelu", slopes_along_channels},  {"Pad", paddings_to_pads},
    {"Pow", broadcast_along_axis},     {"Reshape", shape_to_input},       {"Selu", shorter_selu_constants},
    {"Sub", broadcast_along_axis},     {"Tile", tiles_to_repeats},        {"Upsample", two_factors_to_scales},
    {"Xor", broadcast_along_axis},
};

}  // namespace

Result<void> upgrade_to_opset_7(DraftNode& draft) {
  draft.node.attributes.erase("consumed_inputs");  // memory hints of the first executor
  for (const Rule& rule : rules)
    if (rule.op == draft.node.op) return rule.apply(draft);
  return {};
}

}  // namespace jauge::import::onnx
