// Leaving one network out: what the fit says of a network that it has not seen.
#pragma once

#include <vector>

#include "bench/predictions/study.h"

namespace jauge::predictions {

struct Trial {
  const Run* run = nullptr;
  double predicted = 0;  // cycles, by a fit without the network and its twins
  double one_ratio = 0;  // cycles if every MAC cost what it costs in the other networks (median)
  // 90 % interval as factors, from the errors of the other networks only.
  double low = 1, high = 1;
  double log_error() const;  // of the prediction against the run
  bool inside() const;
};

struct Validation {
  const Study* study = nullptr;
  std::vector<Run> runs;           // that the study uses
  std::vector<Trial> trials;       // of the runs it scores
  std::vector<double> parameters;  // fitted to all runs
  Problem problem;
  double low = 1, high = 1;  // 90 % interval for a network that is none of these
  std::size_t networks = 0;  // scored ones, twins counted once
};

Validation validate(const Study& study, const std::vector<Run>& all);

struct Summary {
  double median = 0, p90 = 0, worst = 0, bias = 0, coverage = 0;  // relative; bias of the logarithm
  double median_one_ratio = 0;
  double median_of_networks = 0;  // each network counted once, by its median
};
Summary summary_of(const Validation& validation);

// Of values at 0, 1/(n-1) ... 1, with straight lines between. Requires values.
double quantile(std::vector<double> values, double part);

}  // namespace jauge::predictions
