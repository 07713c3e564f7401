// Quantize to bytes: real numbers to stored ones.
#include "analyzer/execute/fast/kernel.h"
#include "analyzer/ops/quantised/meaning.h"

namespace jauge::execute::fast {
namespace {

struct Border {
  ops::Meaning meaning;
  float low = 0, high = 0;  // of the type, without the zero point
  ir::Rounding rounding = ir::Rounding::tflite;
};

// As ops::encoded: clamping to whole numbers before rounding gives the same as behind it. NaN becomes the zero point.
void encode(const Border& border, std::span<const float> reals, std::uint8_t* out) {
  for (std::size_t i = 0; i < reals.size(); ++i) {
    const float steps = reals[i] / border.meaning.scale;
    const float number = steps != steps ? 0 : steps;
    const float held = number < border.low ? border.low : number > border.high ? border.high : number;
    const std::int32_t whole =
        border.rounding == ir::Rounding::tflite ? jauge_round_half_away(held) : jauge_round_half_even(held);
    out[i] = static_cast<std::uint8_t>(whole + border.meaning.zero);
  }
}

}  // namespace

std::optional<Kernel> prepare_border(const ops::NodeView& node) {
  const ir::Tensor& out = node.output_tensor();
  const bool byte = out.type.dtype == ir::DType::int8 || out.type.dtype == ir::DType::uint8;
  if (node.node().op != "Quantize" || !byte || !out.quant || !out.quant->per_tensor()) return std::nullopt;
  if (node.input_dtype(0) != ir::DType::float32 || node.node().activation.kind != ir::ActivationKind::none)
    return std::nullopt;
  Border border;
  border.meaning = {out.quant->scales[0], static_cast<std::int32_t>(out.quant->zero_points[0])};
  const ops::StoredRange range = ops::range_of(out.type.dtype);
  border.low = static_cast<float>(range.low - border.meaning.zero);
  border.high = static_cast<float>(range.high - border.meaning.zero);
  border.rounding = node.node().rounding;
  return [border](ops::InputArrays inputs, ops::OutputArrays outputs, Scratch&) {
    encode(border, inputs[0]->as<float>(), outputs[0].as<std::uint8_t>().data());
  };
}

}  // namespace jauge::execute::fast
