#include "mcu_db/overlay.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cmath>

#include "analyzer/base/safe_file.h"
#include "mcu_db/names.h"

namespace jauge::mcu_db {
namespace {

constexpr std::size_t largest_file = 64 * 1024 * 1024;
constexpr std::size_t longest_cell = 1000;

enum class Column { part, price, currency, quantity, date, stock, notes };
constexpr std::array<std::string_view, 7> column_names = {"part", "price", "currency", "quantity",
                                                          "date", "stock", "notes"};
constexpr std::size_t missing = static_cast<std::size_t>(-1);
using Places = std::array<std::size_t, column_names.size()>;

// Cells of one record; `rest` begins behind its line end. Quotes hold separators and doubled quotes.
std::vector<std::string> take_record(std::string_view& rest, char separator, std::size_t& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  std::size_t i = 0;
  for (; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c == '\n') ++line;
    if (c == '\n' && !quoted) break;
    if (c == '"' && quoted && i + 1 < rest.size() && rest[i + 1] == '"') {
      cells.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  rest.remove_prefix(std::min(rest.size(), i + 1));
  return cells;
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

char separator_of(std::string_view csv) {
  const std::string_view header = csv.substr(0, csv.find('\n'));
  for (const char candidate : {',', ';', '\t'})
    if (header.find(candidate) != std::string_view::npos) return candidate;
  return ',';
}

Error bad_header(const std::string& name, std::string what) {
  return {.kind = ErrorKind::usage,
          .where = name,
          .what = std::move(what),
          .hint = "the first line is: part,price,currency,quantity,date,stock,notes"};
}

Result<Places> places_of(const std::vector<std::string>& header, const std::string& name) {
  Places places;
  places.fill(missing);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string word = lower_case(trimmed(header[i]));
    const auto column = std::ranges::find(column_names, word);
    if (column == column_names.end()) return bad_header(name, "there is no column '" + word + "'");
    std::size_t& place = places[static_cast<std::size_t>(column - column_names.begin())];
    if (place != missing) return bad_header(name, "the column '" + word + "' stands twice");
    place = i;
  }
  for (const Column column : {Column::part, Column::price, Column::currency, Column::date})
    if (places[static_cast<std::size_t>(column)] == missing)
      return bad_header(name,
                        "the column '" + std::string(column_names[static_cast<std::size_t>(column)]) + "' is missing");
  return places;
}

bool holds_controls(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

template <class Number>
std::optional<Number> number_in(const std::string& text) {
  Number number{};
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = number_in<int>(text.substr(0, 4));
  const auto month = number_in<unsigned>(text.substr(5, 2)), day = number_in<unsigned>(text.substr(8, 2));
  if (!year || !month || !day || *year < 2000) return false;
  return std::chrono::year_month_day{std::chrono::year(*year), std::chrono::month(*month), std::chrono::day(*day)}.ok();
}

// Reads one row; the text is what is wrong with it, empty when nothing is.
std::string read_row(const std::vector<std::string>& cells, const Places& places, OverlayRow& row) {
  const auto cell = [&](Column column) {
    const std::size_t place = places[static_cast<std::size_t>(column)];
    return place < cells.size() ? trimmed(cells[place]) : std::string();
  };
  for (const std::string& text : cells)
    if (text.size() > longest_cell || holds_controls(text)) return "a cell is too long or holds control characters";
  row.part = cell(Column::part);
  if (name_key(row.part).empty()) return "it names no part";
  const auto price = number_in<double>(cell(Column::price));
  if (!price) return "the price '" + cell(Column::price) + "' is not a number";
  if (!std::isfinite(*price) || *price <= 0 || *price >= 1e6) return "the price is not between 0 and 1,000,000";
  row.offer.price = *price;
  row.offer.currency = cell(Column::currency);
  const bool three_letters = row.offer.currency.size() == 3 && std::ranges::all_of(row.offer.currency, [](char c) {
                               return std::isupper(static_cast<unsigned char>(c)) != 0;
                             });
  if (!three_letters) return "the currency '" + row.offer.currency + "' is not three capital letters (EUR, USD)";
  if (const std::string text = cell(Column::quantity); !text.empty()) {
    const auto quantity = number_in<std::int64_t>(text);
    if (!quantity || *quantity < 1) return "the quantity '" + text + "' is not a whole number from 1";
    row.offer.quantity = *quantity;
  }
  row.offer.date = cell(Column::date);
  if (!is_date(row.offer.date)) return "the date '" + row.offer.date + "' is not like 2026-11-20";
  if (const std::string text = cell(Column::stock); !text.empty()) {
    row.offer.stock = number_in<std::int64_t>(text);
    if (!row.offer.stock || *row.offer.stock < 0) return "the stock '" + text + "' is not a whole number from 0";
  }
  row.offer.notes = cell(Column::notes);
  return "";
}

}  // namespace

Result<Overlay> parse_overlay(std::string_view csv, const std::string& name) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  const char separator = separator_of(csv);
  std::size_t line = 0;
  JAUGE_TRY(const Places places, places_of(take_record(csv, separator, line), name));
  Overlay overlay{.name = name, .rows = {}, .rejected = {}};
  while (!csv.empty()) {
    OverlayRow row{.line = line + 1, .part = "", .offer = {}};
    const auto cells = take_record(csv, separator, line);
    if (cells.size() == 1 && trimmed(cells.front()).empty()) continue;
    const std::string fault =
        cells.size() > column_names.size() ? "it has too many cells" : read_row(cells, places, row);
    if (fault.empty())
      overlay.rows.push_back(std::move(row));
    else
      overlay.rejected.push_back({name, "line " + std::to_string(row.line), fault});
  }
  return overlay;
}

Result<Overlay> read_overlay(const std::filesystem::path& path) {
  JAUGE_TRY(const auto bytes, read_file(path, largest_file));
  return parse_overlay({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path.filename().string());
}

}  // namespace jauge::mcu_db
