#include "analyzer/evaluate/feature_values.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace jauge::evaluate {
namespace {

constexpr std::int64_t most_spectra = 500;

// The power of frequencies 1 .. length / 2; the mean is no frequency.
std::vector<double> power_spectrum(std::vector<double> signal) {
  const std::size_t length = signal.size();
  const double mean = std::accumulate(signal.begin(), signal.end(), 0.0) / static_cast<double>(length);
  const double turn = 2 * std::numbers::pi / static_cast<double>(length);
  for (std::size_t t = 0; t < length; ++t)
    signal[t] = (signal[t] - mean) * (0.5 - 0.5 * std::cos(turn * static_cast<double>(t)));
  std::vector<double> power;
  for (std::size_t k = 1; k <= length / 2; ++k) {
    double real = 0, imaginary = 0;
    for (std::size_t t = 0; t < length; ++t) {
      const double angle = turn * static_cast<double>(k * t % length);
      real += signal[t] * std::cos(angle);
      imaginary += signal[t] * std::sin(angle);
    }
    power.push_back(real * real + imaginary * imaginary);
  }
  return power;
}

}  // namespace

Features features_of(const dataset::Samples& samples) {
  const ir::Shape& shape = samples.shape;
  Features features;
  const auto elements = static_cast<std::size_t>(ir::elements(shape));
  if (samples.layout == "CHW" && shape.size() == 3) {
    features.count = static_cast<std::size_t>(shape[0]);
    features.inner = elements / features.count;
  } else if (samples.layout == "HW") {
    features.inner = elements;
  } else {
    features.count = static_cast<std::size_t>(shape.back());
  }
  features.is_signal = samples.layout == "TC" && shape.size() == 2 && shape[0] >= 8;
  if (features.is_signal) features.length = static_cast<std::size_t>(shape[0]);
  return features;
}

std::string feature_name(const dataset::Samples& samples, const Features& features, std::size_t index) {
  if (samples.feature_names.size() == features.count) return samples.feature_names[index];
  if (features.count == 3 && samples.shape.size() == 3) return std::string(1, "RGB"[index]);
  return std::to_string(index);
}

std::vector<std::vector<double>> feature_values(const dataset::Samples& samples, const Features& features,
                                                std::size_t most) {
  std::vector<std::vector<double>> values(features.count);
  const auto elements = static_cast<std::size_t>(ir::elements(samples.shape));
  const std::size_t each = elements / features.count * static_cast<std::size_t>(samples.count);
  const std::size_t step = std::max<std::size_t>(1, each / most);
  std::vector<std::size_t> seen(features.count, 0);
  for (std::int64_t i = 0; i < samples.count; ++i) {
    const auto numbers = ir::to_doubles(samples.sample(i));
    for (std::size_t element = 0; element < numbers.size(); ++element) {
      const std::size_t feature = features.of_element(element);
      if (seen[feature]++ % step == 0) values[feature].push_back(numbers[element]);
    }
  }
  return values;
}

Moments moments_of(const std::vector<double>& values) {
  if (values.empty()) return {};
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / n)};
}

double ks_distance(const std::vector<double>& a, const std::vector<double>& b) {
  double largest = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const double value = std::min(a[i], b[j]);
    while (i < a.size() && a[i] == value) ++i;
    while (j < b.size() && b[j] == value) ++j;
    largest = std::max(largest, std::abs(static_cast<double>(i) / static_cast<double>(a.size()) -
                                         static_cast<double>(j) / static_cast<double>(b.size())));
  }
  return largest;
}

std::vector<double> mean_spectrum(const dataset::Samples& samples, const Features& features, std::size_t axis,
                                  std::int64_t first, std::int64_t step) {
  std::vector<double> sum(features.length / 2, 0.0);
  const std::int64_t stride = step * std::max<std::int64_t>(1, samples.count / step / most_spectra);
  for (std::int64_t i = first; i < samples.count; i += stride) {
    const auto numbers = ir::to_doubles(samples.sample(i));
    std::vector<double> signal;
    for (std::size_t t = 0; t < features.length; ++t) signal.push_back(numbers[t * features.count + axis]);
    const auto power = power_spectrum(std::move(signal));
    std::ranges::transform(sum, power, sum.begin(), std::plus());
  }
  const double total = std::accumulate(sum.begin(), sum.end(), 0.0);
  if (total <= 0) return {};
  for (double& value : sum) value /= total;
  return sum;
}

double spectral_distance(const std::vector<double>& a, const std::vector<double>& b) {
  const auto part = [](double p, double middle) { return p > 0 ? p * std::log2(p / middle) / 2 : 0.0; };
  double divergence = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double middle = (a[i] + b[i]) / 2;
    divergence += part(a[i], middle) + part(b[i], middle);
  }
  return std::sqrt(std::clamp(divergence, 0.0, 1.0));
}

}  // namespace jauge::evaluate
