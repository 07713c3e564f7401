#include <algorithm>
#include <cmath>
#include <limits>

#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"
#include "analyzer/passes/quant_rules.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

// A Pad of the spatial axes of a channels-last map with one number.
struct SpatialPad {
  std::vector<std::int64_t> pads;  // begins, then ends, as window operators have them
  double value = 0;
};

std::optional<std::vector<std::int64_t>> pads_of_every_axis(const ir::Graph& graph, const ir::Node& pad) {
  const std::size_t rank = graph.tensor(pad.inputs[0]).type.shape.size();
  if (!is_constant(graph, pad.inputs[1])) return std::nullopt;
  const auto listed = ir::to_int64s(graph.tensor(pad.inputs[1]).value());
  Permutation axes = identity(rank);
  if (const ir::TensorId id = input_or_none(pad, 3); id != ir::no_tensor) {
    if (!is_constant(graph, id)) return std::nullopt;
    axes = ir::to_int64s(graph.tensor(id).value());
  }
  if (listed.size() != 2 * axes.size()) return std::nullopt;
  std::vector<std::int64_t> pads(2 * rank, 0);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const auto axis = static_cast<std::size_t>(axes[i] < 0 ? axes[i] + static_cast<std::int64_t>(rank) : axes[i]);
    if (axis >= rank) return std::nullopt;
    pads[axis] = listed[i];
    pads[axis + rank] = listed[i + axes.size()];
  }
  return pads;
}

// The real number of a margin; integers without a scale of their own are none.
std::optional<double> real_of(const ir::Graph& graph, ir::TensorId id) {
  const auto number = scalar_of(graph, id);
  const ir::Tensor& tensor = graph.tensor(id);
  if (!number || (!tensor.quant && tensor.type.dtype != ir::DType::float32)) return std::nullopt;
  if (!tensor.quant) return number;
  return (*number - static_cast<double>(tensor.quant->zero_points[0])) * double{tensor.quant->scales[0]};
}

std::optional<SpatialPad> spatial_pad(const ir::Graph& graph, const ir::Node& pad) {
  if (pad.op != "Pad" || pad.attributes.text("mode", "constant") != "constant") return std::nullopt;
  if (pad.activation.kind != ir::ActivationKind::none) return std::nullopt;
  const ir::Tensor& in = graph.tensor(pad.inputs[0]);
  const bool is_quantised = in.quant && in.quant == graph.tensor(pad.outputs[0]).quant && stored_range(in.type.dtype);
  if (!is_quantised && in.type.dtype != ir::DType::float32) return std::nullopt;
  const auto pads = pads_of_every_axis(graph, pad);
  if (!pads || pads->size() < 6 || std::ranges::min(*pads) < 0) return std::nullopt;
  const std::size_t rank = pads->size() / 2;
  SpatialPad result;
  for (std::size_t end : {std::size_t{0}, rank})
    for (std::size_t axis = 0; axis < rank; ++axis) {
      if (axis != 0 && axis + 1 != rank)
        result.pads.push_back((*pads)[end + axis]);
      else if ((*pads)[end + axis] != 0)
        return std::nullopt;
    }
  if (const ir::TensorId id = input_or_none(pad, 2); id != ir::no_tensor) {
    const auto value = real_of(graph, id);
    if (!value) return std::nullopt;
    result.value = *value;
  }
  return result;
}

bool has_zero_pads(const ir::Node& node) {
  return std::ranges::all_of(node.attributes.integers("pads"), [](std::int64_t pad) { return pad == 0; });
}

// Every window must touch the map itself; ONNX demands it of pools.
bool reaches_map(const ir::Node& pool, const std::vector<std::int64_t>& pads) {
  const auto kernel = pool.attributes.integers("kernel_shape");
  for (std::size_t i = 0; i < pads.size(); ++i)
    if (pads[i] >= kernel[i % kernel.size()]) return false;
  return true;
}

bool is_plain_pool(const ir::Node& pool) {
  const auto dilations = pool.attributes.integers("dilations");
  return pool.attributes.integer("ceil_mode", 0) == 0 &&
         std::ranges::all_of(dilations, [](std::int64_t dilation) { return dilation == 1; });
}

// Whether the value is what the type holds least of.
bool is_least_number(const ir::Tensor& map, double value) {
  return map.quant && stored_number(*map.quant, map.type.dtype, value) == stored_range(map.type.dtype)->low;
}

// Whether the value can be nothing that a maximum over real elements of the map would lose to.
bool never_wins(double value, const ir::Node* source) {
  if (value <= static_cast<double>(std::numeric_limits<float>::lowest())) return true;
  if (!source) return false;
  const bool is_relu = source->op == "Relu" || source->activation.kind == ir::ActivationKind::relu ||
                       source->activation.kind == ir::ActivationKind::relu6;
  return value <= 0 && is_relu;
}

// Whether `reader` gives the same result when it pads by itself. `source` writes what was padded.
bool can_take(const ir::Graph& graph, const ir::Node& reader, const SpatialPad& pad, const ir::Node* source) {
  if (!ops::channels_last(reader.attributes)) return false;
  const std::string auto_pad = reader.attributes.text("auto_pad", "NOTSET");
  if (auto_pad != "NOTSET" && auto_pad != "VALID") return false;
  if (reader.op == "Conv") return pad.value == 0;
  if (!is_plain_pool(reader) || !reaches_map(reader, pad.pads) || !has_zero_pads(reader)) return false;
  const ir::Tensor& map = graph.tensor(reader.inputs[0]);
  // Integer kernels do not count margins in their averages.
  if (reader.op == "AveragePool") return pad.value == 0 && !map.quant;
  return reader.op == "MaxPool" && (never_wins(pad.value, source) || is_least_number(map, pad.value));
}

void take_pads(ir::Node& reader, const SpatialPad& pad) {
  std::vector<std::int64_t> pads = reader.attributes.integers("pads");
  if (reader.attributes.text("auto_pad", "NOTSET") == "VALID") pads.clear();
  pads.resize(pad.pads.size(), 0);
  for (std::size_t i = 0; i < pads.size(); ++i) pads[i] += pad.pads[i];
  reader.attributes.erase("auto_pad");
  reader.attributes.set("pads", pads);
  if (reader.op == "AveragePool") reader.attributes.set("count_include_pad", std::int64_t{1});
}

}  // namespace

Result<ir::Graph> fold_pad(ir::Graph graph) {
  const std::vector<int> uses = use_counts(graph);
  const std::vector<int> producer = ir::producers(graph);
  const auto writer_of = [&](ir::TensorId id) {
    return producer[index_of(id)] < 0 ? nullptr : &graph.nodes[static_cast<std::size_t>(producer[index_of(id)])];
  };
  for (ir::Node& node : graph.nodes) {
    if (node.op != "Conv" && node.op != "AveragePool" && node.op != "MaxPool") continue;
    const ir::Node* pad = uses[index_of(node.inputs[0])] == 1 ? writer_of(node.inputs[0]) : nullptr;
    const auto pads = pad ? spatial_pad(graph, *pad) : std::nullopt;
    if (!pads || !can_take(graph, node, *pads, writer_of(pad->inputs[0]))) continue;
    take_pads(node, *pads);
    node.inputs[0] = pad->inputs[0];  // the Pad is dead now
    merge_origin(node, *pad);
  }
  return graph;
}

}  // namespace jauge::passes
