// Options about what surrounds a chip: prices from the user's own lists, supply and regulator, a battery.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/cost/energy.h"
#include "cli/load.h"

namespace jauge::cli {

struct MarketOptions {
  std::vector<std::string> prices;  // CSV files
  std::int64_t quantity = 1;
  std::string supply, regulator;
  std::string battery, sleep;  // "220mAh", "2uA"
  double per_hour = 0;
};

void add_market_options(CLI::App& app, MarketOptions& options);

// The catalog with the offers of the price files. Rows that are set aside become problems of the session.
Result<mcu_db::Catalog> load_catalog(Session& session, const MarketOptions& options);

// Runs the chip at the supply and regulator asked for. Errors: usage, for a supply that is none or that the chip does
// not take.
Result<target::Target> supplied(target::Target target, const MarketOptions& options);

// Nothing when no battery is named. Errors: usage.
Result<std::optional<cost::DutyCycle>> duty_of(const MarketOptions& options);

}  // namespace jauge::cli
