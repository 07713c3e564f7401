// E = I x V x t. The current is a constant of chip, clock and regulator; networks move it by 5 % only.
#pragma once

#include <optional>

#include "analyzer/cost/figure.h"
#include "analyzer/target/target.h"

namespace jauge::cost {

// What the supply delivers while a network runs. Behind a linear regulator the current is what stays when the supply
// changes, behind a switching one the power.
struct Draw {
  double supply_v = 0;
  double milliampere = 0, low = 0, high = 0;  // at that supply; 90 % interval
  bool from_runs = false;                     // of published energy runs; else of the product page, corrected
  target::Regulator regulator = target::Regulator::linear;
};

// For the supply and regulator that the target names. Where it names none: 3.0 V, or the nearest its data sheet allows;
// a linear regulator where its current is known, else a switching one. Nothing without clock or current.
std::optional<Draw> draw_of(const target::Target& target);

// How long a battery lasts with so many inferences an hour and sleep in between.
struct DutyCycle {
  double inferences_per_hour = 0;
  double sleep_ua = 0;     // of everything on the battery, between inferences
  double battery_mah = 0;  // usable
};
struct BatteryLife {
  Figure average_ua, days;  // both estimated, or measured when the energy is; unit `count`
};
// `energy_mj` is that of one inference, at `supply_v`. Nothing when all currents are 0.
std::optional<BatteryLife> battery_life(const Figure& energy_mj, double supply_v, const DutyCycle& duty);

}  // namespace jauge::cost
