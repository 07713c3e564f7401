#include "analyzer/ops/matrix_shape.h"

#include "analyzer/ops/checks.h"

namespace jauge::ops {

Result<MatrixWork> matrix_work(const ir::Shape& a, const ir::Shape& b) {
  if (a.empty() || b.empty()) return contradiction("it multiplies a matrix by a scalar");
  ir::Shape left = a, right = b;
  if (a.size() == 1) left.insert(left.begin(), 1);
  if (b.size() == 1) right.push_back(1);
  MatrixWork work;
  work.rows = left[left.size() - 2];
  work.inner = left.back();
  work.columns = right.back();
  if (right[right.size() - 2] != work.inner)
    return contradiction("its matrices " + ir::to_text(a) + " and " + ir::to_text(b) + " do not multiply");
  work.stack_a.assign(left.begin(), left.end() - 2);
  work.stack_b.assign(right.begin(), right.end() - 2);
  JAUGE_TRY(work.stack, broadcast(work.stack_a, work.stack_b));
  work.output = work.stack;
  if (a.size() > 1) work.output.push_back(work.rows);
  if (b.size() > 1) work.output.push_back(work.columns);
  return work;
}

Macs macs_of(const MatrixWork& work) {
  return {saturating_product({ir::elements(work.output), work.inner})};
}

}  // namespace jauge::ops
