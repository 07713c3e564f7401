#include "analyzer/dataset/model_input.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "analyzer/dataset/arrangement.h"
#include "analyzer/dataset/store_values.h"

namespace jauge::dataset {
namespace {

std::string text_of(double value) {
  char text[32] = {};
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string text_of(const Range& range) {
  return text_of(range.low) + " to " + text_of(range.high);
}

std::string type_text(const ir::TensorType& type) {
  return std::string(ir::name_of(type.dtype)) + " " + ir::to_text(type.shape);
}

Error refused(const Samples& samples, std::string what, std::string hint) {
  return {ErrorKind::damaged_file, samples.name, std::move(what), std::move(hint)};
}

// Numbers 0 to 255 that were stored as floats are still pictures nobody has scaled.
bool looks_like_raw_pictures(const Samples& samples, const Range& range) {
  if (samples.shape.size() != 3 || range.low < 0 || range.high > 255 || range.high < 2) return false;
  const auto values = ir::to_doubles(samples.sample(0));
  return std::ranges::all_of(values, [](double value) { return value == std::floor(value); });
}

Range quantised_range(const ir::QuantParams& quant, ir::DType dtype) {
  const auto [least, most] = integer_limits(dtype);
  const double scale = quant.scales[0];
  const auto zero = static_cast<double>(quant.zero_points[0]);
  return {(least - zero) * scale, (most - zero) * scale};
}

struct Decision {
  Preprocess preprocess;
  std::string source;
};

Error nothing_stated(const ir::Tensor& input, const Samples& samples, const Range& range) {
  return refused(samples,
                 "holds " + std::string(ir::name_of(samples.dtype)) + " values from " + text_of(range) +
                     "; the model takes float32 at '" + input.name +
                     "' and its file does not say of which range, often 0 to 1",
                 "--scale 0.00392156862745098 divides by 255, --scale 1 leaves the values as they are; "
                 "MODEL.preprocess.json keeps the choice");
}

// Data may pass the input's range a little, as sensors do; far outside they are of another scale.
std::optional<Error> find_foreign_range(const ir::Tensor& input, const Samples& samples, const Range& range) {
  const Range taken = quantised_range(*input.quant, input.type.dtype);
  const double slack = (taken.high - taken.low) / 2;
  if (range.low >= taken.low - slack && range.high <= taken.high + slack) return std::nullopt;
  return refused(samples,
                 "holds values from " + text_of(range) + "; the model takes " + text_of(taken) + " at '" + input.name +
                     "' (" + std::string(ir::name_of(input.type.dtype)) + ", scale " +
                     text_of(static_cast<double>(input.quant->scales[0])) + ")",
                 "say how they become values of that range: --scale, --mean, --std or MODEL.preprocess.json");
}

Result<Decision> decide(const ir::Tensor& input, const Samples& samples, const Stated& stated, const Range& range) {
  if (stated.by_user) return Decision{*stated.by_user, "flags"};
  if (stated.beside_model) return Decision{*stated.beside_model, "model file"};
  if (samples.preprocess) return Decision{*samples.preprocess, "data description"};
  if (input.quant) {
    if (auto foreign = find_foreign_range(input, samples, range)) return *foreign;
    return Decision{{}, "input quantization"};
  }
  if (!ir::is_float(input.type.dtype)) return Decision{{}, "as stored"};
  if (!ir::is_float(samples.dtype) || looks_like_raw_pictures(samples, range))
    return nothing_stated(input, samples, range);
  return Decision{{}, "as stored"};
}

Result<void> check_types(const ir::Tensor& input, const Samples& samples) {
  const ir::DType taken = input.type.dtype;
  if (samples.values == Values::quantized && samples.dtype != taken)
    return refused(samples,
                   "holds quantised " + std::string(ir::name_of(samples.dtype)) + " values; the model takes " +
                       std::string(ir::name_of(taken)) + " at '" + input.name + "'",
                   "use the data for the model they were quantised for");
  if (!can_store(taken))
    return Error{
        ErrorKind::unsupported_format, samples.name,
        "the model takes " + std::string(ir::name_of(taken)) + " at '" + input.name + "', which we cannot fill", ""};
  if (input.quant && !input.quant->per_tensor())
    return Error{ErrorKind::unsupported_format, samples.name,
                 "the model's input '" + input.name + "' is quantised per channel", ""};
  return {};
}

// The axis of channels, and how many there are: 1 when the layout has none.
std::pair<std::size_t, std::int64_t> channels_of(const ir::Shape& shape, const std::string& layout) {
  if (layout == "CHW") return {0, shape.empty() ? 1 : shape[0]};
  if (layout == "HW" || shape.empty()) return {shape.size(), 1};
  return {shape.size() - 1, shape.back()};
}

// For each number of a sample its channel.
std::vector<std::uint32_t> channel_of_elements(const ir::Shape& shape, std::size_t axis) {
  std::vector<std::uint32_t> result(static_cast<std::size_t>(ir::elements(shape)), 0);
  if (axis >= shape.size()) return result;
  std::int64_t inner = 1;
  for (std::size_t i = axis + 1; i < shape.size(); ++i) inner *= shape[i];
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = static_cast<std::uint32_t>(static_cast<std::int64_t>(i) / inner % shape[axis]);
  return result;
}

Result<void> check_channels(const Preprocess& preprocess, std::int64_t channels, const Samples& samples) {
  const auto fits = [channels](const std::vector<double>& values) {
    return values.size() <= 1 || static_cast<std::int64_t>(values.size()) == channels;
  };
  if (!fits(preprocess.mean) || !fits(preprocess.deviation))
    return refused(samples,
                   "has " + std::to_string(channels) + " channels; mean or std is given for " +
                       std::to_string(std::max(preprocess.mean.size(), preprocess.deviation.size())),
                   "");
  const bool colors = preprocess.channels == "RGB" || preprocess.channels == "BGR";
  if (colors && channels != 3)
    return refused(samples, "has " + std::to_string(channels) + " channels; the model wants " + preprocess.channels,
                   "");
  return {};
}

double of_channel(const std::vector<double>& values, std::uint32_t channel, double none) {
  if (values.empty()) return none;
  return values.size() == 1 ? values[0] : values[channel];
}

std::vector<double> gray_of(const std::vector<double>& colors, bool planes) {
  std::vector<double> gray(colors.size() / 3);
  const std::size_t step = planes ? 1 : 3, next = planes ? gray.size() : 1;
  for (std::size_t i = 0; i < gray.size(); ++i)  // ITU-R BT.601
    gray[i] = 0.299 * colors[i * step] + 0.587 * colors[i * step + next] + 0.114 * colors[i * step + 2 * next];
  return gray;
}

ir::Shape gray_shape(ir::Shape shape, std::size_t channel_axis) {
  shape[channel_axis] = 1;
  return shape;
}

}  // namespace

ir::Shape file_shape(const ir::Tensor& tensor) {
  ir::Shape shape = tensor.type.shape;
  for (std::size_t i = 0; i < tensor.file_axes.size(); ++i)
    shape[static_cast<std::size_t>(tensor.file_axes[i])] = tensor.type.shape[i];
  return shape;
}

std::vector<std::uint32_t> file_order(const ir::Tensor& tensor) {
  if (tensor.file_axes.empty()) return {};
  return permuted_order(file_shape(tensor), {tensor.file_axes.begin(), tensor.file_axes.end()});
}

ir::Shape sample_shape(const ir::Tensor& tensor) {
  ir::Shape shape = file_shape(tensor);
  if (shape.size() > 1 && shape[0] == 1) shape.erase(shape.begin());
  return shape;
}

Result<ModelInput> ModelInput::match(const ir::Tensor& input, const Samples& samples, const Stated& stated) {
  JAUGE_CHECK(check_types(input, samples));
  ModelInput result;
  result.type_ = input.type;
  result.quant_ = input.quant;
  result.copies_ = samples.values == Values::quantized;
  result.applied_.stored = range_of(samples);
  Decision decision{{}, "quantized"};
  if (!result.copies_) {
    JAUGE_TRY(decision, decide(input, samples, stated, result.applied_.stored));
  }
  const auto [channel_axis, channels] = channels_of(samples.shape, samples.layout);
  JAUGE_CHECK(check_channels(decision.preprocess, channels, samples));
  result.to_gray_ = decision.preprocess.channels == "gray" && channels == 3;
  const ir::Shape shape = result.to_gray_ ? gray_shape(samples.shape, channel_axis) : samples.shape;

  const ir::Shape wanted = sample_shape(input);
  const auto arrangement = arrange(shape, samples.layout, wanted, decision.preprocess.layout);
  if (!arrangement)
    return refused(samples,
                   "its samples are " + type_text({samples.dtype, samples.shape}) +
                       (samples.layout.empty() ? "" : " (" + samples.layout + ")") + "; the model takes " +
                       type_text({input.type.dtype, file_shape(input)}) + " at '" + input.name + "'",
                   "is this the data that the model was made for?");
  std::vector<std::uint32_t> order(static_cast<std::size_t>(ir::elements(shape)));
  std::iota(order.begin(), order.end(), 0u);
  if (!arrangement->axes.empty()) order = permuted_order(shape, arrangement->axes);
  const auto channel_of = channel_of_elements(shape, channel_axis);
  const bool reversed = decision.preprocess.channels == "BGR";
  std::size_t stride = 1;  // between channels of a pixel
  for (std::size_t i = channel_axis + 1; i < shape.size(); ++i) stride *= static_cast<std::size_t>(shape[i]);
  const auto in_file = file_order(input);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t element = order[in_file.empty() ? i : in_file[i]];
    const std::uint32_t channel = channel_of[element];
    result.channel_.push_back(channel);
    const auto mirrored = static_cast<std::int64_t>(element) +
                          (2 - 2 * static_cast<std::int64_t>(channel)) * static_cast<std::int64_t>(stride);
    result.element_.push_back(reversed ? static_cast<std::uint32_t>(mirrored) : element);
  }
  result.applied_.preprocess = decision.preprocess;
  result.applied_.source = decision.source;
  result.applied_.rearranged = arrangement->words;
  result.measure(samples);
  return result;
}

// The range after preprocessing, and how much of it the input's quantisation cuts off.
void ModelInput::measure(const Samples& samples) {
  Range given{INFINITY, -INFINITY};
  std::int64_t clipped = 0, seen = 0;
  const bool quantises = quant_ && !copies_;
  const Range taken = quantises ? quantised_range(*quant_, type_.dtype) : Range{};
  const double half = quantises ? static_cast<double>(quant_->scales[0]) / 2 : 0;
  constexpr std::int64_t enough = 2000;
  for (std::int64_t i = 0; i < std::min(samples.count, enough); ++i) {
    for (const double value : real_values(samples, i)) {
      given.low = std::min(given.low, value);
      given.high = std::max(given.high, value);
      clipped += quantises && (value < taken.low - half || value > taken.high + half);
      ++seen;
    }
  }
  applied_.given = given;
  applied_.clipped_share = seen == 0 ? 0 : static_cast<double>(clipped) / static_cast<double>(seen);
  constexpr double noticeable = 0.01;
  if (applied_.clipped_share > noticeable)
    notes_.push_back({"input_clipped", samples.name,
                      text_of(100 * applied_.clipped_share) + " % of the values lie outside the range " +
                          text_of(taken) + " that the model's input can hold; they range over " + text_of(given),
                      "check scale and unit of the data"});
  constexpr double few_steps = 8;
  if (quantises && given.high > given.low && given.high - given.low < few_steps * 2 * half)
    notes_.push_back(
        {"input_coarse", samples.name,
         "the values from " + text_of(given) + " fill fewer than 8 steps of the model's input (" + text_of(taken) + ")",
         "check scale and unit of the data"});
}

std::vector<double> ModelInput::real_values(const Samples& samples, std::int64_t index) const {
  std::vector<double> stored = ir::to_doubles(samples.sample(index));
  if (to_gray_) stored = gray_of(stored, samples.layout == "CHW");
  const Preprocess& how = applied_.preprocess;
  std::vector<double> values(element_.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = (stored[element_[i]] * how.scale - of_channel(how.mean, channel_[i], 0)) /
                of_channel(how.deviation, channel_[i], 1);
  return values;
}

ir::Array ModelInput::array_of(const Samples& samples, std::int64_t index) const {
  ir::Array array(type_);
  if (copies_) {
    const auto size = static_cast<std::size_t>(ir::bytes_of(type_.dtype));
    const ir::ConstArrayView sample = samples.sample(index);
    for (std::size_t i = 0; i < element_.size(); ++i)
      std::memcpy(&array.bytes[i * size], &sample.bytes[element_[i] * size], size);
    return array;
  }
  const auto values = real_values(samples, index);
  store_values(values, quant_ ? &*quant_ : nullptr, array);
  return array;
}

}  // namespace jauge::dataset
