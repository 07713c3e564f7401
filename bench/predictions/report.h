// docs/accuracy_of_predictions.md: how wrong the predictions are, with every residual.
#pragma once

#include <string>
#include <vector>

#include "bench/predictions/currents.h"
#include "bench/predictions/sizes.h"
#include "bench/predictions/validation.h"

namespace jauge::predictions {

struct Findings {
  std::vector<Validation> speeds;  // one network left out
  std::vector<Validation> without_board, without_version;
  std::vector<SizeStudy> sizes;
  std::vector<CurrentStudy> currents;
  std::string own_section;  // of our own runtime
};

std::string report_text(const Findings& findings);

}  // namespace jauge::predictions
