// Who was taken for whom: rows are the true classes, columns the predicted ones.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::evaluate {

struct Confusion {
  std::vector<std::string> classes;  // names, or "0", "1" ...
  std::vector<std::int64_t> counts;  // row by row

  std::int64_t size() const { return static_cast<std::int64_t>(classes.size()); }
  std::int64_t at(std::int64_t truth, std::int64_t predicted) const {
    return counts[static_cast<std::size_t>(truth * size() + predicted)];
  }
  std::int64_t total() const;
  std::int64_t correct() const;                           // the diagonal
  std::int64_t row_sum(std::int64_t truth) const;         // how many there are
  std::int64_t column_sum(std::int64_t predicted) const;  // how often it is answered
};

// Labels and predictions are classes below `classes.size()`, as many of the one as of the other.
Confusion count_confusion(std::vector<std::string> classes, std::span<const std::int64_t> labels,
                          std::span<const std::int64_t> predictions);

// "0", "1" ... up to `count`.
std::vector<std::string> numbered_classes(std::int64_t count);

// A matrix as people paste it: numpy's print with brackets, or rows of numbers with blanks, commas, semicolons or tabs.
// Errors: damaged_file for what is no number, negative, or not square.
Result<Confusion> parse_confusion(std::string_view text, const std::string& where);

struct Mistake {
  std::int64_t truth = 0, predicted = 0, count = 0;
};
// The most frequent first; none with count 0.
std::vector<Mistake> top_confusions(const Confusion& confusion, std::size_t most);

}  // namespace jauge::evaluate
