// A number that says how it was obtained.
#pragma once

#include <optional>
#include <string_view>

namespace jauge::cost {

enum class Origin {
  counted,    // from the file alone, exact
  planned,    // by our memory planner, exact for that plan
  estimated,  // from published or typical figures; carries an interval
  modelled,   // by the virtual board's cycle model; carries an interval
  measured,   // on a real board
};

std::string_view name_of(Origin origin);

// The weaker of two origins: what a sum of both may call itself. measured is strongest among times, but a sum with an
// estimate is an estimate.
Origin weakest(Origin a, Origin b);

enum class Unit { bytes, milliseconds, millijoules, cycles, macs, count };

std::string_view name_of(Unit unit);  // "B", "ms", "mJ", "cycles", "MAC", ""

// Invariant: estimated and modelled figures have low <= value <= high; the others have low == high == value.
struct Figure {
  double value = 0;
  double low = 0;
  double high = 0;
  Unit unit = Unit::bytes;
  Origin origin = Origin::counted;

  bool has_interval() const { return low != high; }
  bool operator==(const Figure&) const = default;
};

Figure exact(double value, Unit unit, Origin origin);
Figure interval(double value, double low, double high, Unit unit, Origin origin);
// Adds value and interval ends; origin is the weakest. Units must be equal.
Figure sum(const Figure& a, const Figure& b);

}  // namespace jauge::cost
