// E = I x V x t. The current is a constant of chip, clock and regulator; networks move it by 5 % only.
#include "analyzer/cost/estimate_parts.h"
#include "analyzer/cost/patterns.h"

namespace jauge::cost {
namespace {

constexpr double supply_v = 3.0;  // what the development boards feed

struct Current {
  double value_ma = 0, low_ma = 0, high_ma = 0;
  Sentence conditions;
};

// Published energy runs of X-CUBE-AI on NUCLEO-L4R5ZI at 3.0 V: 23.3 and 25.1 mA; other engines 21.5 to 26.5 mA.
std::optional<Current> of_published_runs(const target::Target& target) {
  if (target.family != "STM32L4+" || target.clock != 120_MHz) return std::nullopt;
  constexpr double typical_ma = 25;
  return Current{typical_ma,
                 typical_ma * 0.85,
                 typical_ma * 1.15,
                 {std::string(patterns::energy_from_family), {Factor{typical_ma}, Factor{supply_v}, *target.clock}}};
}

// One chip is known both ways: 112 uA/MHz on its product page, 208 in a convolution loop. Hence the factor 1.9, and an
// interval that reaches from the page's own figure to two and a half times as much.
std::optional<Current> of_product_page(const target::Target& target) {
  if (!target.run_current_ua_per_mhz || !target.clock) return std::nullopt;
  const double page_ma = *target.run_current_ua_per_mhz * static_cast<double>(target.clock->value) / 1e9;
  return Current{page_ma * 1.9,
                 page_ma,
                 page_ma * 2.5,
                 {std::string(patterns::energy_from_product_page),
                  {Factor{page_ma * 1.9}, Factor{supply_v}, Factor{*target.run_current_ua_per_mhz}}}};
}

double millijoules(double milliampere, double ms) {
  return milliampere * supply_v * ms / 1e3;
}

}  // namespace

void estimate_energy(const target::Target& target, Estimate& estimate) {
  if (!estimate.latency_ms) {
    estimate.why_no_energy = {std::string(patterns::no_energy_without_latency), {}};
    return;
  }
  auto current = of_published_runs(target);
  if (!current) current = of_product_page(target);
  if (!current) {
    estimate.why_no_energy = {std::string(patterns::no_energy_without_current), {target.part}};
    return;
  }
  const Figure& time = *estimate.latency_ms;
  estimate.energy_mj = interval(millijoules(current->value_ma, time.value), millijoules(current->low_ma, time.low),
                                millijoules(current->high_ma, time.high), Unit::millijoules, Origin::estimated);
  estimate.energy_conditions = std::move(current->conditions);
}

}  // namespace jauge::cost
