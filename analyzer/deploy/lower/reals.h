// What lowerings of nodes with real numbers share.
#pragma once

#include "analyzer/deploy/lower/lowered.h"

namespace jauge::deploy {

jauge_activation activation_of(const ir::Activation& activation);

// The constant reals of input i, also those that integers with a scale stand for (weights of dynamic range: four times
// their bytes in the package); nothing when it is absent, computed, or of another type.
std::optional<std::vector<float>> floats_of(const ops::NodeView& node, std::size_t i);

// A bias for each of `channels` (constant input i); zeros when absent. Errors: unsupported_operator when it is
// computed.
Result<std::vector<float>> real_bias(const ops::NodeView& node, std::size_t i, std::size_t channels);

}  // namespace jauge::deploy
