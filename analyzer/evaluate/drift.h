// Are the samples of the field distributed like those the model learned from?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/base/sentence.h"
#include "analyzer/dataset/samples.h"

namespace jauge::evaluate {

// One feature: an axis of a signal, a channel of a picture, a column of a table.
struct FeatureDrift {
  std::string name;
  double reference_mean = 0, reference_deviation = 0;
  double field_mean = 0, field_deviation = 0;
  double shift = 0;         // of the mean, in standard deviations of the reference
  double spread_ratio = 1;  // field deviation / reference deviation
  double distance = 0;      // Kolmogorov-Smirnov: the largest gap between the two distributions, 0 to 1
  // Of signals: Jensen-Shannon distance (0 to 1) of the mean normalised spectra, and the same between two halves of the
  // reference: what chance alone makes.
  std::optional<double> spectral_distance, spectral_baseline;
  bool drifted = false;
  bool turned = false;  // the mean lies as far on the other side of 0: an axis that points the other way
};

struct Drift {
  std::string reference, field;  // names of the data
  std::vector<FeatureDrift> features;
  std::optional<double> unit_factor;    // the field's values are the reference's times this (9.81: m/s2 against g)
  std::vector<std::size_t> axis_order;  // field axis i behaves like reference axis axis_order[i]; empty: as it should
  std::vector<Sentence> findings;       // the gravest first; empty: nothing speaks for a drift
};

// Above these a feature counts as drifted.
inline constexpr double shift_limit = 0.5, spread_limit = 1.5, distance_limit = 0.2, spectral_limit = 0.15;

// Stored values, before any preprocessing. Errors: damaged_file when the shapes of the samples differ.
Result<Drift> drift_between(const dataset::Samples& reference, const dataset::Samples& field);

}  // namespace jauge::evaluate
