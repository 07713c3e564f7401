// Range: inputs start, limit, delta, all single values that must be known.
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"

namespace jauge::ops {
namespace {

// More elements than this make no tensor that we accept.
constexpr double longest = static_cast<double>(ir::max_tensor_bytes);

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_same_dtype(node, {0, 1, 2}));
  double bounds[3];
  constexpr std::string_view roles[] = {"start", "limit", "delta"};
  for (std::size_t i = 0; i < 3; ++i) {
    JAUGE_TRY(const auto values, reals_of(node, i, roles[i]));
    if (values.size() != 1) return contradiction("its " + std::string(roles[i]) + " is no single number");
    bounds[i] = values[0];
  }
  if (bounds[2] == 0) return contradiction("its delta is 0");
  const double count = std::fmax(0, std::ceil((bounds[1] - bounds[0]) / bounds[2]));
  if (!(count <= longest)) return contradiction("it has no end");
  return Types{{node.input_dtype(0), {static_cast<std::int64_t>(count)}}};
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return with_type(outputs[0].type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto start = static_cast<double>(inputs[0]->as<T>()[0]);
    const auto delta = static_cast<double>(inputs[2]->as<T>()[0]);
    const auto out = outputs[0].as<T>();
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = saturate<T>(start + static_cast<double>(i) * delta);
    return {};
  });
}

}  // namespace

extern const Operator range_operator;

const Operator range_operator = {.name = "Range",
                                 .summary = "start, start + delta, ...",
                                 .min_inputs = 3,
                                 .max_inputs = 3,
                                 .value_inputs = {0, 1, 2},
                                 .infer = infer,
                                 .st_macc = st_zero,
                                 .run = run};

}  // namespace jauge::ops
