// What lowerings of quantised nodes share. The runtime knows int8 only: unsigned bytes are stored 128 lower, and so is
// their zero point.
#pragma once

#include "analyzer/deploy/lower/lowered.h"
#include "analyzer/ops/quantised/meaning.h"

namespace jauge::deploy {

jauge_rounding rounding_of(ir::Rounding rounding);

// Bytes that stand for reals with one scale.
bool is_quantised_byte(const ir::Tensor& tensor);
bool is_f32(const ir::Tensor& tensor);
// All listed inputs and output 0 are so.
bool all_quantised_bytes(const ops::NodeView& node, std::size_t inputs = 1);
bool all_f32(const ops::NodeView& node, std::size_t inputs = 1);

// What the stored numbers of a quantised byte are lowered by: 128 for unsigned ones.
std::int32_t lowering_of(ir::DType dtype);
// The zero point as the runtime stores it.
std::int32_t stored_zero(const ir::Tensor& tensor);
// A constant's bytes as the runtime stores them.
Blob stored_bytes(const ir::Tensor& constant);

// The stored numbers of output 0 that the node's fused clamp lets through; all when it is no clamp.
jauge_range output_range(const ops::NodeView& node);

// A fused activation that is no clamp, as a table over the stored bytes of output 0; empty for clamps and none.
Blob activation_table(const ops::NodeView& node);
// From stored bytes of one meaning to those of another by way of real numbers; empty when the meanings are the same.
Blob conversion_table(const ir::Tensor& from, const ir::Tensor& to, ir::Rounding rounding);
// What the node makes of every stored byte of input 0, by its own kernel. For functions of one number.
Result<Blob> table_of(const ops::NodeView& node);

// Weights centred on 0 and one record for each output channel. Weights are [channels, taps], row by row.
struct Products {
  ir::Rounding rounding;
  std::vector<std::int8_t> weights;
  std::vector<jauge_channel> channels;
};

// Of a layer that multiplies input 0 by the constant input 1 and adds the constant input 2. `channel_axis` is the axis
// of the weights that counts output channels: the first, or the last of a matrix. Errors: unsupported_operator (weights
// that are no int8 around 0, a bias that is not constant).
Result<Products> products_of(const ops::NodeView& node, int channel_axis);

// The weights in the layout of the package that suits them: dual-packed where that is exact and costs little.
struct PackedWeights {
  jauge_weight_layout layout = JAUGE_WEIGHTS_PLAIN;
  Blob bytes;
};
PackedWeights packed(const Products& products);

}  // namespace jauge::deploy
