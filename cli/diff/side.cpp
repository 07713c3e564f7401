#include "cli/diff/side.h"

namespace jauge::cli::diff {

cost::StCompression compression_named(std::string_view word) {
  if (word == "low" || word == "4") return cost::StCompression::low;
  if (word == "medium" || word == "8") return cost::StCompression::medium;
  if (word == "high") return cost::StCompression::high;
  return cost::StCompression::none;
}

}  // namespace jauge::cli::diff
