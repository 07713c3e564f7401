// What the board's external memories cost in time. Nobody publishes it by network, so it is estimated from the bus,
// with an interval as wide as our ignorance.
#include <algorithm>
#include <set>

#include "analyzer/cost/estimate_parts.h"
#include "analyzer/cost/external_time.h"
#include "analyzer/cost/weight_reads.h"

namespace jauge::cost {
namespace {

struct Range {
  double low = 0, typical = 0, high = 0;

  Range& operator+=(const Range& other) {
    low += other.low;
    typical += other.typical;
    high += other.high;
    return *this;
  }
};

Range cycles_for(const Range& bytes, double bus_bytes_per_second, Hertz clock) {
  const double cycles_per_byte = static_cast<double>(clock.value) / bus_bytes_per_second;
  return {bytes.low * cycles_per_byte * bus_slowdown_low, bytes.typical * cycles_per_byte * bus_slowdown_typical,
          bytes.high * cycles_per_byte * bus_slowdown_high};
}

Range weight_bytes_read(const OutsideLayer& layer, const Counts& counts, const target::RuntimeProfile& runtime) {
  const Reads reads = reads_of_weights(counts.layers[layer.layer], runtime);
  const auto bytes = static_cast<double>(layer.bytes.value);
  return {bytes * reads.low, bytes * reads.typical, bytes * reads.high};
}

// Bytes of external activations that each layer writes once and reads: at least once, as a rule once for every window
// that covers them, at most four times as often.
class ExternalTensors {
 public:
  ExternalTensors(const Workload& workload, const RamUse& ram)
      : graph_(*workload.deployable), counts_(*workload.counts) {
    for (const ArenaPart& part : ram.arena_parts)
      if (part.is_external) names_.insert(part.tensors.begin(), part.tensors.end());
  }

  Range moved_by(std::size_t layer) const {
    const ir::Node& node = graph_.nodes[layer];
    double written = 0, read = 0, element = 1;
    for (const ir::TensorId id : node.outputs) written += external_bytes(id);
    for (const ir::TensorId id : node.inputs)
      if (const double bytes = external_bytes(id); bytes > 0) {
        read += bytes;
        element = static_cast<double>(ir::bytes_of(graph_.tensor(id).type.dtype));
      }
    const double windows = read > 0 ? std::max(read, counts_.layers[layer].work.gather * element) : 0;
    return {written + read, written + windows, written + 4 * windows};
  }

 private:
  double external_bytes(ir::TensorId id) const {
    if (id == ir::no_tensor || !names_.contains(graph_.tensor(id).name)) return 0;
    return static_cast<double>(ir::bytes_of(graph_.tensor(id).type).value);
  }

  const ir::Graph& graph_;
  const Counts& counts_;
  std::set<std::string> names_;
};

std::vector<Range> cycles_by_layer(const Workload& workload, const target::Target& target,
                                   const target::RuntimeProfile& runtime, const Estimate& estimate) {
  const Hertz clock = *target.clock;
  std::vector<Range> cycles(workload.counts->layers.size());
  for (const OutsideLayer& layer : estimate.flash.outside)
    cycles[layer.layer] += cycles_for(weight_bytes_read(layer, *workload.counts, runtime),
                                      bus_of(target, target::MemoryKind::external_flash), clock);
  if (estimate.ram.external == 0_B) return cycles;
  const ExternalTensors tensors(workload, estimate.ram);
  for (std::size_t i = 0; i < cycles.size(); ++i)
    cycles[i] += cycles_for(tensors.moved_by(i), bus_of(target, target::MemoryKind::external_ram), clock);
  return cycles;
}

Figure figure_of(const Range& cycles) {
  return interval(cycles.typical, cycles.low, cycles.high, Unit::cycles, Origin::estimated);
}

Figure in_ms(const Range& cycles, Hertz clock) {
  return interval(duration_ms(cycles.typical, clock), duration_ms(cycles.low, clock), duration_ms(cycles.high, clock),
                  Unit::milliseconds, Origin::estimated);
}

}  // namespace

double bus_of(const target::Target& target, target::MemoryKind kind) {
  double fastest = 0;
  for (const target::MemoryRegion& region : target.regions)
    if (region.kind == kind) fastest = std::max(fastest, region.bytes_per_second.value_or(0));
  return fastest > 0 ? fastest : usual_bytes_per_second;
}

void add_external_time(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                       Estimate& estimate) {
  if (estimate.flash.external == 0_B && estimate.ram.external == 0_B) return;
  if (!target.clock || target.clock->value <= 0) return;
  const std::vector<Range> layers = cycles_by_layer(workload, target, runtime, estimate);
  Range total;
  for (const Range& layer : layers) total += layer;
  estimate.external_ms = in_ms(total, *target.clock);
  if (estimate.latency_ms) estimate.latency_ms = sum(*estimate.latency_ms, *estimate.external_ms);
  for (std::size_t i = 0; i < std::min(layers.size(), estimate.per_layer.size()); ++i)
    if (auto& cycles = estimate.per_layer[i].cycles; cycles && layers[i].high > 0)
      cycles = sum(*cycles, figure_of(layers[i]));
}

}  // namespace jauge::cost
