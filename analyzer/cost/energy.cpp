#include "analyzer/cost/energy.h"

#include <algorithm>

#include "analyzer/cost/estimate_parts.h"
#include "analyzer/cost/patterns.h"

namespace jauge::cost {
namespace {

using target::InferenceCurrent;
using target::Regulator;

constexpr double usual_supply_v = 3.0;  // what the development boards feed

double supply_of(const target::Target& target) {
  if (target.supply_v) return *target.supply_v;
  const double low = target.supply_min_v.value_or(usual_supply_v);
  return std::clamp(usual_supply_v, low, std::max(low, target.supply_max_v.value_or(usual_supply_v)));
}

const InferenceCurrent* current_of(const target::Target& target) {
  const auto with = [&](Regulator regulator) -> const InferenceCurrent* {
    const auto found = std::ranges::find(target.inference_currents, regulator, &InferenceCurrent::regulator);
    return found == target.inference_currents.end() ? nullptr : &*found;
  };
  if (target.regulator) return with(*target.regulator);
  const InferenceCurrent* linear = with(Regulator::linear);
  return linear ? linear : with(Regulator::switching);
}

Draw of_runs(const InferenceCurrent& current, double megahertz, double supply_v) {
  const bool constant_power = current.regulator == Regulator::switching;
  const double milliampere = current.ua_per_mhz * megahertz / 1e3 * (constant_power ? current.supply_v / supply_v : 1);
  return {.supply_v = supply_v,
          .milliampere = milliampere,
          .low = milliampere * current.low,
          .high = milliampere * current.high,
          .from_runs = true,
          .regulator = current.regulator};
}

// One chip is known both ways: 112 uA/MHz on its product page, 208 in a convolution loop. Hence the factor 1.9, and an
// interval that reaches from the page's own figure to two and a half times as much.
Draw of_product_page(double ua_per_mhz, double megahertz, double supply_v) {
  const double page_ma = ua_per_mhz * megahertz / 1e3;
  return {.supply_v = supply_v, .milliampere = page_ma * 1.9, .low = page_ma, .high = page_ma * 2.5};
}

Sentence conditions_of(const Draw& draw, const target::Target& target) {
  if (!draw.from_runs)
    return {std::string(patterns::energy_from_product_page),
            {Factor{draw.milliampere}, Factor{draw.supply_v}, Factor{*target.run_current_ua_per_mhz}}};
  const auto pattern =
      draw.regulator == Regulator::linear ? patterns::energy_from_family : patterns::energy_behind_switching;
  return {std::string(pattern), {Factor{draw.milliampere}, Factor{draw.supply_v}, *target.clock}};
}

double millijoules(double milliampere, double volt, double ms) {
  return milliampere * volt * ms / 1e3;
}

}  // namespace

std::optional<Draw> draw_of(const target::Target& target) {
  if (!target.clock) return std::nullopt;
  const double megahertz = static_cast<double>(target.clock->value) / 1e6;
  if (const InferenceCurrent* current = current_of(target)) return of_runs(*current, megahertz, supply_of(target));
  if (target.run_current_ua_per_mhz)
    return of_product_page(*target.run_current_ua_per_mhz, megahertz, supply_of(target));
  return std::nullopt;
}

void estimate_energy(const target::Target& target, Estimate& estimate) {
  if (!estimate.latency_ms) {
    estimate.why_no_energy = {std::string(patterns::no_energy_without_latency), {}};
    return;
  }
  const auto draw = draw_of(target);
  if (!draw) {
    estimate.why_no_energy = {std::string(patterns::no_energy_without_current), {target.part}};
    return;
  }
  const Figure& time = *estimate.latency_ms;
  estimate.energy_mj = interval(
      millijoules(draw->milliampere, draw->supply_v, time.value), millijoules(draw->low, draw->supply_v, time.low),
      millijoules(draw->high, draw->supply_v, time.high), Unit::millijoules, Origin::estimated);
  estimate.energy_conditions = conditions_of(*draw, target);
}

std::optional<BatteryLife> battery_life(const Figure& energy_mj, double supply_v, const DutyCycle& duty) {
  const auto average = [&](double mj) { return duty.inferences_per_hour / 3600 * mj / supply_v * 1e3 + duty.sleep_ua; };
  const double mean = average(energy_mj.value), low = average(energy_mj.low), high = average(energy_mj.high);
  if (!(low > 0) || !(duty.battery_mah > 0)) return std::nullopt;
  const auto days = [&](double ua) { return duty.battery_mah * 1e3 / ua / 24; };
  return BatteryLife{interval(mean, low, high, Unit::count, energy_mj.origin),
                     interval(days(mean), days(high), days(low), Unit::count, energy_mj.origin)};
}

}  // namespace jauge::cost
