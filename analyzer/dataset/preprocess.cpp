#include "analyzer/dataset/preprocess.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analyzer/base/safe_file.h"
#include "analyzer/dataset/json_text.h"

namespace jauge::dataset {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

Error bad(const std::string& where, std::string what) {
  return {ErrorKind::bad_record, where, std::move(what),
          "known keys: scale, mean, std, channels (RGB, BGR, gray), layout (HWC, CHW)"};
}

bool all_finite(const std::vector<double>& values) {
  return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

// Reads one key; the sentence says what is wrong with it.
std::optional<std::string> take(const std::string& key, const nlohmann::json& value, Preprocess& result) {
  if (key == "scale") {
    if (!value.is_number()) return "scale is not a number";
    result.scale = value.get<double>();
  } else if (key == "mean" || key == "std") {
    const auto numbers = numbers_in(value);
    if (!numbers) return key + " is neither a number nor a list of numbers";
    (key == "mean" ? result.mean : result.deviation) = *numbers;
  } else if (key == "channels" || key == "layout") {
    const std::string word = value.is_string() ? value.get<std::string>() : "";
    const auto known = key == "layout" ? layout_named(word) : channels_named(word);
    if (!known) return key + " is '" + word + "'";
    (key == "layout" ? result.layout : result.channels) = *known;
  } else {
    return "the key '" + key + "' is not known";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_fault(const Preprocess& preprocess) {
  if (!std::isfinite(preprocess.scale) || preprocess.scale == 0) return "scale must be a number other than 0";
  if (!all_finite(preprocess.mean) || !all_finite(preprocess.deviation)) return "mean and std must be finite";
  if (std::ranges::any_of(preprocess.deviation, [](double value) { return value <= 0; }))
    return "std must be greater than 0";
  if (preprocess.mean.size() > 1 && preprocess.deviation.size() > 1 &&
      preprocess.mean.size() != preprocess.deviation.size())
    return "mean has " + std::to_string(preprocess.mean.size()) + " values and std " +
           std::to_string(preprocess.deviation.size());
  return std::nullopt;
}

Result<Preprocess> parse_preprocess(std::string_view json, const std::string& where) {
  JAUGE_TRY(nlohmann::json parsed, parse_json_object(json, where));
  const nlohmann::json keys = parsed.contains("preprocess") ? parsed["preprocess"] : parsed;
  if (!keys.is_object()) return bad(where, "preprocess is not an object");
  Preprocess result;
  for (const auto& [key, value] : keys.items())
    if (const auto fault = take(key, value, result)) return bad(where, *fault);
  if (const auto fault = find_fault(result)) return bad(where, *fault);
  return result;
}

Result<std::optional<Preprocess>> preprocess_beside(const std::filesystem::path& model) {
  std::filesystem::path file = model;
  file += ".preprocess.json";
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return std::optional<Preprocess>();
  JAUGE_TRY(const auto bytes, read_file(file, max_json_bytes));
  JAUGE_TRY(auto result, parse_preprocess(text_of(bytes), file.filename().string()));
  return std::optional(std::move(result));
}

std::optional<std::string> layout_named(std::string_view text) {
  const std::string word = lower(text);
  if (word == "hwc" || word == "nhwc") return "HWC";
  if (word == "chw" || word == "nchw") return "CHW";
  if (word == "hw" || word == "nhw") return "HW";
  if (word == "tc" || word == "ntc") return "TC";
  return std::nullopt;
}

std::optional<std::string> channels_named(std::string_view text) {
  const std::string word = lower(text);
  if (word == "rgb") return "RGB";
  if (word == "bgr") return "BGR";
  if (word == "gray" || word == "grey") return "gray";
  return std::nullopt;
}

}  // namespace jauge::dataset
