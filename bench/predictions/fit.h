// Least squares for sums of positive terms, on the logarithm of what was observed.
//
// An observation is predicted as  sum over its parts [ exp(sum of the part's scales) x sum over terms amount x
// exp(term) ]. Terms and scales are parameters; each has a prior (its expected logarithm and how far it may be from
// it), which decides where the observations say nothing. Minimised by Levenberg and Marquardt's method: few parameters,
// no library.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace jauge::predictions {

struct Parameter {
  std::string name;
  double expected = 0;   // natural logarithm
  double tolerance = 1;  // standard deviation of the logarithm
};

struct Part {
  std::vector<std::pair<std::size_t, double>> amounts;  // term and how much of it
  std::vector<std::size_t> scales;
};

struct Observation {
  std::vector<Part> parts;
  double value = 0;        // > 0
  double tolerance = 0.1;  // of its logarithm
};

// The parameters' logarithms.
std::vector<double> fit(const std::vector<Parameter>& parameters, const std::vector<Observation>& observations);

// Natural logarithm of the prediction.
double log_prediction(const std::vector<double>& parameters, const Observation& observation);

}  // namespace jauge::predictions
