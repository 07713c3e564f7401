#include <algorithm>

#include "analyzer/cost/parameters.h"
#include "analyzer/cost/program_memory.h"
#include "analyzer/cost/smaller_weights.h"
#include "analyzer/verdict/patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {
namespace {

using Suggestions = std::vector<Sentence>;

const target::MemoryRegion* region_of(const target::Target& target, target::MemoryKind kind, Bytes bytes) {
  const auto region = std::ranges::find_if(target.regions, [&](const target::MemoryRegion& candidate) {
    return candidate.kind == kind && candidate.size >= bytes;
  });
  return region == target.regions.end() ? nullptr : &*region;
}

// What Flash holds beside the weights.
Bytes beside_weights(const cost::FlashUse& flash) {
  return whole_bytes(flash.total.value - flash.weights.value);
}

void suggest_external_flash(const Case& subject, Bytes capacity, Suggestions& result) {
  const Bytes weights = subject.workload.counts->weight_bytes;
  const auto* region = region_of(subject.target, target::MemoryKind::external_flash, weights);
  if (region && beside_weights(subject.estimate.flash) <= capacity)
    result.push_back(say(patterns::use_external_flash, {region->name, weights}));
}

void suggest_smaller_weights(const Case& subject, Bytes capacity, Suggestions& result) {
  const ir::Graph& graph = *subject.workload.deployable;
  const Bytes room = capacity - beside_weights(subject.estimate.flash);
  const Bytes before = subject.workload.counts->weight_bytes;
  if (const Bytes int8 = cost::int8_weight_bytes(graph); int8 < before)
    result.push_back(say(int8 <= room ? patterns::int8_fits : patterns::int8_helps, {BinarySize{int8}}));
  for (const int bits : {8, 4}) {
    const Bytes with_table = cost::table_weight_bytes(graph, bits);
    if (with_table >= before || with_table > room) continue;
    result.push_back(say(patterns::table_fits, {std::int64_t{1} << bits, BinarySize{with_table}}));
    return;
  }
}

void suggest_heaviest_layer(const Case& subject, Suggestions& result) {
  const auto& layers = subject.workload.counts->layers;
  const auto heaviest = std::ranges::max_element(layers, {}, &cost::LayerCount::weight_bytes);
  const Bytes all = subject.workload.counts->weight_bytes;
  if (heaviest == layers.end() || all.value == 0) return;
  const double share = 100.0 * static_cast<double>(heaviest->weight_bytes.value) / static_cast<double>(all.value);
  if (share >= 20)
    result.push_back(
        say(patterns::heaviest_layer, {heaviest->name, BinarySize{heaviest->weight_bytes}, Percent{share}}));
}

void suggest_for_flash(const Case& subject, Suggestions& result) {
  const auto capacity = cost::program_capacity(subject.target);
  if (!capacity) return;
  suggest_external_flash(subject, *capacity, result);
  suggest_smaller_weights(subject, *capacity, result);
  suggest_heaviest_layer(subject, result);
}

bool fits_with_arena(const Case& subject, Bytes arena) {
  const cost::RamUse& ram = subject.estimate.ram;
  const auto blocks = target::ram_blocks(subject.target);
  Bytes all;
  for (const target::RamBlock& block : blocks) all += block.size;
  const Bytes beside = whole_bytes(ram.total.value - ram.activations.value);
  return !blocks.empty() && arena <= blocks.front().size && arena + beside <= all;
}

void suggest_for_ram(const Case& subject, Suggestions& result) {
  const memory::Plan& plan = *subject.workload.plan;
  const Bytes quarter{(plan.activation_bytes.value + 3) / 4};
  if (cost::weight_dtype(*subject.workload.deployable) == "float32" && fits_with_arena(subject, quarter))
    result.push_back(say(patterns::int8_activations, {BinarySize{quarter}}));
  if (!plan.certificate.layer.empty()) result.push_back(say(patterns::peak_layer, {plan.certificate.layer}));
  if (const auto* region = region_of(subject.target, target::MemoryKind::external_ram, plan.arena_bytes))
    result.push_back(say(patterns::use_external_ram, {region->name}));
}

// Findings about the model that lower the cost on every chip.
void suggest_for_model(const Case& subject, Suggestions& result) {
  const cost::Counts& counts = *subject.workload.counts;
  const std::int64_t dead = counts.macs.value - counts.live_macs.value;
  if (dead > counts.macs.value / 100)
    result.push_back(say(patterns::dead_channels,
                         {Percent{100.0 * static_cast<double>(dead) / static_cast<double>(counts.macs.value)}}));
  // What passes make of a batch normalisation that no convolution could take in.
  const auto kept = std::ranges::count(counts.layers, "ScaleBias", &cost::LayerCount::op);
  if (kept > 0) result.push_back(say(patterns::reorder_batch_norm, {static_cast<std::int64_t>(kept)}));
}

}  // namespace

std::vector<Sentence> suggest(const Case& subject, const Verdict& verdict) {
  Suggestions result;
  const auto level_of = [&verdict](std::string_view rule) {
    const auto reason = std::ranges::find(verdict.reasons, rule, &Reason::rule);
    return reason == verdict.reasons.end() ? Level::unknown : reason->level;
  };
  if (level_of("flash") == Level::no) suggest_for_flash(subject, result);
  if (level_of("ram") == Level::no) suggest_for_ram(subject, result);
  suggest_for_model(subject, result);
  return result;
}

}  // namespace jauge::verdict
