// How far a share measured on N samples can be trusted, and whether two models differ on them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace jauge::evaluate {

struct Interval {
  double low = 0, high = 0;
};

// Wilson's 95 % interval (z = 1.959964) of `correct` out of `count` >= 1.
Interval wilson_interval(std::int64_t correct, std::int64_t count);

// McNemar's test on the samples that exactly one of two models gets right.
struct McNemar {
  std::int64_t only_first = 0, only_second = 0;
  bool exact = false;      // binomial; with 25 or more such samples chi squared with continuity correction
  double chi_squared = 0;  // when not exact
  double p_value = 1;      // two-sided: how probable such a difference is between models equally good
};
McNemar mc_nemar(std::int64_t only_first, std::int64_t only_second);

// Area under the ROC curve of scores where 1 should score higher than 0 (ties count half). 0.5 when one kind is absent.
double area_under_curve(std::span<const double> scores, std::span<const std::int64_t> labels);

}  // namespace jauge::evaluate
