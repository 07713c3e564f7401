// TFLite's integer resizing by straight lines: positions and weights in 10 fraction bits.
#include <algorithm>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/quantised/meaning.h"

namespace jauge::ops::quantised {
namespace {

constexpr std::int64_t one = 1 << 10;

struct Line {
  std::int64_t below = 0, above = 0;  // neighbours in the input
  std::int64_t below_weight = one, above_weight = 0;
};

// For every output position of an axis.
std::vector<Line> lines_of(std::int64_t in, std::int64_t out, const std::string& coordinates) {
  const bool aligned = coordinates == "align_corners" && out > 1;
  const std::int64_t step = aligned ? (one * (in - 1) + (out - 1) / 2) / (out - 1) : (one * in + out / 2) / out;
  std::vector<Line> lines;
  for (std::int64_t i = 0; i < out; ++i) {
    const std::int64_t place = i * step + (coordinates == "half_pixel" ? step / 2 - one / 2 : 0);
    Line line;
    line.below = std::max<std::int64_t>(place / one, 0);
    line.above = std::min((place + one - 1) / one, in - 1);
    line.above_weight = place - one * line.below;
    line.below_weight = one - line.above_weight;
    lines.push_back(line);
  }
  return lines;
}

std::int32_t rounded(std::int64_t sum) {
  constexpr std::int64_t unit = one * one;
  return static_cast<std::int32_t>((sum + (sum > 0 ? unit / 2 : -unit / 2)) / unit);
}

}  // namespace

Result<void> run_resize(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Attributes& attributes = node.attributes();
  if (attributes.text("mode", "nearest") == "nearest") return find_operator("Resize")->run(node, inputs, outputs);
  const ir::Shape &in = inputs[0]->type.shape, &out = outputs[0].type.shape;
  if (attributes.text("mode", "") != "linear" || in.size() != 4 || in[0] != out[0] || in[3] != out[3])
    return not_supported("integers are resized by straight lines, in pictures of four dimensions only");
  const std::string coordinates = attributes.text("coordinate_transformation_mode", "half_pixel");
  const auto rows = lines_of(in[1], out[1], coordinates), columns = lines_of(in[2], out[2], coordinates);
  const std::vector<std::int32_t> picture = stored(*inputs[0]);
  std::vector<std::int32_t> result;
  result.reserve(static_cast<std::size_t>(ir::elements(out)));
  for (std::int64_t n = 0; n < in[0]; ++n)
    for (const Line& y : rows)
      for (const Line& x : columns)
        for (std::int64_t c = 0; c < in[3]; ++c) {
          const auto at = [&](std::int64_t row, std::int64_t column) {
            return std::int64_t{picture[static_cast<std::size_t>(((n * in[1] + row) * in[2] + column) * in[3] + c)]};
          };
          result.push_back(rounded(at(y.below, x.below) * y.below_weight * x.below_weight +
                                   at(y.above, x.below) * y.above_weight * x.below_weight +
                                   at(y.below, x.above) * y.below_weight * x.above_weight +
                                   at(y.above, x.above) * y.above_weight * x.above_weight));
        }
  store(result, outputs[0]);
  return {};
}

}  // namespace jauge::ops::quantised
