#include "analyzer/evaluate/confusion.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace jauge::evaluate {
namespace {

constexpr std::int64_t most_classes = 10'000;
constexpr std::int64_t largest_count = 1'000'000'000'000;

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '[' || c == ']' || c == '\r' || c == '\n';
}

Result<std::vector<std::int64_t>> numbers_of(std::string_view text, const std::string& where) {
  std::vector<std::int64_t> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (is_separator(text[at])) {
      ++at;
      continue;
    }
    double value = 0;  // "861." and "861.0" are what numpy prints of floats
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    const auto stop = static_cast<std::size_t>(end - text.data());
    const bool whole = error == std::errc() && value >= 0 && value < static_cast<double>(largest_count) &&
                       value == static_cast<double>(static_cast<std::int64_t>(value));
    if (!whole || (stop < text.size() && !is_separator(text[stop])))
      return Error{ErrorKind::damaged_file, where, "is no count at byte " + std::to_string(at),
                   "paste whole numbers from 0 on"};
    numbers.push_back(static_cast<std::int64_t>(value));
    at = stop;
  }
  return numbers;
}

}  // namespace

std::int64_t Confusion::total() const {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::int64_t Confusion::correct() const {
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < size(); ++i) sum += at(i, i);
  return sum;
}

std::int64_t Confusion::row_sum(std::int64_t truth) const {
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < size(); ++i) sum += at(truth, i);
  return sum;
}

std::int64_t Confusion::column_sum(std::int64_t predicted) const {
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < size(); ++i) sum += at(i, predicted);
  return sum;
}

Confusion count_confusion(std::vector<std::string> classes, std::span<const std::int64_t> labels,
                          std::span<const std::int64_t> predictions) {
  Confusion result;
  result.counts.resize(classes.size() * classes.size());
  for (std::size_t i = 0; i < labels.size(); ++i)
    ++result.counts[static_cast<std::size_t>(labels[i]) * classes.size() + static_cast<std::size_t>(predictions[i])];
  result.classes = std::move(classes);
  return result;
}

std::vector<std::string> numbered_classes(std::int64_t count) {
  std::vector<std::string> names;
  for (std::int64_t i = 0; i < count; ++i) names.push_back(std::to_string(i));
  return names;
}

Result<Confusion> parse_confusion(std::string_view text, const std::string& where) {
  JAUGE_TRY(auto numbers, numbers_of(text, where));
  std::int64_t side = 0;
  while (side <= most_classes && side * side < static_cast<std::int64_t>(numbers.size())) ++side;
  if (numbers.empty() || side * side != static_cast<std::int64_t>(numbers.size()))
    return Error{ErrorKind::damaged_file, where,
                 "holds " + std::to_string(numbers.size()) + " numbers, which are no square matrix",
                 "one row for each true class, one column for each predicted class"};
  return Confusion{numbered_classes(side), std::move(numbers)};
}

std::vector<Mistake> top_confusions(const Confusion& confusion, std::size_t most) {
  std::vector<Mistake> mistakes;
  for (std::int64_t truth = 0; truth < confusion.size(); ++truth)
    for (std::int64_t predicted = 0; predicted < confusion.size(); ++predicted)
      if (truth != predicted && confusion.at(truth, predicted) > 0)
        mistakes.push_back({truth, predicted, confusion.at(truth, predicted)});
  std::ranges::stable_sort(mistakes, std::ranges::greater(), &Mistake::count);
  if (mistakes.size() > most) mistakes.resize(most);
  return mistakes;
}

}  // namespace jauge::evaluate
