#include <algorithm>

#include "analyzer/cost/parameters.h"
#include "analyzer/cost/program_memory.h"
#include "analyzer/cost/smaller_weights.h"
#include "analyzer/cost/spread_arena.h"
#include "analyzer/verdict/patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {
namespace {

using Suggestions = std::vector<Sentence>;

// What Flash holds beside the weights.
Bytes beside_weights(const cost::FlashUse& flash) {
  return whole_bytes(flash.total.value - flash.weights.value);
}

void suggest_smaller_weights(const Case& subject, Suggestions& result) {
  const auto capacity = cost::program_capacity(subject.target);
  if (!capacity) return;
  const ir::Graph& graph = *subject.workload.deployable;
  const Bytes room = *capacity - beside_weights(subject.estimate.flash);
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

bool fits_with_arena(const Case& subject, Bytes arena) {
  const cost::RamUse& ram = subject.estimate.ram;
  const auto blocks = target::ram_blocks(subject.target);
  Bytes all;
  for (const target::RamBlock& block : blocks) all += block.size;
  const Bytes beside = whole_bytes(ram.total.value - ram.activations.value);
  return !blocks.empty() && arena <= blocks.front().size && arena + beside <= all;
}

void suggest_level(const Case& subject, Suggestions& result) {
  const cost::Workload& work = subject.workload;
  for (const memory::Level level : {memory::Level::overlap, memory::Level::stream}) {
    if (!work.levels || level <= work.plan->level) continue;
    const memory::Plan* plan = work.levels->at(*work.deployable, level);
    if (!plan || !fits_with_arena(subject, plan->activation_bytes)) continue;
    std::vector<Argument> arguments = {std::string(memory::name_of(level)), plan->activation_bytes};
    if (plan->optimal) arguments.push_back(std::string(memory::name_of(plan->certificate.model)));
    result.push_back(say(plan->optimal ? patterns::level_proven : patterns::level_fits, std::move(arguments)));
    return;
  }
}

void suggest_spreading(const Case& subject, Suggestions& result) {
  if (subject.estimate.ram.may_spread) return;
  const auto parts = cost::arena_if_spread(subject.workload, subject.target, subject.estimate);
  if (!parts.empty()) result.push_back(say(patterns::spread_arena, {part_names(parts)}));
}

void suggest_int8_activations(const Case& subject, Suggestions& result) {
  const Bytes quarter{(subject.workload.plan->activation_bytes.value + 3) / 4};
  if (cost::weight_dtype(*subject.workload.deployable) == "float32" && fits_with_arena(subject, quarter))
    result.push_back(say(patterns::int8_activations, {BinarySize{quarter}}));
}

void suggest_larger(const Case& subject, Suggestions& result) {
  if (!subject.larger) return;
  const target::Target& chip = *subject.larger;
  result.push_back(say(patterns::larger_sibling,
                       {chip.part, BinarySize{chip.flash.value_or(0_B)}, BinarySize{chip.ram.value_or(0_B)}}));
}

void suggest_smaller_peak(const Case& subject, Suggestions& result) {
  const std::string& layer = subject.workload.plan->certificate.layer;
  if (!layer.empty()) result.push_back(say(patterns::peak_layer, {layer}));
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
  const bool flash = level_of("flash") == Level::no, ram = level_of("ram") == Level::no;
  const bool weights = flash || subject.estimate.flash.external > 0_B;
  const bool arena = ram || subject.estimate.ram.external > 0_B;
  // What changes nothing but the plan comes first, then what changes the network, then what changes the chip.
  if (arena) suggest_level(subject, result);
  if (arena) suggest_spreading(subject, result);
  if (arena) suggest_int8_activations(subject, result);
  if (weights) suggest_smaller_weights(subject, result);
  if (flash || ram) suggest_larger(subject, result);
  if (flash) suggest_heaviest_layer(subject, result);
  if (ram) suggest_smaller_peak(subject, result);
  suggest_for_model(subject, result);
  return result;
}

}  // namespace jauge::verdict
