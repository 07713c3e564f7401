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

// Adding 1.5 x 2^23 leaves no room for a fraction: the processor rounds half to even. |x| < 2^22.
std::int32_t half_even(float x) {
  return static_cast<std::int32_t>(x + 12582912.0f - 12582912.0f);
}

// jauge_round_half_away without branches.
std::int32_t half_away(float x) {
  const auto whole = static_cast<std::int32_t>(x);
  const float rest = x - static_cast<float>(whole);
  return whole + (rest >= 0.5f) - (rest <= -0.5f);
}

// As ops::encoded: clamping to whole numbers before rounding gives the same as behind it. NaN becomes the zero point.
template <class Round>
void encode(const Border& border, std::span<const float> reals, std::uint8_t* out, Round round) {
  for (std::size_t i = 0; i < reals.size(); ++i) {
    const float steps = reals[i] / border.meaning.scale;
    const float number = steps != steps ? 0 : steps;
    const float held = number < border.low ? border.low : number > border.high ? border.high : number;
    out[i] = static_cast<std::uint8_t>(round(held) + border.meaning.zero);
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
    const auto reals = inputs[0]->as<float>();
    std::uint8_t* out = outputs[0].as<std::uint8_t>().data();
    if (border.rounding == ir::Rounding::tflite)
      encode(border, reals, out, half_away);
    else
      encode(border, reals, out, half_even);
  };
}

}  // namespace jauge::execute::fast
