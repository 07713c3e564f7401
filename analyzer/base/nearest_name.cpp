#include "analyzer/base/nearest_name.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace jauge {
namespace {

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replace});
    }
  }
  return row[b.size()];
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t length = 0;
  while (length < a.size() && length < b.size() && lower(a[length]) == lower(b[length])) ++length;
  return length;
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view wanted, std::span<const std::string> known, std::size_t most) {
  struct Candidate {
    long score;
    const std::string* name;
  };
  wanted = wanted.substr(0, 256);  // the distance is quadratic and the text may come from a file
  std::vector<Candidate> candidates;
  for (const std::string& name : known)
    candidates.push_back(
        {static_cast<long>(2 * edit_distance(wanted, name)) - static_cast<long>(common_prefix(wanted, name)), &name});
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
  std::vector<std::string> nearest;
  for (const Candidate& candidate : candidates) {
    if (nearest.size() == most) break;
    nearest.push_back(*candidate.name);
  }
  return nearest;
}

}  // namespace jauge
