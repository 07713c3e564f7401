#include "analyzer/cost/figure.h"

#include <algorithm>
#include <cassert>

namespace jauge::cost {
namespace {

// Strongest first.
constexpr Origin by_strength[] = {Origin::counted, Origin::planned, Origin::measured, Origin::modelled,
                                  Origin::estimated};

}  // namespace

std::string_view name_of(Origin origin) {
  switch (origin) {
    case Origin::counted:
      return "counted";
    case Origin::planned:
      return "planned";
    case Origin::estimated:
      return "estimated";
    case Origin::modelled:
      return "modelled";
    case Origin::measured:
      return "measured";
  }
  return "";
}

Origin weakest(Origin a, Origin b) {
  const auto strength = [](Origin origin) { return std::ranges::find(by_strength, origin); };
  return std::max(strength(a), strength(b)) == strength(a) ? a : b;
}

std::string_view name_of(Unit unit) {
  switch (unit) {
    case Unit::bytes:
      return "B";
    case Unit::milliseconds:
      return "ms";
    case Unit::millijoules:
      return "mJ";
    case Unit::cycles:
      return "cycles";
    case Unit::macs:
      return "MAC";
    case Unit::count:
      return "";
  }
  return "";
}

Figure exact(double value, Unit unit, Origin origin) {
  return {value, value, value, unit, origin};
}

Figure interval(double value, double low, double high, Unit unit, Origin origin) {
  assert(low <= value && value <= high);
  return {value, low, high, unit, origin};
}

Figure sum(const Figure& a, const Figure& b) {
  assert(a.unit == b.unit);
  return {a.value + b.value, a.low + b.low, a.high + b.high, a.unit, weakest(a.origin, b.origin)};
}

}  // namespace jauge::cost
