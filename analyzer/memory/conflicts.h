// Which claims are alive together.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analyzer/memory/packing.h"

namespace jauge::memory {

class Conflicts {
 public:
  // Nothing when there are more than `most` pairs: the list would cost more than it helps.
  static std::optional<Conflicts> of(const std::vector<Claim>& claims, std::size_t most);

  std::span<const int> with(std::size_t claim) const {
    return std::span(others_).subspan(begin_[claim], begin_[claim + 1] - begin_[claim]);
  }
  std::size_t pairs() const { return others_.size() / 2; }

 private:
  std::vector<std::size_t> begin_;  // of each claim's range in others_, and the end
  std::vector<int> others_;
};

}  // namespace jauge::memory
