#include "reports/json/figures.h"

#include <cmath>

namespace jauge::reports::json {
namespace {

constexpr double largest_exact = 9007199254740992.0;  // 2^53

}  // namespace

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == std::floor(value) && std::abs(value) <= largest_exact) return static_cast<std::int64_t>(value);
  return value;
}

Json figure(const cost::Figure& figure) {
  Json json = {
      {"value", number(figure.value)}, {"unit", cost::name_of(figure.unit)}, {"origin", cost::name_of(figure.origin)}};
  if (figure.origin == cost::Origin::estimated || figure.origin == cost::Origin::modelled) {
    json["low"] = number(figure.low);
    json["high"] = number(figure.high);
  }
  return json;
}

Json figure(const std::optional<cost::Figure>& optional) {
  return optional ? figure(*optional) : Json(nullptr);
}

}  // namespace jauge::reports::json
