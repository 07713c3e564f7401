// The nearest known names, for "unknown chip; did you mean ...".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jauge {

// At most `most` of `known`, nearest first by edit distance (case-insensitive); a common prefix counts as near.
std::vector<std::string> nearest_names(std::string_view wanted, std::span<const std::string> known,
                                       std::size_t most = 3);

}  // namespace jauge
