// Prices, stock and notes that the user brings: a CSV file laid over the database. No public source lists prices, so
// none are in it.
//
//   part,price,currency,quantity,date,stock,notes
//   STM32L4R9AII6,14.92,EUR,1,2026-11-20,318,LCSC quote
//
// `part` is a part, an order number or a board; `quantity` (default 1) is from how many pieces the price holds; `stock`
// and `notes` may be empty or missing. Columns stand in any order, separated by commas, semicolons or tabs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mcu_db/catalog.h"

namespace jauge::mcu_db {

struct OverlayRow {
  std::size_t line = 0;
  std::string part;  // as the file says it
  target::Offer offer;
};

struct Overlay {
  std::string name;  // of the file
  std::vector<OverlayRow> rows;
  std::vector<Rejected> rejected;  // row by row, with the reason
};

// Errors: what read_file says, usage when the header has no part, price, currency or date. A bad row is set aside and
// changes nothing: a price that is no positive number below 10^6, a currency that is not three letters, a quantity or
// stock that is no whole number, a date that is none or lies before 2000, a name that is empty or no text.
Result<Overlay> read_overlay(const std::filesystem::path& path);
Result<Overlay> parse_overlay(std::string_view csv, const std::string& name);

}  // namespace jauge::mcu_db
