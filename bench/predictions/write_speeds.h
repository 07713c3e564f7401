// The fitted models as the data files hold them (mcu_db/data/speeds; form: mcu_db/README.md).
#pragma once

#include <string>
#include <vector>

#include "bench/predictions/validation.h"

namespace jauge::predictions {

// The file of one runtime, from the studies that speak of it. `date` is that of the fit.
std::string speeds_text(const std::string& runtime, const std::vector<Validation>& validations,
                        const std::string& date);

}  // namespace jauge::predictions
