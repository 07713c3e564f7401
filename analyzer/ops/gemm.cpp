// Gemm: Y = alpha op(A) op(B) + beta C. Inputs A, B, C (optional, broadcast to the result); attributes alpha, beta,
// transA, transB. A dense layer in ONNX files.
#include <Eigen/Core>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

struct Sizes {
  std::int64_t rows, inner, columns;
};

Result<Sizes> sizes_of(const NodeView& node) {
  JAUGE_CHECK(require_rank(node, 0, 2));
  JAUGE_CHECK(require_rank(node, 1, 2));
  const bool trans_a = node.attributes().integer("transA", 0) != 0,
             trans_b = node.attributes().integer("transB", 0) != 0;
  const ir::Shape& a = node.input(0);
  const ir::Shape& b = node.input(1);
  const Sizes sizes{a[trans_a ? 1 : 0], a[trans_a ? 0 : 1], b[trans_b ? 0 : 1]};
  if (b[trans_b ? 1 : 0] != sizes.inner)
    return contradiction("its matrices " + ir::to_text(a) + " and " + ir::to_text(b) + " do not multiply");
  return sizes;
}

Result<Types> infer(const NodeView& node) {
  // Converters also write int8 matrices with a float bias and no scales. Such a node can be counted; no kernel runs it.
  JAUGE_CHECK(require_same_dtype(node, {0, 1}));
  if (ir::is_float(node.input_dtype(0))) JAUGE_CHECK(require_same_dtype(node, {0, 2}));
  JAUGE_TRY(const Sizes sizes, sizes_of(node));
  ir::Shape shape = {sizes.rows, sizes.columns};
  if (node.has_input(2)) {
    JAUGE_TRY(const ir::Shape sum, broadcast(node.input(2), shape));
    if (sum != shape)
      return contradiction("its bias of shape " + ir::to_text(node.input(2)) + " does not fit its result");
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

std::int64_t inner_size(const NodeView& node) {
  return node.input(0)[node.attributes().integer("transA", 0) != 0 ? 0 : 1];
}

Macs macs(const NodeView& node) {
  return {saturating_product({ir::elements(node.output()), inner_size(node)})};
}

std::optional<std::int64_t> st_macc(const NodeView& node) {
  return macs(node).value + (node.has_input(2) ? node.output()[1] : 0);
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const bool trans_a = node.attributes().integer("transA", 0) != 0,
             trans_b = node.attributes().integer("transB", 0) != 0;
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto matrix = [](const ir::ConstArrayView& array) {
      return Eigen::Map<const Matrix>(array.as<T>().data(), array.type.shape[0], array.type.shape[1]);
    };
    const auto a = matrix(*inputs[0]), b = matrix(*inputs[1]);
    const ir::Shape& shape = outputs[0].type.shape;
    Eigen::Map<Matrix> y(outputs[0].as<T>().data(), shape[0], shape[1]);
    if (trans_a && trans_b)
      y.noalias() = a.transpose() * b.transpose();
    else if (trans_a)
      y.noalias() = a.transpose() * b;
    else if (trans_b)
      y.noalias() = a * b.transpose();
    else
      y.noalias() = a * b;
    y *= static_cast<T>(node.attributes().real("alpha", 1));
    if (inputs.size() < 3 || !inputs[2]) return {};
    const T beta = static_cast<T>(node.attributes().real("beta", 1));
    const auto c = inputs[2]->as<T>();
    std::size_t i = 0;
    walk<1>(shape, {broadcast_strides(inputs[2]->type.shape, shape)}, {0},
            [&](const auto& from) { outputs[0].as<T>()[i++] += beta * c[static_cast<std::size_t>(from[0])]; });
    return {};
  });
}

}  // namespace

extern const Operator gemm_operator;

const Operator gemm_operator = {.name = "Gemm",
                                .summary = "dense layer: matrix product plus bias",
                                .family = Family::dense,
                                .min_inputs = 2,
                                .max_inputs = 3,
                                .attributes = {{"alpha", AttributeType::real},
                                               {"beta", AttributeType::real},
                                               {"transA", AttributeType::integer},
                                               {"transB", AttributeType::integer}},
                                .infer = infer,
                                .macs = macs,
                                .st_macc = st_macc,
                                .run = run,
                                .run_tflite = quantised::run_gemm,
                                .run_onnx = quantised::run_gemm};

}  // namespace jauge::ops
