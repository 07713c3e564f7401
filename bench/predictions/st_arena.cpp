#include "bench/predictions/st_arena.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace jauge::predictions {
namespace {

using target::KernelClass;

struct Life {
  double bytes = 0;
  std::size_t first = 0, last = 0;  // steps
  bool used = false;
};

// Which tensors share a place: views, and what is computed element by element where it lies.
class Places {
 public:
  explicit Places(const ir::Graph& graph)
      : graph_(graph), place_of_(graph.tensors.size()), lives_(graph.tensors.size()) {
    std::iota(place_of_.begin(), place_of_.end(), std::size_t{0});
    for (const ir::TensorId id : graph.inputs) occupy(id, 0);
  }

  void occupy(ir::TensorId id, std::size_t step) {
    if (id == ir::no_tensor || graph_.tensor(id).is_constant()) return;
    Life& life = lives_[place_of_[index_of(id)]];
    if (!life.used) life.first = step;
    life.used = true;
    life.last = std::max(life.last, step);
    life.bytes = std::max(life.bytes, bytes_of(id));
  }

  void share(ir::TensorId with, ir::TensorId id) { place_of_[index_of(id)] = place_of_[index_of(with)]; }

  double bytes_of(ir::TensorId id) const { return static_cast<double>(ir::bytes_of(graph_.tensor(id).type).value); }

  double live_at(std::size_t step) const {
    double bytes = 0;
    for (const Life& life : lives_)
      if (life.used && life.first <= step && step <= life.last) bytes += life.bytes;
    return bytes;
  }

 private:
  const ir::Graph& graph_;
  std::vector<std::size_t> place_of_;
  std::vector<Life> lives_;
};

// Of kernels for integers with a scale for each channel.
double scratch_of(const cost::LayerCount& layer) {
  const cost::LayerWork& work = layer.work;
  if (work.macs <= 0 || work.outputs <= 0 || !work.kernel) return 0;
  const double window = work.macs / work.outputs;  // of all input channels
  const double channels = layer.output.shape.empty() ? 1 : static_cast<double>(layer.output.shape.back());
  switch (*work.kernel) {
    case KernelClass::convolution:
      return 4 * window + 14 * channels + std::min(2 * window * channels, 5120.0);
    case KernelClass::pointwise:
      return 4 * window + 10 * channels;
    case KernelClass::depthwise:
      return channels * (3 * window + 10) + 1;
    case KernelClass::dense:
      return 2 * window + 10 * channels;
    default:
      return 0;
  }
}

// The one input that carries data, when the node reads no other.
ir::TensorId only_input(const ir::Graph& graph, const ir::Node& node) {
  ir::TensorId found = ir::no_tensor;
  for (const ir::TensorId id : node.inputs) {
    if (id == ir::no_tensor || graph.tensor(id).is_constant()) continue;
    if (found != ir::no_tensor) return ir::no_tensor;
    found = id;
  }
  return found;
}

bool is_conversion(const ir::Node& node) {
  return node.op.find("uantize") != std::string::npos;
}

}  // namespace

double st_arena_bytes(const ir::Graph& graph, const cost::Counts& counts, double overlapping_bytes) {
  const auto readers = ir::consumers(graph);
  Places places(graph);
  for (std::size_t step = 0; step < graph.nodes.size(); ++step) {
    const ir::Node& node = graph.nodes[step];
    const ir::TensorId input = only_input(graph, node);
    const auto kernel = counts.layers[step].work.kernel;
    const bool in_place = !kernel || *kernel == KernelClass::elementwise || is_conversion(node);
    if (in_place && input != ir::no_tensor && node.outputs.size() == 1 && node.outputs[0] != ir::no_tensor &&
        readers[index_of(input)].size() == 1 && places.bytes_of(node.outputs[0]) <= places.bytes_of(input))
      places.share(input, node.outputs[0]);
    for (const ir::TensorId id : node.inputs) places.occupy(id, step);
    for (const ir::TensorId id : node.outputs) places.occupy(id, step);
  }
  double peak = 0, scratch = 0;
  for (std::size_t step = 0; step < graph.nodes.size(); ++step) {
    peak = std::max(peak, places.live_at(step) + scratch_of(counts.layers[step]));
    scratch = std::max(scratch, scratch_of(counts.layers[step]));
  }
  return std::min(peak, overlapping_bytes + scratch);
}

}  // namespace jauge::predictions
