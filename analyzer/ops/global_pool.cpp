// GlobalAveragePool and GlobalMaxPool: all pixels of a channel become one. Attribute channels_last.
#include <algorithm>
#include <limits>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/spatial.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  ir::Shape shape = node.input(0);
  if (shape.size() < 3) return contradiction("its input has shape " + ir::to_text(shape) + ": there are no pixels");
  const std::size_t first = channels_last(node.attributes()) ? 1 : 2;
  for (std::size_t axis = first; axis < first + shape.size() - 2; ++axis) {
    if (shape[axis] == 0) return contradiction("its input has no pixels");
    shape[axis] = 1;
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

// ST counts every element that goes in.
std::optional<std::int64_t> st_macc(const NodeView& node) {
  return ir::elements(node.input(0));
}

// Folds all pixels of each image into `start`, channel by channel; finish(value, pixels) ends it.
template <class T, class Step, class Finish>
void pool(const ir::ConstArrayView& in, const ir::ArrayView& out, T start, Step step, Finish finish) {
  const std::int64_t batch = in.type.shape[0], channels = in.type.shape.back();
  const std::int64_t pixels = batch * channels == 0 ? 0 : ir::elements(in.type.shape) / (batch * channels);
  const T* from = in.as<T>().data();
  T* to = out.as<T>().data();
  for (std::int64_t n = 0; n < batch; ++n, to += channels) {
    std::fill(to, to + channels, start);
    for (std::int64_t p = 0; p < pixels; ++p, from += channels)
      for (std::int64_t c = 0; c < channels; ++c) to[c] = step(to[c], from[c]);
    for (std::int64_t c = 0; c < channels; ++c) to[c] = finish(to[c], pixels);
  }
}

Result<void> require_channels_last(const NodeView& node) {
  if (channels_last(node.attributes())) return {};
  return not_supported("kernels run channels-last graphs only", "passes::make_deployable makes one");
}

Result<void> run_average(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_CHECK(require_channels_last(node));
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    pool<T>(
        *inputs[0], outputs[0], T{0}, [](T sum, T x) { return sum + x; },
        [](T sum, std::int64_t pixels) { return sum / static_cast<T>(pixels); });
    return {};
  });
}

Result<void> run_max(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_CHECK(require_channels_last(node));
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    pool<T>(
        *inputs[0], outputs[0], std::numeric_limits<T>::lowest(), [](T a, T b) { return std::max(a, b); },
        [](T largest, std::int64_t) { return largest; });
    return {};
  });
}

// ONNX Runtime's QLinearGlobalAveragePool: the exact sum, the count in the float factor.
Result<void> run_average_integers(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_CHECK(require_channels_last(node));
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const auto channels = static_cast<std::size_t>(inputs[0]->type.shape.back());
  const std::size_t pixels =
      static_cast<std::size_t>(ir::elements(inputs[0]->type.shape) / ir::elements(outputs[0].type.shape));
  const std::vector<std::int32_t> in = centred(*inputs[0]);
  std::vector<std::int32_t> sums(static_cast<std::size_t>(ir::elements(outputs[0].type.shape)), 0);
  for (std::size_t i = 0; i < in.size(); ++i) sums[i / (pixels * channels) * channels + i % channels] += in[i];
  const StoredRange range = range_of(outputs[0].type.dtype);
  const float factor = from.scale / (to.scale * static_cast<float>(pixels));
  for (std::int32_t& sum : sums) sum = jauge_requantise_onnx(sum, factor, to.zero, range.low, range.high);
  store(sums, outputs[0]);
  return {};
}

Operator global_average_pool(Operator op) {
  op.run_onnx = run_average_integers;
  return op;
}

Operator global_pool(std::string_view name, std::string_view summary, decltype(Operator::run) run) {
  return {.name = name,
          .summary = summary,
          .family = Family::pooling,
          .attributes = {{"channels_last", AttributeType::integer}},
          .infer = infer,
          .st_macc = st_macc,
          .run = run};
}

}  // namespace

extern const Operator global_average_pool_operator, global_max_pool_operator;

const Operator global_average_pool_operator =
    global_average_pool(global_pool("GlobalAveragePool", "mean of all pixels of a channel", run_average));
const Operator global_max_pool_operator = global_pool("GlobalMaxPool", "largest of all pixels of a channel", run_max);

}  // namespace jauge::ops
