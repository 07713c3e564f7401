// A model and all its code in one header.
#pragma once

#include "analyzer/deploy/export/c_text.h"

namespace jauge::deploy {

// Declarations always; code where <NAME>_IMPLEMENTATION is defined, in one C file of the program.
std::string one_header(const ModelText& model, const std::vector<std::string>& kernels);

}  // namespace jauge::deploy
