// The values of one feature, gathered over samples.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzer/dataset/samples.h"

namespace jauge::evaluate {

// The features are the channels of pictures, the axes of signals, else each number of a sample.
struct Features {
  std::size_t count = 1;
  std::size_t inner = 1;  // numbers between two values of the same channel group: see feature_of
  bool is_signal = false;
  std::size_t length = 1;  // of a signal

  std::size_t of_element(std::size_t element) const { return element / inner % count; }
};
Features features_of(const dataset::Samples& samples);
std::string feature_name(const dataset::Samples& samples, const Features& features, std::size_t index);

// [feature][value], thinned evenly to at most `most` values a feature.
std::vector<std::vector<double>> feature_values(const dataset::Samples& samples, const Features& features,
                                                std::size_t most);

struct Moments {
  double mean = 0, deviation = 0;
};
Moments moments_of(const std::vector<double>& values);

// Largest gap between the cumulative distributions; both sorted.
double ks_distance(const std::vector<double>& a, const std::vector<double>& b);

// Mean power spectrum of one axis of a signal (mean removed, Hann window), normalised to a sum of 1, over the samples
// `first`, `first` + `step` ...; empty when the signal is constant.
std::vector<double> mean_spectrum(const dataset::Samples& samples, const Features& features, std::size_t axis,
                                  std::int64_t first, std::int64_t step);

// Square root of the Jensen-Shannon divergence in bits: 0 equal, 1 disjoint.
double spectral_distance(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace jauge::evaluate
