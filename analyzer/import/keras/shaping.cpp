// Layers that move values without computing: reshaping, padding, cropping, upsampling.
#include <nlohmann/json.hpp>

#include "analyzer/base/checked_math.h"
#include "analyzer/import/keras/layer_call.h"

namespace jauge::import::keras {
namespace {

using nlohmann::json;

Outputs reshaped(LayerCall& call, ir::Shape shape) {
  const ir::TensorId target = call.emit.integers(call.name() + "/shape", shape);
  JAUGE_TRY(const ir::TensorId output, call.emit.node("Reshape", call.name(), {call.inputs.front(), target}));
  return std::vector{output};
}

Result<ir::Shape> numbers_of(const LayerCall& call, const char* key) {
  const json& config = call.config();
  if (!config.contains(key) || !config[key].is_array()) return call.damaged(std::string("has no '") + key + "'");
  return call.integers(key, config[key].size(), 0);
}

Outputs permute(LayerCall& call) {
  JAUGE_TRY(std::vector<std::int64_t> axes, numbers_of(call, "dims"));  // counted from 1, without the batch
  axes.insert(axes.begin(), 0);
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node("Transpose", call.name(), {call.inputs.front()}, {{"perm", axes}}));
  return std::vector{output};
}

Outputs repeat(LayerCall& call) {
  if (call.input_shape().size() != 2) return call.damaged("its input is not a list of vectors");
  JAUGE_TRY(const std::int64_t count, call.integer("n", 1));
  const ir::Shape shape = call.input_shape();
  const ir::TensorId unsqueezed = call.emit.integers(call.name() + "/shape", {shape[0], 1, shape[1]});
  JAUGE_TRY(const ir::TensorId middle,
            call.emit.node("Reshape", call.name() + "/unsqueeze", {call.inputs.front(), unsqueezed}));
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node("Tile", call.name(), {middle, call.emit.integers(call.name() + "/repeats", {1, count, 1})}));
  return std::vector{output};
}

// [[top, bottom], [left, right]], [height, width], or one number; for 1-D [before, after] or one number.
Result<std::vector<std::pair<std::int64_t, std::int64_t>>> margins_of(const LayerCall& call, const char* key,
                                                                      std::size_t rank) {
  using Margins = std::vector<std::pair<std::int64_t, std::int64_t>>;
  const json& config = call.config();
  const bool nested =
      config.contains(key) && config[key].is_array() && !config[key].empty() && config[key].front().is_array();
  if (!nested) {
    JAUGE_TRY(const auto sides, call.integers(key, 2, 0));
    if (rank == 1) return Margins{{sides[0], sides[1]}};
    return Margins{{sides[0], sides[0]}, {sides[1], sides[1]}};
  }
  Margins margins;
  for (const json& pair : config[key]) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_integer() || !pair[1].is_number_integer())
      return call.damaged(std::string("its '") + key + "' is not a list of pairs");
    margins.emplace_back(pair[0].get<std::int64_t>(), pair[1].get<std::int64_t>());
  }
  if (margins.size() != rank) return call.damaged(std::string("its '") + key + "' has the wrong length");
  for (const auto& [before, after] : margins)
    if (before < 0 || after < 0) return call.damaged(std::string("its '") + key + "' is negative");
  return margins;
}

Outputs upsample(LayerCall& call) {
  JAUGE_TRY(const auto factors, call.integers("size", 2, 2));
  JAUGE_TRY(const std::string interpolation, call.text("interpolation", "nearest"));
  JAUGE_TRY(const std::int64_t channels_last, call.channels_last());
  if (interpolation != "nearest" && interpolation != "bilinear")
    return call.unsupported("interpolation '" + interpolation + "' is not known here", "use nearest or bilinear");
  const std::vector<float> scales =
      channels_last ? std::vector<float>{1, static_cast<float>(factors[0]), static_cast<float>(factors[1]), 1}
                    : std::vector<float>{1, 1, static_cast<float>(factors[0]), static_cast<float>(factors[1])};
  const ir::TensorId scale = call.emit.constant(call.name() + "/scales", {4}, scales);
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node("Resize", call.name(), {call.inputs.front(), ir::no_tensor, scale},
                           {{"mode", std::string(interpolation == "nearest" ? "nearest" : "linear")},
                            {"coordinate_transformation_mode", std::string("half_pixel")},
                            {"nearest_mode", std::string("round_prefer_ceil")}}));
  return std::vector{output};
}

}  // namespace

Outputs convert_shape(LayerCall& call) {
  const ir::Shape shape = call.input_shape();
  if (shape.empty()) return call.damaged("its input is a single number");
  if (call.class_name() == "Permute") return permute(call);
  if (call.class_name() == "RepeatVector") return repeat(call);
  if (call.class_name() == "Reshape") {
    JAUGE_TRY(ir::Shape target, numbers_of(call, "target_shape"));
    target.insert(target.begin(), shape.front());
    return reshaped(call, std::move(target));
  }
  JAUGE_TRY(const std::int64_t channels_last, call.channels_last());
  if (!channels_last && shape.size() > 2)
    return call.unsupported("Flatten with data_format channels_first", "train with channels_last");
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node("Flatten", call.name(), {call.inputs.front()}, {{"axis", std::int64_t{1}}}));
  return std::vector{output};
}

Outputs convert_padding(LayerCall& call) {
  if (call.class_name() == "UpSampling2D") return upsample(call);
  const std::size_t rank = call.class_name().find("1D") != std::string::npos ? 1 : 2;
  const bool crops = call.class_name().starts_with("Cropping");
  JAUGE_TRY(const std::int64_t channels_last, call.channels_last());
  JAUGE_TRY(const auto margins, margins_of(call, crops ? "cropping" : "padding", rank));
  const ir::Shape shape = call.input_shape();
  if (shape.size() != rank + 2) return call.damaged("its input has the shape " + ir::to_text(shape));

  const std::size_t first = channels_last ? 1 : 2;
  std::vector<std::int64_t> before(shape.size(), 0), after(shape.size(), 0);
  for (std::size_t i = 0; i < rank; ++i) {
    before[first + i] = margins[i].first;
    after[first + i] = margins[i].second;
  }
  if (!crops) {
    before.insert(before.end(), after.begin(), after.end());
    JAUGE_TRY(
        const ir::TensorId output,
        call.emit.node("Pad", call.name(), {call.inputs.front(), call.emit.integers(call.name() + "/pads", before)}));
    return std::vector{output};
  }
  std::vector<std::int64_t> ends = shape;
  for (std::size_t i = 0; i < ends.size(); ++i) ends[i] -= after[i];
  JAUGE_TRY(const ir::TensorId output,
            call.emit.node("Slice", call.name(),
                           {call.inputs.front(), call.emit.integers(call.name() + "/starts", before),
                            call.emit.integers(call.name() + "/ends", ends)}));
  return std::vector{output};
}

}  // namespace jauge::import::keras
