// The network of docs and examples (a VGG-like net for CIFAR-10, 1,344,042 parameters) on the STM32L4R9I-DISCO, built
// by hand from published figures: reports and the window are tested on it without reading, passing or planning
// anything.
#pragma once

#include <memory>
#include <vector>

#include "analyzer/analysis/analysis.h"

namespace jauge::testing {

// Float weights with X-CUBE-AI: 5,372,584 B of weights, 262,144 B of arena at conv2d_1, does not fit the internal
// Flash.
std::shared_ptr<const analysis::Analysis> seed_vgg_on_stm32l4r9i_disco();

// The same study on further chips, one for each verdict level that is not `no` and one that is.
std::vector<analysis::Assessment> seed_vgg_on_other_chips();

}  // namespace jauge::testing
