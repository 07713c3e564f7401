// What is fitted: the form of a library's cost, decided before any residual was seen, and the runs it is fitted to.
#pragma once

#include <string>
#include <vector>

#include "analyzer/target/speed_model.h"
#include "bench/predictions/fit.h"
#include "bench/predictions/run.h"

namespace jauge::predictions {

// A term of the form, with what its cycles are expected to be and how far off that may be (standard deviation of the
// logarithm). Expectations come from counting instructions of such loops; they matter where no run says anything.
struct TermForm {
  std::vector<target::KernelClass> kernels;
  target::WorkKind work;
  double cycles;
  double tolerance;
};

// A factor on some of the work: of another version, core or engine than the reference.
struct ScaleForm {
  std::string name;                          // "version 7.1.0", "core Cortex-M7 / dense"
  std::vector<target::KernelClass> kernels;  // empty: all
  double expected = 1;
  double tolerance = 0.3;
};

// A speed model that the data files carry, and where it comes from.
struct Published {
  std::string core;                 // as the data files name it: "Cortex-M4"
  std::string version;              // of the runtime; empty when there is only one
  std::vector<std::string> scales;  // of the fit that are applied: "core Cortex-M7", "version 9.0"; kinds included
  std::string score;                // whose errors make the interval
  bool skips_dead_channels = false;
  double ratio = 1, ratio_low = 1, ratio_high = 1;  // of a core that only another engine has been run on
  std::string note;                                 // where the ratio comes from
};

// A group of runs whose errors are stated together, with the figures to reach.
struct Score {
  std::string title;
  std::string core;                          // "Cortex-M4", FPU or not
  std::string version;                       // empty: all
  double median_target = 0, p90_target = 0;  // 0: none is set
};

struct Study {
  std::string id;                     // "int8": the name of its terms in the data files
  std::vector<std::string> runtimes;  // of the data files: "tflm-cmsis-nn"
  std::string engine, dtype;          // runs that are scored
  std::string version;                // the reference: it has no scale
  std::vector<TermForm> terms;
  std::vector<std::string> helpers;  // further engines whose kernels are the same, each with a scale
  // How much a version may differ from the reference, as a whole and one kind of loop from the others.
  double version_tolerance = 0.4, version_tolerance_of_kinds = 0.25;
  std::vector<Score> scores;
  std::vector<Published> published;
  std::string source;   // what the data files say of it
  double noise = 0.08;  // of one run, relative
};

const std::vector<Study>& studies();

// Whether the study uses the run at all, and whether its error counts for the score.
bool uses(const Study& study, const Run& run);
bool counts(const Study& study, const Score& score, const Run& run);

// Scales that a run has beside the study's terms.
std::vector<ScaleForm> scales_of(const Study& study, const Run& run);

// Engines that drop channels whose weights are all zero (latency-and-energy: X-CUBE-AI from 8.1 on).
bool skips_dead_channels(const Run& run);

// The fit's parameters and observations for some runs. Parameters: the terms, then the scales by name.
struct Problem {
  std::vector<Parameter> parameters;
  std::vector<Observation> observations;  // one for each run
};
Problem problem_of(const Study& study, const std::vector<Run>& runs);

}  // namespace jauge::predictions
