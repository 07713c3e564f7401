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

struct Study {
  std::string id;             // "TFLM + CMSIS-NN, int8"
  std::string runtime;        // of the data files: "tflm-cmsis-nn"
  std::string engine, dtype;  // runs that are scored
  std::string core, version;  // the reference: it has no scale
  std::string scored_core;    // "Cortex-M4"
  std::vector<TermForm> terms;
  std::vector<std::string> helpers;  // further engines whose kernels are the same, each with a scale
  double noise = 0.08;               // of one run, relative
  // How much a version may differ from the reference, as a whole and one kind of loop from the others.
  double version_tolerance = 0.4, version_tolerance_of_kinds = 0.25;
};

const std::vector<Study>& studies();

// Whether the study uses the run at all, and whether its error counts for the target.
bool uses(const Study& study, const Run& run);
bool scores(const Study& study, const Run& run);

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
