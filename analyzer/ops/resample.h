// One dimension of Resize: which input elements make an output element, and with which weights.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jauge::ops {

struct ResampleRule {
  std::string mode = "nearest";  // nearest, linear, cubic
  std::string coordinates = "half_pixel";
  std::string nearest = "round_prefer_floor";
  double cubic_a = -0.75;
  bool exclude_outside = false;
};

struct ResampleLine {
  std::int64_t in = 1, out = 1;
  double scale = 1;                   // out / in as the node gives it
  double roi_start = 0, roi_end = 1;  // tf_crop_and_resize only
};

struct Tap {
  std::int64_t index;
  double weight;
};

// The taps of one output position; nothing when it lies outside the input and must be filled (tf_crop_and_resize).
std::optional<std::vector<Tap>> taps_of(const ResampleRule& rule, const ResampleLine& line, std::int64_t position);

}  // namespace jauge::ops
