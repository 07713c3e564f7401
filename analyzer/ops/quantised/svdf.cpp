// TFLite's SVDF of integers from an empty memory: the newest frame through the feature filters into the state's scale,
// times the newest time weight, summed over the ranks of a unit.
#include "analyzer/ops/quantised/svdf.h"

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/kernels.h"

namespace jauge::ops::quantised {
namespace {

Result<float> scale_of(const ir::ConstArrayView& array) {
  JAUGE_TRY(const Meaning meaning, meaning_of(array));
  return meaning.scale;
}

}  // namespace

Result<SvdfScaling> svdf_scaling(const NodeView& node, InputArrays inputs, float out_scale) {
  const auto state = static_cast<float>(node.attributes().real("state_scale", 0));
  if (!(state > 0)) return not_supported("an SVDF of integers needs the scale of its state");
  JAUGE_TRY(const float in, scale_of(*inputs[0]));
  JAUGE_TRY(const float features, scale_of(*inputs[1]));
  JAUGE_TRY(const float time, scale_of(*inputs[2]));
  const auto zero = static_cast<std::int32_t>(node.attributes().integer("state_zero", 0));
  StoredRange range = range_of(node.attributes().integer("state_bits", 8) == 16 ? ir::DType::int16 : ir::DType::int8);
  return SvdfScaling{.to_state = jauge_multiplier_of(static_cast<double>(in * features / state)),
                     .to_output = jauge_multiplier_of(static_cast<double>(state * time / out_scale)),
                     .state_range = {range.low - zero, range.high - zero}};
}

Result<void> run_svdf(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  if (inputs.size() > 3 && inputs[3] && ir::is_float(inputs[3]->type.dtype))
    return not_supported("its bias is real beside quantised weights");
  JAUGE_TRY(const SvdfScaling scaling, svdf_scaling(node, inputs, to.scale));
  const auto width = static_cast<std::size_t>(inputs[0]->type.shape[1]);
  const auto frames = static_cast<std::size_t>(inputs[2]->type.shape[1]);
  const auto filters = static_cast<std::size_t>(inputs[1]->type.shape[0]);
  const auto rank = static_cast<std::size_t>(node.attributes().integer("rank", 1));
  const auto x = centred(*inputs[0]), features = centred(*inputs[1]), time = centred(*inputs[2]);
  const std::vector<std::int32_t> bias =
      inputs.size() > 3 && inputs[3] ? stored(*inputs[3]) : std::vector<std::int32_t>(filters / rank, 0);
  const StoredRange range = range_of(outputs[0].type.dtype);
  std::vector<std::int32_t> out;
  for (std::size_t b = 0; b * width < x.size(); ++b)
    for (std::size_t unit = 0; unit < filters / rank; ++unit) {
      std::int32_t sum = bias[unit];
      for (std::size_t filter = unit * rank; filter < (unit + 1) * rank; ++filter) {
        std::int32_t newest = 0;
        for (std::size_t i = 0; i < width; ++i) newest += features[filter * width + i] * x[b * width + i];
        sum += scaling.state_range.clamp(jauge_multiply(newest, scaling.to_state)) * time[(filter + 1) * frames - 1];
      }
      out.push_back(range.clamp(jauge_saturate_i32(std::int64_t{jauge_multiply(sum, scaling.to_output)} + to.zero)));
    }
  store(out, outputs[0]);
  return {};
}

}  // namespace jauge::ops::quantised
