#include "analyzer/quantize/calibration.h"

#include <algorithm>

namespace jauge::quantize {
namespace {

constexpr CalibrationMethod methods[] = {
    {"minmax", "everything that was seen: nothing is clipped", min_max_range},
    {"percentile", "all but one value in 10,000 on each side", percentile_range},
    {"mse", "the range with the smallest squared error, rounding and clipping together", squared_error_range},
    {"entropy", "the range whose integers are distributed most like the reals", entropy_range},
};

}  // namespace

std::span<const CalibrationMethod> calibration_methods() {
  return methods;
}

const CalibrationMethod* find_calibration_method(std::string_view name) {
  const auto* found = std::ranges::find(methods, name, &CalibrationMethod::name);
  return found == std::end(methods) ? nullptr : found;
}

}  // namespace jauge::quantize
