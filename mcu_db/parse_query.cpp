#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <span>

#include "analyzer/base/nearest_name.h"
#include "mcu_db/names.h"
#include "mcu_db/quantities.h"
#include "mcu_db/query.h"

namespace jauge::mcu_db {
namespace {

enum class Kind { text, word, size, clock, volt, price, count };

struct Column {
  std::string_view name;
  Field field;
  Kind kind;
};

constexpr Column columns[] = {
    {"vendor", Field::vendor, Kind::text},
    {"family", Field::family, Kind::text},
    {"part", Field::part, Kind::text},
    {"core", Field::core, Kind::text},
    {"fpu", Field::fpu, Kind::word},
    {"dsp", Field::dsp, Kind::word},
    {"mve", Field::mve, Kind::word},
    {"npu", Field::npu, Kind::word},
    {"boards", Field::boards, Kind::word},
    {"supply", Field::supply, Kind::volt},
    {"stock", Field::stock, Kind::count},
    {"flash", Field::flash, Kind::size},
    {"ram", Field::ram, Kind::size},
    {"contiguous_ram", Field::contiguous_ram, Kind::size},
    {"contiguous", Field::contiguous_ram, Kind::size},
    {"clock", Field::clock, Kind::clock},
    {"board", Field::board, Kind::text},
    {"price", Field::price, Kind::price},
    {"text", Field::text, Kind::text},
};

struct Sign {
  std::string_view text;
  Comparison comparison;
};

// Longest first.
constexpr Sign signs[] = {
    {"\u2265", Comparison::at_least}, {"\u2264", Comparison::at_most}, {">=", Comparison::at_least},
    {"<=", Comparison::at_most},      {"!=", Comparison::not_equal},   {"<>", Comparison::not_equal},
    {"==", Comparison::equal},        {"=", Comparison::equal},        {"~", Comparison::contains},
    {">", Comparison::more},          {"<", Comparison::less}};

struct Spelling {
  std::string_view typed, meaning;
};

constexpr Spelling fpu_words[] = {{"yes", "yes"},   {"no", "none"},       {"none", "none"}, {"single", "single"},
                                  {"sp", "single"}, {"double", "double"}, {"dp", "double"}};
constexpr Spelling yes_no_words[] = {{"yes", "yes"},  {"true", "yes"}, {"1", "yes"},  {"no", "no"},
                                     {"false", "no"}, {"0", "no"},     {"none", "no"}};

Error usage(std::string_view column, std::string what, std::string hint) {
  return {.kind = ErrorKind::usage,
          .where = column.empty() ? "filter" : "filter: column '" + std::string(column) + "'",
          .what = std::move(what),
          .hint = std::move(hint)};
}

bool is_gap(char c) {
  return c == ',' || std::isspace(static_cast<unsigned char>(c)) != 0;
}
bool is_space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}
bool is_column_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() {
    skip(is_gap);
    return rest_.empty();
  }

  // Letters that a comparison follows; nothing (and nothing consumed) for other text.
  std::optional<std::string> column() {
    Scanner ahead = *this;
    const std::string name = ahead.take(is_column_letter);
    if (name.empty() || !ahead.sign()) return std::nullopt;
    take(is_column_letter);
    return name;
  }

  std::optional<Comparison> sign() {
    skip(is_space);
    for (const Sign& sign : signs)
      if (rest_.starts_with(sign.text)) {
        rest_.remove_prefix(sign.text.size());
        return sign.comparison;
      }
    return std::nullopt;
  }

  // Up to the next space or comma, or what stands in quotes; nothing when the closing quote is missing.
  std::optional<std::string> value() {
    skip(is_space);
    if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\''))
      return take([](char c) { return !is_gap(c); });
    const auto end = rest_.find(rest_.front(), 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string quoted(rest_.substr(1, end - 1));
    rest_.remove_prefix(end + 1);
    return quoted;
  }

  // "MiB" after "1 ", unless it is the next condition's column or a word to search for.
  std::string unit_ahead() {
    Scanner ahead = *this;
    ahead.skip(is_space);
    std::string word = ahead.take(is_letter);
    const bool stands_alone = ahead.rest_.empty() || is_gap(ahead.rest_.front());
    if (!stands_alone || ahead.sign()) return "";
    return word;
  }
  void take_unit() {
    skip(is_space);
    take(is_letter);
  }

 private:
  template <class Accept>
  void skip(Accept accept) {
    while (!rest_.empty() && accept(rest_.front())) rest_.remove_prefix(1);
  }
  template <class Accept>
  std::string take(Accept accept) {
    const auto end = std::ranges::find_if_not(rest_, accept);
    std::string taken(rest_.begin(), end);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
};

// "mib" -> "MiB": units are typed in any case.
template <class FactorOf>
std::optional<double> factor_of(std::string_view typed, std::span<const std::string_view> units, FactorOf factor) {
  for (std::string_view unit : units)
    if (lower_case(unit) == lower_case(typed)) return factor(unit);
  return std::nullopt;
}

constexpr std::string_view size_units[] = {"B", "KiB", "MiB", "GiB", "KB", "MB", "GB"};
constexpr std::string_view clock_units[] = {"Hz", "kHz", "MHz", "GHz"};

std::optional<double> unit_factor(Kind kind, std::string_view unit, double number) {
  if (kind == Kind::size) {
    if (unit.empty() && number == 0) return 1;
    return factor_of(unit, size_units, bytes_per);
  }
  if (kind == Kind::clock) return factor_of(unit.empty() ? "MHz" : unit, clock_units, hertz_per);
  if (kind == Kind::volt)
    return unit.empty() || lower_case(unit) == "v" ? std::optional(1.0)
           : lower_case(unit) == "mv"              ? std::optional(1e-3)
                                                   : std::nullopt;
  if (kind == Kind::price && unit.size() != 3 && !unit.empty()) return std::nullopt;
  if (kind == Kind::count && !unit.empty()) return std::nullopt;
  return 1;
}

std::string known_columns() {
  std::string names;
  for (const Column& column : columns) names += (names.empty() ? "" : ", ") + std::string(column.name);
  return names;
}

Error unknown_column(const std::string& name) {
  std::vector<std::string> known;
  for (const Column& column : columns) known.emplace_back(column.name);
  const auto near = nearest_names(name, known, 1);
  return usage(name, "there is no such column" + (near.empty() ? "" : "; did you mean " + near.front() + "?"),
               "columns: " + known_columns());
}

std::string_view units_of(Kind kind) {
  switch (kind) {
    case Kind::size:
      return "units: B, KiB, MiB, GiB, KB, MB, GB";
    case Kind::clock:
      return "units: Hz, kHz, MHz, GHz";
    case Kind::volt:
      return "units: V, mV";
    case Kind::price:
      return "a currency has three letters: EUR, USD";
    default:
      return "";
  }
}

struct Amount {
  double number = 0;
  std::string unit;
};

Result<Amount> amount_of(const Column& column, const std::string& text, Scanner& scanner) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || !(number >= 0 && number < 1e15))
    return usage(column.name, "'" + text + "' is not a number", "for example flash>=1MiB, clock>=80MHz");
  std::string unit(stop, end);
  const bool may_stand_apart = column.kind != Kind::price && column.kind != Kind::count;  // "price<5 usb" wants USB
  if (may_stand_apart && unit.empty() && unit_factor(column.kind, scanner.unit_ahead(), 1) &&
      !scanner.unit_ahead().empty()) {
    unit = scanner.unit_ahead();
    scanner.take_unit();
  }
  const auto factor = unit_factor(column.kind, unit, number);
  if (!factor)
    return usage(column.name,
                 unit.empty() ? "'" + text + "' has no unit" : "'" + unit + "' is not a unit of this column",
                 std::string(units_of(column.kind)));
  return Amount{number * *factor, unit};
}

Result<std::string> word_of(const Column& column, const std::string& text) {
  const std::span<const Spelling> words =
      column.field == Field::fpu ? std::span<const Spelling>(fpu_words) : std::span<const Spelling>(yes_no_words);
  for (const Spelling& word : words)
    if (word.typed == lower_case(text)) return std::string(word.meaning);
  return usage(column.name, "'" + text + "' is not a value of this column",
               column.field == Field::fpu ? "values: yes, none, single, double" : "values: yes, no");
}

Result<void> check_comparison(const Column& column, Comparison comparison) {
  const bool of_any = comparison == Comparison::equal || comparison == Comparison::not_equal;
  if (column.kind == Kind::word && !of_any) return usage(column.name, "takes only = and !=", "");
  if (column.kind == Kind::text && !of_any && comparison != Comparison::contains)
    return usage(column.name, "takes only =, != and ~", "");
  if (column.kind != Kind::text && comparison == Comparison::contains)
    return usage(column.name, "is a number: ~ has no meaning for it", "comparisons: = != >= <= > <");
  return {};
}

std::string upper_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

Result<Condition> parse_condition(const std::string& name, Scanner& scanner) {
  const auto column = std::ranges::find(columns, lower_case(name), &Column::name);
  if (column == std::end(columns)) return unknown_column(name);
  Condition condition{.field = column->field, .comparison = *scanner.sign(), .text = "", .number = 0};
  JAUGE_CHECK(check_comparison(*column, condition.comparison));
  const auto value = scanner.value();
  if (!value) return usage(name, "the closing quote is missing", "");
  if (value->empty()) return usage(name, "nothing stands after the comparison", "");
  if (column->kind == Kind::text) {
    condition.text = lower_case(*value);
  } else if (column->kind == Kind::word) {
    JAUGE_TRY(condition.text, word_of(*column, *value));
  } else {
    JAUGE_TRY(const Amount amount, amount_of(*column, *value, scanner));
    condition.number = amount.number;
    if (column->kind == Kind::price) condition.text = upper_case(amount.unit);
  }
  return condition;
}

}  // namespace

Result<Query> parse_query(std::string_view text) {
  Query query;
  Scanner scanner(text);
  while (!scanner.at_end()) {
    if (const auto name = scanner.column()) {
      JAUGE_TRY(Condition condition, parse_condition(*name, scanner));
      query.push_back(std::move(condition));
      continue;
    }
    const auto word = scanner.value();
    if (!word) return usage("", "the closing quote is missing", "");
    if (word->find_first_of("=<>~") != std::string::npos)
      return usage("", "'" + *word + "' has no column before its comparison", "columns: " + known_columns());
    query.push_back({.field = Field::text, .comparison = Comparison::contains, .text = lower_case(*word), .number = 0});
  }
  return query;
}

}  // namespace jauge::mcu_db
