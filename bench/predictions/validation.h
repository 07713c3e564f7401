// Leaving one network out: what the fit says of a network that it has not seen.
#pragma once

#include <vector>

#include "bench/predictions/study.h"

namespace jauge::predictions {

struct Trial {
  Run run;
  double predicted = 0;  // cycles, by a fit without the network and its twins
  double one_ratio = 0;  // cycles if every MAC cost what it costs in the other networks (median)
  // 90 % interval as factors, from the errors of the other networks only.
  double low = 1, high = 1;
  double log_error() const;  // of the prediction against the run
  bool inside() const;
};

// The runs of one score.
struct Group {
  const Score* score = nullptr;
  std::vector<Trial> trials;
  double low = 1, high = 1;  // 90 % interval for a network that is none of these
  std::size_t networks = 0;  // twins counted once
  double least_macs = 0, most_macs = 0;
};

struct Validation {
  const Study* study = nullptr;
  std::vector<Run> runs;  // that the study uses
  Problem problem;
  std::vector<double> parameters;  // fitted to all runs
  std::vector<Group> groups;       // in the order of the study's scores
};

// What leaves the fit together with the run that is predicted.
enum class LeaveOut { network, board, version };

Validation validate(const Study& study, const std::vector<Run>& all, LeaveOut leave_out = LeaveOut::network);

const Group* group_named(const Validation& validation, const std::string& title);

struct Summary {
  double median = 0, p90 = 0, worst = 0, bias = 0, coverage = 0;  // relative; bias of the logarithm
  double median_one_ratio = 0, median_macs_by_clock = 0;          // of the baselines
  double median_of_networks = 0;                                  // each network counted once, by its median
};
Summary summary_of(const Group& group);

// Of values at 0, 1/(n-1) ... 1, with straight lines between. Requires values.
double quantile(std::vector<double> values, double part);

}  // namespace jauge::predictions
