// From what a tensor was seen to hold to the range its integers shall cover. One file per method; calibration.cpp
// lists them.
#pragma once

#include <span>
#include <string_view>

#include "analyzer/quantize/histogram.h"

namespace jauge::quantize {

struct Range {
  double low = 0, high = 0;
  bool operator==(const Range&) const = default;
};

struct CalibrationMethod {
  std::string_view name;
  std::string_view summary;
  // `levels`: how many integers the range will be cut into (256). The result always contains 0 and never goes beyond
  // what was seen.
  Range (*range)(const Histogram& seen, int levels) = nullptr;
};

std::span<const CalibrationMethod> calibration_methods();
const CalibrationMethod* find_calibration_method(std::string_view name);

Range min_max_range(const Histogram& seen, int levels);
Range percentile_range(const Histogram& seen, int levels);
Range squared_error_range(const Histogram& seen, int levels);
Range entropy_range(const Histogram& seen, int levels);

}  // namespace jauge::quantize
