// What happens to a stored number before a model sees it. It belongs to the model more than to the data.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::dataset {

// value = (stored x scale - mean) / std
struct Preprocess {
  double scale = 1;
  std::vector<double> mean, deviation;  // one for all channels or one for each; empty: 0 and 1
  std::string channels;                 // order the model wants: "RGB", "BGR", "gray"; empty: as stored
  std::string layout;                   // of the model's input: "HWC" or "CHW"; empty: found by shape

  bool operator==(const Preprocess&) const = default;
};

// Numbers that no model can mean: scale 0, a standard deviation of 0 or less, mean and std of different lengths.
std::optional<std::string> find_fault(const Preprocess& preprocess);

// {"scale": 0.0039, "mean": [..], "std": [..], "channels": "RGB", "layout": "NHWC"}, alone or under "preprocess".
// Errors: bad_record for keys or values that are not understood.
Result<Preprocess> parse_preprocess(std::string_view json, const std::string& where);

// MODEL.preprocess.json beside the model; nothing when there is none.
Result<std::optional<Preprocess>> preprocess_beside(const std::filesystem::path& model);

// "HWC" of "nhwc" and the like; nothing for a word that is no layout.
std::optional<std::string> layout_named(std::string_view text);
std::optional<std::string> channels_named(std::string_view text);

}  // namespace jauge::dataset
