// The fitted models as the data files hold them (mcu_db/data/fits; form: mcu_db/README.md).
#pragma once

#include <string>
#include <vector>

#include "bench/predictions/sizes.h"
#include "bench/predictions/validation.h"

namespace jauge::predictions {

// The file of one runtime, from the studies that speak of it. `date` is that of the fit.
std::string fits_text(const std::string& runtime, const std::vector<Validation>& validations,
                      const std::vector<SizeStudy>& sizes, const std::string& date);

}  // namespace jauge::predictions
