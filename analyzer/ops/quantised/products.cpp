// Convolutions, their transposes and matrix products: exact sums of products of centred numbers, the bias, one
// requantisation.
#include "analyzer/ops/conv_transpose.h"
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/integer_math.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/quantised/meaning.h"

namespace jauge::ops::quantised {
namespace {

// One number for each output channel, in units of in scale x weight scale; zeros when absent.
Result<std::vector<std::int64_t>> bias_of(InputArrays inputs, std::size_t channels) {
  if (inputs.size() < 3 || !inputs[2]) return std::vector<std::int64_t>(channels, 0);
  if (ir::is_float(inputs[2]->type.dtype)) return not_supported("its bias is real beside quantised weights");
  std::vector<std::int64_t> bias = ir::to_int64s(*inputs[2]);
  if (bias.size() == 1) bias.resize(channels, bias[0]);
  if (bias.size() != channels) return not_supported("its bias is no list of one number for each output channel");
  return bias;
}

// sums[i] belongs to output channel i % channels.
Result<void> finish(const std::vector<std::int64_t>& sums, const std::vector<std::int64_t>& bias,
                    const Requantiser& requantise, const ir::ArrayView& out) {
  std::vector<std::int32_t> result(sums.size());
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const std::size_t channel = i % bias.size();
    result[i] = requantise(sums[i] + bias[channel], channel);
  }
  store(result, out);
  return {};
}

// op(A) op(B), rows x columns.
std::vector<std::int64_t> multiply(const ir::ConstArrayView& a, bool trans_a, const ir::ConstArrayView& b,
                                   bool trans_b) {
  const auto x = centred(a), y = centred(b);
  const ir::Shape &sa = a.type.shape, &sb = b.type.shape;
  const std::int64_t rows = sa[trans_a ? 1 : 0], inner = sa[trans_a ? 0 : 1], columns = sb[trans_b ? 0 : 1];
  std::vector<std::int64_t> sums;
  sums.reserve(static_cast<std::size_t>(rows * columns));
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t column = 0; column < columns; ++column) {
      std::int64_t sum = 0;
      for (std::int64_t k = 0; k < inner; ++k)
        sum += std::int64_t{x[static_cast<std::size_t>(trans_a ? k * rows + row : row * inner + k)]} *
               y[static_cast<std::size_t>(trans_b ? column * inner + k : k * columns + column)];
      sums.push_back(sum);
    }
  return sums;
}

}  // namespace

Result<void> run_conv(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const ConvWork work, runnable_conv_work(node, 1));
  JAUGE_TRY(const Requantiser requantise,
            Requantiser::of_products(node.node().rounding, *inputs[0], *inputs[1], 0, outputs[0]));
  JAUGE_TRY(const auto bias, bias_of(inputs, static_cast<std::size_t>(work.out_channels)));
  return finish(convolve_integers(work, centred(*inputs[0]), centred(*inputs[1])), bias, requantise, outputs[0]);
}

Result<void> run_conv_transpose(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const int channel_axis = static_cast<int>(inputs[1]->type.shape.size()) - 1;
  JAUGE_TRY(const Requantiser requantise,
            Requantiser::of_products(node.node().rounding, *inputs[0], *inputs[1], channel_axis, outputs[0]));
  JAUGE_TRY(const TransposedSums products, transposed_sums(node, centred(*inputs[0]), centred(*inputs[1])));
  JAUGE_TRY(const auto bias, bias_of(inputs, products.channels));
  return finish(products.sums, bias, requantise, outputs[0]);
}

Result<void> run_gemm(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Attributes& attributes = node.attributes();
  if (attributes.real("alpha", 1) != 1 || attributes.real("beta", 1) != 1)
    return not_supported("its alpha or beta is not 1, and it computes with integers");
  const bool trans_b = attributes.integer("transB", 0) != 0;
  JAUGE_TRY(const Requantiser requantise,
            Requantiser::of_products(node.node().rounding, *inputs[0], *inputs[1], trans_b ? 0 : 1, outputs[0]));
  JAUGE_TRY(const auto bias, bias_of(inputs, static_cast<std::size_t>(outputs[0].type.shape[1])));
  return finish(multiply(*inputs[0], attributes.integer("transA", 0) != 0, *inputs[1], trans_b), bias, requantise,
                outputs[0]);
}

Result<void> run_mat_mul(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const MatrixWork work, matrix_work(inputs[0]->type.shape, inputs[1]->type.shape));
  const int last_axis = static_cast<int>(inputs[1]->type.shape.size()) - 1;
  JAUGE_TRY(const Requantiser requantise,
            Requantiser::of_products(node.node().rounding, *inputs[0], *inputs[1], last_axis, outputs[0]));
  const std::vector<std::int64_t> no_bias(static_cast<std::size_t>(work.columns), 0);
  return finish(multiply_integers(work, centred(*inputs[0]), centred(*inputs[1])), no_bias, requantise, outputs[0]);
}

}  // namespace jauge::ops::quantised
