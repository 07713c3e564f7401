#include "analyzer/cost/current_trace.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

namespace jauge::cost {
namespace {

constexpr std::size_t most_samples = 10'000'000;

struct Unit {
  std::string_view word;
  double factor;
};
constexpr Unit time_units[] = {{"us", 1e-6}, {"ms", 1e-3}, {"ns", 1e-9}, {"s", 1}};
constexpr Unit current_units[] = {{"ua", 1e-6}, {"ma", 1e-3}, {"na", 1e-9}, {"a", 1}};

struct Columns {
  std::size_t time = 0, current = 0;
  double time_factor = 1, current_factor = 1;
};

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const auto end = line.find_first_of(",;\t");
    cells.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

// Words of a heading in lower case: "Current (mA)" -> current, ma. The two bytes of a micro sign become u.
std::vector<std::string> words_of(std::string_view heading) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const bool micro = heading.substr(i).starts_with("\u00b5") || heading.substr(i).starts_with("\u03bc");
    if (micro) {
      words.back() += 'u';
      ++i;
    } else if (std::isalpha(static_cast<unsigned char>(heading[i])) != 0) {
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(heading[i])));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

// The unit behind one of the names; nothing when the heading is about something else or names no unit.
template <std::size_t names, std::size_t units>
std::optional<double> factor_of(std::string_view heading, const std::string_view (&known)[names],
                                const Unit (&listed)[units]) {
  const auto words = words_of(heading);
  const bool meant = std::ranges::any_of(known, [&](std::string_view name) { return words.front() == name; });
  if (!meant) return std::nullopt;
  for (std::size_t i = 1; i < words.size(); ++i)
    for (const Unit& unit : listed)
      if (words[i] == unit.word) return unit.factor;
  return std::nullopt;
}

std::optional<Columns> columns_of(std::string_view header) {
  constexpr std::string_view time_names[] = {"time", "timestamp", "t"};
  constexpr std::string_view current_names[] = {"current", "i", "amps"};
  Columns columns;
  bool has_time = false, has_current = false;
  const auto cells = cells_of(header);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (const auto factor = factor_of(cells[i], time_names, time_units); factor && !has_time) {
      has_time = true;
      columns.time = i;
      columns.time_factor = *factor;
    } else if (const auto current = factor_of(cells[i], current_names, current_units); current && !has_current) {
      has_current = true;
      columns.current = i;
      columns.current_factor = *current;
    }
  }
  return has_time && has_current ? std::optional(columns) : std::nullopt;
}

std::optional<double> number_of(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '+')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\r')) cell.remove_suffix(1);
  double value = 0;
  const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || stop != cell.data() + cell.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

Error bad_line(const std::string& name, std::size_t line, std::string what) {
  return {.kind = ErrorKind::damaged_file,
          .where = name + ": line " + std::to_string(line),
          .what = std::move(what),
          .hint = "a trace holds one time and one current a line, with rising times"};
}

Result<void> add_sample(std::string_view line, const Columns& columns, CurrentTrace& trace, const std::string& name,
                        std::size_t number) {
  const auto cells = cells_of(line);
  if (cells.size() <= std::max(columns.time, columns.current)) return bad_line(name, number, "a column is missing");
  const auto time = number_of(cells[columns.time]), current = number_of(cells[columns.current]);
  if (!time || !current) return bad_line(name, number, "this is not a number");
  const double seconds = *time * columns.time_factor;
  if (!trace.seconds.empty() && seconds <= trace.seconds.back())
    return bad_line(name, number, "the time does not rise");
  trace.seconds.push_back(seconds);
  trace.ampere.push_back(*current * columns.current_factor);
  return {};
}

double tenth(std::vector<double> values, double part) {
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * part);
  std::ranges::nth_element(values, place);
  return *place;
}

}  // namespace

Result<CurrentTrace> parse_trace(std::string_view csv, const std::string& name) {
  std::size_t number = 0;
  std::optional<Columns> columns;
  CurrentTrace trace;
  while (!csv.empty()) {
    const auto end = csv.find('\n');
    const std::string_view line = csv.substr(0, end);
    csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
    ++number;
    if (line.empty() || line == "\r" || line.front() == '#') continue;
    if (!columns) {
      columns = columns_of(line);
      if (!columns)
        return Error{ErrorKind::usage, name, "the first line names no time and current with their units",
                     "for example: time_ms,current_mA"};
      continue;
    }
    JAUGE_CHECK(add_sample(line, *columns, trace, name, number));
    if (trace.seconds.size() > most_samples)
      return Error{ErrorKind::too_large, name, "the trace holds more than 10,000,000 samples", "thin it out"};
  }
  if (trace.seconds.size() < 2) return bad_line(name, number, "the trace holds fewer than two samples");
  return trace;
}

TraceFigures figures_of(const CurrentTrace& trace) {
  TraceFigures figures;
  const double low = tenth(trace.ampere, 0.1), high = tenth(trace.ampere, 0.9);
  // Less than a quarter between the tenths is ripple: the chip never rests.
  const bool rests = high - low > 0.25 * std::max(std::abs(high), 1e-9);
  const double middle = (low + high) / 2;
  double active_s = 0, active_c = 0, rest_s = 0, rest_c = 0;
  bool was_active = false;
  for (std::size_t i = 0; i + 1 < trace.seconds.size(); ++i) {
    const double seconds = trace.seconds[i + 1] - trace.seconds[i];
    const bool active = !rests || trace.ampere[i] > middle;
    (active ? active_s : rest_s) += seconds;
    (active ? active_c : rest_c) += seconds * trace.ampere[i];
    if (active && !was_active) ++figures.bursts;
    was_active = active;
  }
  figures.seconds = active_s + rest_s;
  figures.mean_ma = (active_c + rest_c) / figures.seconds * 1e3;
  figures.active_ma = active_s > 0 ? active_c / active_s * 1e3 : figures.mean_ma;
  figures.rest_ma = rest_s > 0 ? rest_c / rest_s * 1e3 : figures.active_ma;
  if (figures.bursts > 0) {
    figures.burst_ms = active_s / figures.bursts * 1e3;
    figures.burst_millicoulomb = active_c / figures.bursts * 1e3;
  }
  return figures;
}

}  // namespace jauge::cost
