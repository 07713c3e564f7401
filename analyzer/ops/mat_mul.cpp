// MatMul: numpy's matrix product, stacks of matrices broadcast.
#include <Eigen/Core>
#include <concepts>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/matrix_shape.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_same_dtype(node, {0, 1}));
  if (node.input_dtype(0) == ir::DType::boolean) return contradiction("its inputs are bool");
  JAUGE_TRY(MatrixWork work, matrix_work(node.input(0), node.input(1)));
  return Types{{node.input_dtype(0), std::move(work.output)}};
}

Macs macs(const NodeView& node) {
  const auto work = matrix_work(node.input(0), node.input(1));
  return work ? macs_of(*work) : Macs{};
}

std::optional<std::int64_t> st_macc(const NodeView& node) {
  return macs(node).value;
}

// y = a x b. Eigen for real numbers; for the rare integers plain loops, which compile in a tenth of the time.
template <class T>
void product(const T* a, const T* b, T* y, const MatrixWork& work) {
  if constexpr (std::floating_point<T>) {
    using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Eigen::Map<Matrix>(y, work.rows, work.columns).noalias() =
        Eigen::Map<const Matrix>(a, work.rows, work.inner) * Eigen::Map<const Matrix>(b, work.inner, work.columns);
  } else {
    for (std::int64_t row = 0; row < work.rows; ++row)
      for (std::int64_t column = 0; column < work.columns; ++column) {
        // Unsigned sums wrap around, as ONNX's integers do.
        std::uint64_t sum = 0;
        for (std::int64_t i = 0; i < work.inner; ++i)
          sum += static_cast<std::uint64_t>(a[row * work.inner + i]) *
                 static_cast<std::uint64_t>(b[i * work.columns + column]);
        y[row * work.columns + column] = static_cast<T>(sum);
      }
  }
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const MatrixWork work, matrix_work(inputs[0]->type.shape, inputs[1]->type.shape));
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    T* y = outputs[0].as<T>().data();
    walk<2>(work.stack, {broadcast_strides(work.stack_a, work.stack), broadcast_strides(work.stack_b, work.stack)},
            {0, 0}, [&](const auto& from) {
              product(inputs[0]->as<T>().data() + from[0] * work.rows * work.inner,
                      inputs[1]->as<T>().data() + from[1] * work.inner * work.columns, y, work);
              y += work.rows * work.columns;
            });
    return {};
  });
}

}  // namespace

extern const Operator mat_mul_operator;

const Operator mat_mul_operator = {.name = "MatMul",
                                   .summary = "matrix product; a dense layer when one side is constant",
                                   .family = Family::dense,
                                   .min_inputs = 2,
                                   .max_inputs = 2,
                                   .infer = infer,
                                   .macs = macs,
                                   .st_macc = st_macc,
                                   .run = run,
                                   .run_tflite = quantised::run_mat_mul,
                                   .run_onnx = quantised::run_mat_mul};

}  // namespace jauge::ops
