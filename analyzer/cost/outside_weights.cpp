// Which weights go to the board's external Flash when the chip's own is too small.
#include <algorithm>
#include <numeric>

#include "analyzer/cost/estimate_parts.h"
#include "analyzer/cost/program_memory.h"
#include "analyzer/cost/weight_reads.h"

namespace jauge::cost {
namespace {

const target::MemoryRegion* largest_external(const target::Target& target) {
  const target::MemoryRegion* largest = nullptr;
  for (const target::MemoryRegion& region : target.regions)
    if (region.kind == target::MemoryKind::external_flash && (!largest || region.size > largest->size))
      largest = &region;
  return largest;
}

// Layers that share a constant cannot be told apart: then the sum of all is more than the whole.
bool layers_own_their_weights(const Counts& counts) {
  Bytes sum;
  for (const LayerCount& layer : counts.layers) sum += layer.weight_bytes;
  return sum == counts.weight_bytes;
}

// Fetches per byte decide: a dense layer reads each weight once, a convolution on a large map hundreds of times. Of
// equals the larger goes first, so that few layers go; at the end what turned out to be needless comes back, the
// dearest first.
std::vector<OutsideLayer> cheapest_outside(const Counts& counts, const target::RuntimeProfile& runtime, Bytes excess) {
  std::vector<OutsideLayer> order;
  for (std::size_t i = 0; i < counts.layers.size(); ++i)
    if (counts.layers[i].weight_bytes > 0_B) order.push_back({i, counts.layers[i].weight_bytes});
  const auto reads = [&](const OutsideLayer& layer) {
    return reads_of_weights(counts.layers[layer.layer], runtime).typical;
  };
  std::ranges::stable_sort(order, [&](const OutsideLayer& a, const OutsideLayer& b) {
    return std::pair(reads(a), b.bytes) < std::pair(reads(b), a.bytes);
  });
  Bytes outside;
  std::size_t count = 0;
  while (count < order.size() && outside < excess) outside += order[count++].bytes;
  order.resize(count);
  std::vector<OutsideLayer> chosen;
  for (auto layer = order.rbegin(); layer != order.rend(); ++layer) {
    if (outside - layer->bytes >= excess)
      outside = outside - layer->bytes;
    else
      chosen.push_back(*layer);
  }
  std::ranges::sort(chosen, {}, &OutsideLayer::layer);
  return chosen;
}

std::vector<OutsideLayer> every_layer(const Counts& counts) {
  std::vector<OutsideLayer> all;
  for (std::size_t i = 0; i < counts.layers.size(); ++i)
    if (counts.layers[i].weight_bytes > 0_B) all.push_back({i, counts.layers[i].weight_bytes});
  return all;
}

Bytes sum_of(const std::vector<OutsideLayer>& layers) {
  return std::accumulate(layers.begin(), layers.end(), Bytes{},
                         [](Bytes sum, const OutsideLayer& layer) { return sum + layer.bytes; });
}

}  // namespace

void move_weights_outside(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                          FlashUse& use) {
  const auto inside = program_regions(target);
  const target::MemoryRegion* external = largest_external(target);
  if (!external || inside.empty() || inside.front().kind != target::MemoryKind::flash) return;
  const Bytes room = *program_capacity(target);
  const Bytes weights = whole_bytes(use.weights);
  const Bytes excess = whole_bytes(use.total) - room;
  if (excess > weights) return;  // code and reserve alone are too large
  const bool by_layer = runtime.weights_by_layer && layers_own_their_weights(*workload.counts);
  use.outside = by_layer ? cheapest_outside(*workload.counts, runtime, excess) : every_layer(*workload.counts);
  const Bytes outside = by_layer ? sum_of(use.outside) : weights;
  if (outside > external->size) {
    use.outside.clear();
    return;
  }
  use.external = outside;
  use.external_region = external->name;
  FlashUse rest = use;
  rest.weights = counted(weights - outside);
  use.placed_in = place_by_address(rest, inside);
  use.placed_in.push_back({external->name, outside, Content::weights});
}

}  // namespace jauge::cost
