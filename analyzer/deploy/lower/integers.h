// What lowerings of quantised nodes share.
#pragma once

#include "analyzer/deploy/lower/lowered.h"
#include "analyzer/ops/quantised/meaning.h"

namespace jauge::deploy {

jauge_rounding rounding_of(ir::Rounding rounding);

bool is_s8(const ir::Tensor& tensor);
bool is_f32(const ir::Tensor& tensor);

// The stored numbers of output 0 that the node's fused clamp lets through.
Result<jauge_range> output_range(const ops::NodeView& node);

// Weights centred on 0 and one record for each output channel. `weights` is [channels, taps], row by row.
struct Products {
  std::vector<std::int8_t> weights;
  std::vector<jauge_channel> channels;
};

// Of a layer that multiplies input 0 by the constant input 1 and adds the constant input 2. `channel_axis` is the axis
// of the weights that counts output channels; `columns` says that it is the last one of a matrix. Errors:
// unsupported_operator (weights that are no int8 around 0, a bias that is not constant).
Result<Products> products_of(const ops::NodeView& node, int channel_axis);

}  // namespace jauge::deploy
