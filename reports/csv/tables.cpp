#include "reports/csv/tables.h"

#include "reports/csv/csv.h"

namespace jauge::reports::csv {
namespace {

std::string figure_line(std::string_view name, const std::optional<cost::Figure>& figure) {
  if (!figure) return line({cell(name), "", "", "", "", "unknown"});
  return line({cell(name), cell(figure->value), cell(figure->low), cell(figure->high),
               cell(cost::name_of(figure->unit)), cell(cost::name_of(figure->origin))});
}

std::string value_of(const std::optional<cost::Figure>& figure) {
  return figure ? cell(figure->value) : "";
}

template <class Quantity>
std::string value_of(const std::optional<Quantity>& quantity) {
  return quantity ? cell(quantity->value) : "";
}

}  // namespace

std::string layers(const cost::Counts& counts) {
  std::string text = line({"index", "name", "operator", "label", "output_shape", "output_dtype", "params", "macs",
                           "live_macs", "weight_bytes", "output_bytes"});
  for (const cost::LayerCount& layer : counts.layers)
    text += line({cell(std::int64_t{layer.index}), cell(layer.name), cell(layer.op), cell(layer.label),
                  cell(ir::to_text(layer.output.shape)), cell(ir::name_of(layer.output.dtype)), cell(layer.params),
                  cell(layer.macs.value), cell(layer.live_macs.value), cell(layer.weight_bytes.value),
                  cell(layer.output_bytes.value)});
  return text;
}

std::string st_layers(const cost::StView& st) {
  std::string text = line({"index", "name", "operator", "params", "macc", "weight_bytes"});
  for (std::size_t i = 0; i < st.layers.size(); ++i) {
    const cost::StLayer& layer = st.layers[i];
    text += line({cell(static_cast<std::int64_t>(i)), cell(layer.name), cell(layer.op), cell(layer.params),
                  layer.macc ? cell(*layer.macc) : "", cell(layer.weight_bytes)});
  }
  return text;
}

std::string arena(const memory::Plan& plan) {
  std::string text = line({"name", "offset_bytes", "size_bytes", "first_step", "last_step"});
  for (const memory::TensorPlace& place : plan.tensors)
    text += line({cell(place.name), cell(place.offset.value), cell(place.size.value),
                  cell(std::int64_t{place.first_step}), cell(std::int64_t{place.last_step})});
  return text;
}

std::string figures(const analysis::Assessment& assessment) {
  const cost::Estimate& estimate = assessment.estimate;
  std::string text = line({"figure", "value", "low", "high", "unit", "origin"});
  text += figure_line("flash_weights", estimate.flash.weights) + figure_line("flash_code", estimate.flash.code) +
          figure_line("flash_reserve", estimate.flash.reserve) + figure_line("flash_total", estimate.flash.total);
  text += figure_line("ram_activations", estimate.ram.activations) + figure_line("ram_scratch", estimate.ram.scratch) +
          figure_line("ram_runtime", estimate.ram.runtime) + figure_line("ram_stack", estimate.ram.stack) +
          figure_line("ram_reserve", estimate.ram.reserve) + figure_line("ram_total", estimate.ram.total);
  return text + figure_line("latency", estimate.latency_ms) + figure_line("energy", estimate.energy_mj);
}

std::string comparison(std::span<const Comparison> rows) {
  std::string text = line({"model", "part", "board", "core", "runtime", "verdict", "flash_used_bytes", "ram_used_bytes",
                           "latency_ms", "energy_mj", "price", "margin", "currency", "price_date"});
  for (const Comparison& row : rows) {
    const auto& [target, reserve, estimate, verdict] = *row.assessment;
    text += line({cell(row.model), cell(target.part), cell(target.board), cell(target.core.name),
                  cell(estimate.runtime), cell(verdict::name_of(verdict.level)), cell(estimate.flash.total.value),
                  cell(estimate.ram.total.value), value_of(estimate.latency_ms), value_of(estimate.energy_mj),
                  target.offer ? cell(target.offer->price) : "", verdict.worst_use ? cell(1 - *verdict.worst_use) : "",
                  target.offer ? cell(target.offer->currency) : "", target.offer ? cell(target.offer->date) : ""});
  }
  return text;
}

std::string mcus(std::span<const target::Target> targets) {
  std::string text = line({"part", "board", "vendor", "family", "core", "clock_hz", "flash_bytes", "ram_bytes"});
  for (const target::Target& target : targets)
    text += line({cell(target.part), cell(target.board), cell(target.vendor), cell(target.family),
                  cell(target.core.name), value_of(target.clock), value_of(target.flash), value_of(target.ram)});
  return text;
}

}  // namespace jauge::reports::csv
