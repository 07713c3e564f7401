// Time comes from cycles that somebody has measured per unit of work, never from a clock and a count alone.
#include <algorithm>
#include <cctype>

#include "analyzer/cost/activation_macc.h"
#include "analyzer/cost/estimate_parts.h"
#include "analyzer/cost/latency_rule.h"
#include "analyzer/cost/patterns.h"
#include "analyzer/cost/speed.h"

namespace jauge::cost {
namespace {

using Work = target::LatencyRule::Work;

Sentence say(std::string_view pattern, std::vector<Argument> arguments = {}) {
  return {std::string(pattern), std::move(arguments)};
}

double work_of(const Workload& workload, std::size_t layer, Work work) {
  if (work == Work::macs) return static_cast<double>(workload.counts->layers[layer].macs.value);
  const ir::Node& node = workload.deployable->nodes[layer];
  const ops::Operator* op = ops::find_operator(node.op);
  const auto own = op && op->st_macc ? op->st_macc(ops::NodeView(*workload.deployable, node)) : 0;
  return static_cast<double>(own.value_or(0) + st_macc_of_activation(*workload.deployable, node));
}

// The total belongs to the whole network; layers share it in proportion to their work.
void share_among_layers(const Workload& workload, Work work, const Figure& total, Estimate& estimate) {
  std::vector<double> works;
  double all = 0;
  for (std::size_t i = 0; i < workload.counts->layers.size(); ++i) {
    works.push_back(work_of(workload, i, work));
    all += works.back();
  }
  for (std::size_t i = 0; i < works.size(); ++i) {
    const double share = all > 0 ? works[i] / all : 0;
    estimate.per_layer[i].cycles =
        interval(total.value * share, total.low * share, total.high * share, Unit::cycles, Origin::estimated);
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// Sources name what was measured, then give the single figures behind a colon.
std::string first_clause(const std::string& source) {
  return source.substr(0, source.find(": "));
}

std::optional<Sentence> obstacle(const target::Target& target, const target::RuntimeProfile& runtime,
                                 const std::string& dtype) {
  if (!target::runs_on(runtime, target)) return say(patterns::no_latency_vendor, {runtime.title, runtime.vendor});
  if (dtype.empty()) return say(patterns::no_latency_mixed);
  if (!knows_speed(runtime, target, dtype))
    return say(patterns::no_latency_rule, {runtime.title, target.core.name, dtype});
  if (!target.clock || target.clock->value <= 0) return say(patterns::no_latency_clock, {target.part});
  return std::nullopt;
}

Figure in_ms(const Figure& cycles, Hertz clock) {
  return interval(duration_ms(cycles.value, clock), duration_ms(cycles.low, clock), duration_ms(cycles.high, clock),
                  Unit::milliseconds, cycles.origin);
}

void estimate_by_model(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                       const target::SpeedModel& model, Estimate& estimate) {
  if (const auto kernel = kernel_without_speed(model, workload.counts->layers)) {
    estimate.why_no_latency = say(patterns::no_latency_kernel, {runtime.title, target.core.name, *kernel});
    return;
  }
  // Whatever the model was fitted to, published, modelled or measured runs of other networks: of this one it guesses.
  const NetworkCycles cycles = cycles_of(model, workload.counts->layers);
  const IntervalFactors ends = interval_of(model, static_cast<double>(workload.counts->macs.value));
  const auto figure = [&](double value) {
    return interval(value, value * ends.low, value * ends.high, Unit::cycles, Origin::estimated);
  };
  estimate.latency_ms = in_ms(figure(cycles.total()), *target.clock);
  for (std::size_t i = 0; i < cycles.layers.size(); ++i) estimate.per_layer[i].cycles = figure(cycles.layers[i]);
  const std::string title = model.version.empty() ? runtime.title : runtime.title + " " + model.version;
  estimate.latency_conditions =
      say(patterns::latency_fitted, {title, *target.clock, std::int64_t{model.networks}, first_clause(model.source)});
}

void estimate_by_rule(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                      const target::LatencyRule& rule, Estimate& estimate) {
  const bool macc = rule.work == Work::st_macc;
  if (macc && !workload.st->unknown_operators.empty()) {
    estimate.why_no_latency = say(patterns::no_latency_uncounted, {joined(workload.st->unknown_operators)});
    return;
  }
  const auto work = static_cast<double>(macc ? workload.st->macc : workload.counts->macs.value);
  const Figure cycles =
      interval(work * rule.cycles_per_work, work * rule.low, work * rule.high, Unit::cycles, Origin::estimated);
  estimate.latency_ms = in_ms(cycles, *target.clock);
  estimate.latency_conditions =
      say(patterns::latency_conditions, {runtime.title, *target.clock, Factor{rule.low}, Factor{rule.high},
                                         std::string(macc ? "MACC" : "MAC"), first_clause(rule.source)});
  share_among_layers(workload, rule.work, cycles, estimate);
}

}  // namespace

bool names_core(const std::string& rule_core, const std::string& core) {
  if (rule_core.empty() || !core.starts_with(rule_core)) return false;
  return core.size() == rule_core.size() || !std::isdigit(static_cast<unsigned char>(core[rule_core.size()]));
}

const target::LatencyRule* latency_rule(const target::RuntimeProfile& runtime, const std::string& core,
                                        const std::string& dtype) {
  const auto rule = std::ranges::find_if(runtime.latency, [&](const target::LatencyRule& candidate) {
    return names_core(candidate.core, core) && candidate.dtype == dtype;
  });
  return rule == runtime.latency.end() ? nullptr : &*rule;
}

bool knows_speed(const target::RuntimeProfile& runtime, const target::Target& target, const std::string& dtype) {
  return speed_model(runtime, target, dtype) || latency_rule(runtime, target.core.name, dtype);
}

void estimate_latency(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                      Estimate& estimate) {
  estimate.per_layer.reserve(workload.counts->layers.size());
  for (const LayerCount& layer : workload.counts->layers)
    estimate.per_layer.push_back({layer.index, layer.name, std::nullopt});
  const std::string& dtype = workload.counts->weight_dtype;
  if (const auto why = obstacle(target, runtime, dtype)) {
    estimate.why_no_latency = *why;
    return;
  }
  if (const auto* model = speed_model(runtime, target, dtype))
    estimate_by_model(workload, target, runtime, *model, estimate);
  else
    estimate_by_rule(workload, target, runtime, *latency_rule(runtime, target.core.name, dtype), estimate);
}

}  // namespace jauge::cost
