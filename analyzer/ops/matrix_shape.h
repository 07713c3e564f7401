// numpy's matrix product of stacks of matrices: what MatMul, MatMulInteger and QLinearMatMul share.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::ops {

// Shapes with a missing row or column dimension (rank 1 operands) filled in, stacks broadcast.
struct MatrixWork {
  std::int64_t rows = 1, inner = 1, columns = 1;
  ir::Shape stack;             // of the result
  ir::Shape stack_a, stack_b;  // of the operands, which broadcast to `stack`
  ir::Shape output;            // without the dimensions that were filled in
};

// Errors: damaged_file when the shapes do not multiply.
Result<MatrixWork> matrix_work(const ir::Shape& a, const ir::Shape& b);

Macs macs_of(const MatrixWork& work);

}  // namespace jauge::ops
