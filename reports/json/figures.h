// Numbers and figures as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "analyzer/cost/figure.h"
#include "reports/json/json.h"

namespace jauge::reports::json {

// Whole numbers without a point; not finite: null.
Json number(double value);
// {"value", "unit", "origin"}, and "low", "high" for estimated and modelled ones.
Json figure(const cost::Figure& figure);
// null when there is none.
Json figure(const std::optional<cost::Figure>& figure);

template <class Quantity>
Json value_or_null(const std::optional<Quantity>& quantity) {
  return quantity ? Json(quantity->value) : Json(nullptr);
}

}  // namespace jauge::reports::json
