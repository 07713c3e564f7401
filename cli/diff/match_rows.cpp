#include "cli/diff/match_rows.h"

#include <algorithm>
#include <unordered_map>

namespace jauge::cli::diff {
namespace {

using Index = std::optional<std::size_t>;

bool is_short_for(const std::string& shortened, const std::string& name) {
  const std::size_t dots = shortened.find("..");
  if (dots == std::string::npos || name.size() < shortened.size() - 2) return false;
  return name.starts_with(shortened.substr(0, dots)) && name.ends_with(shortened.substr(dots + 2));
}

bool is_shortened(const std::string& name) {
  return name.find("..") != std::string::npos;
}

// The rows of each name that only one row has.
std::unordered_map<std::string, Index> rows_by_name(const std::vector<SideRow>& rows) {
  std::unordered_map<std::string, Index> by_name;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto [known, is_new] = by_name.try_emplace(rows[i].name, i);
    if (!is_new) known->second = std::nullopt;
  }
  return by_name;
}

class Matcher {
 public:
  Matcher(const std::vector<SideRow>& old_rows, const std::vector<SideRow>& new_rows)
      : old_(old_rows), new_(new_rows), partner_of_old_(old_rows.size()), partner_of_new_(new_rows.size()) {}

  std::vector<RowPair> match() {
    match_names();
    match_shortened_names();
    match_order();
    return in_order();
  }

 private:
  void pair(std::size_t old_row, std::size_t new_row) {
    partner_of_old_[old_row] = new_row;
    partner_of_new_[new_row] = old_row;
  }

  void match_names() {
    const auto old_names = rows_by_name(old_), new_names = rows_by_name(new_);
    for (const auto& [name, new_row] : new_names) {
      const auto old_row = old_names.find(name);
      if (new_row && !name.empty() && old_row != old_names.end() && old_row->second) pair(*old_row->second, *new_row);
    }
  }

  void match_shortened_names() {
    constexpr std::size_t many = 4'000'000;  // comparisons: beyond that, order has to do
    if (old_.size() * new_.size() > many) return;
    for (std::size_t i = 0; i < old_.size(); ++i)
      for (std::size_t j = 0; !partner_of_old_[i] && j < new_.size(); ++j) {
        const bool shortened = is_shortened(old_[i].name) != is_shortened(new_[j].name);
        if (!partner_of_new_[j] && shortened && same_name(old_[i].name, new_[j].name)) pair(i, j);
      }
  }

  // Between two neighbouring matches rows are paired one by one, as long as their operators agree.
  void match_order() {
    constexpr std::size_t look_ahead = 200;  // rows: what was inserted or removed is seldom longer
    std::size_t from = 0;                    // first old row that may still be taken
    for (std::size_t j = 0; j < new_.size(); ++j) {
      if (partner_of_new_[j]) {
        from = std::max(from, *partner_of_new_[j] + 1);
        continue;
      }
      for (std::size_t i = from; i < std::min(old_.size(), from + look_ahead) && !partner_of_old_[i]; ++i)
        if (old_[i].op == new_[j].op) {
          pair(i, j);
          from = i + 1;
          break;
        }
    }
  }

  std::vector<RowPair> in_order() const {
    std::vector<RowPair> pairs;
    std::size_t next = 0;  // old row not yet told
    const auto tell_gone = [&](std::size_t end) {
      for (; next < end; ++next)
        if (!partner_of_old_[next]) pairs.push_back({next, std::nullopt});
    };
    for (std::size_t j = 0; j < new_.size(); ++j) {
      if (partner_of_new_[j] && *partner_of_new_[j] >= next) tell_gone(*partner_of_new_[j]);
      pairs.push_back({partner_of_new_[j], j});
    }
    tell_gone(old_.size());
    return pairs;
  }

  const std::vector<SideRow>& old_;
  const std::vector<SideRow>& new_;
  std::vector<Index> partner_of_old_, partner_of_new_;
};

}  // namespace

bool same_name(const std::string& a, const std::string& b) {
  return a == b || is_short_for(a, b) || is_short_for(b, a);
}

std::vector<RowPair> match_rows(const std::vector<SideRow>& old_rows, const std::vector<SideRow>& new_rows) {
  return Matcher(old_rows, new_rows).match();
}

}  // namespace jauge::cli::diff
