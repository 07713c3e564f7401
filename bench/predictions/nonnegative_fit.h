// Linear least squares in which no coefficient is below 0: what a turn of a loop takes.
#pragma once

#include <vector>

namespace jauge::predictions {

struct Weighed {
  std::vector<double> amounts;  // one for each coefficient
  double value = 0;
  double tolerance = 1;  // standard deviation of value
};

// Lawson and Hanson's method on the normal equations: a coefficient is 0 or free. Of two that cannot be told apart one
// stays 0. `coefficients`: how many amounts each observation has.
std::vector<double> nonnegative_fit(const std::vector<Weighed>& observations, std::size_t coefficients);

}  // namespace jauge::predictions
