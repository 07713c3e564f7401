#include "reports/json/figures.h"
#include "reports/json/mcu.h"

namespace jauge::reports::json {
namespace {

// Prices come from the user's own lists only.
void add_offer(Json& row, const std::optional<target::Offer>& offer) {
  row["price"] = offer ? number(offer->price) : Json(nullptr);
  if (!offer) return;
  row["currency"] = offer->currency;
  row["price_quantity"] = offer->quantity;
  row["price_date"] = offer->date;
  row["stock"] = offer->stock ? Json(*offer->stock) : Json(nullptr);
}

Json row_json(const Comparison& row) {
  const cost::Estimate& estimate = row.assessment->estimate;
  const verdict::Verdict& verdict = row.assessment->verdict;
  Json json = {{"model", row.model},
               {"part", row.assessment->target.part},
               {"board", board_json(row.assessment->target)},
               {"core", row.assessment->target.core.name},
               {"runtime", estimate.runtime},
               {"verdict", verdict::name_of(verdict.level)},
               {"flash_used", figure(estimate.flash.total)},
               {"ram_used", figure(estimate.ram.total)},
               {"latency_ms", figure(estimate.latency_ms)},
               {"energy_mj", figure(estimate.energy_mj)},
               {"margin", verdict.worst_use ? number(1 - *verdict.worst_use) : Json(nullptr)}};
  add_offer(json, row.assessment->target.offer);
  return json;
}

}  // namespace

Json compare_result(std::span<const Comparison> rows) {
  Json array = Json::array();
  for (const Comparison& row : rows) array.push_back(row_json(row));
  return {{"rows", array}};
}

}  // namespace jauge::reports::json
