// The half of fixed_analysis.h that needs no chip.
#pragma once

#include "analyzer/analysis/analysis.h"

namespace jauge::testing {

analysis::ModelStudy seed_vgg_study();

}  // namespace jauge::testing
