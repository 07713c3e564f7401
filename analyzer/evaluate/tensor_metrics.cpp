#include "analyzer/evaluate/tensor_metrics.h"

#include <cmath>

namespace jauge::evaluate {
namespace {

std::optional<double> ratio(double part, double whole) {
  return whole == 0 ? std::nullopt : std::optional(part / whole);
}

double variance_of(std::span<const double> values) {
  double mean = 0;
  for (const double value : values) mean += value / static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return values.size() < 2 ? 0 : sum / static_cast<double>(values.size() - 1);
}

}  // namespace

TensorMetrics compare_values(std::span<const double> reference, std::span<const double> predicted) {
  const auto n = static_cast<double>(reference.size());
  double squared_error = 0, absolute_error = 0, error = 0, reference_norm = 0, predicted_norm = 0, product = 0;
  for (std::size_t i = 0; i < reference.size(); ++i) {
    const double difference = reference[i] - predicted[i];
    squared_error += difference * difference;
    absolute_error += std::abs(difference);
    error += difference;
    reference_norm += reference[i] * reference[i];
    predicted_norm += predicted[i] * predicted[i];
    product += reference[i] * predicted[i];
  }
  TensorMetrics metrics;
  metrics.values = static_cast<std::int64_t>(reference.size());
  metrics.rmse = std::sqrt(squared_error / n);
  metrics.mae = absolute_error / n;
  metrics.mean = error / n;
  double spread = 0;
  for (std::size_t i = 0; i < reference.size(); ++i) {
    const double difference = reference[i] - predicted[i] - metrics.mean;
    spread += difference * difference;
  }
  metrics.deviation = reference.size() < 2 ? 0 : std::sqrt(spread / (n - 1));
  metrics.l2r = ratio(std::sqrt(squared_error), std::sqrt(predicted_norm));
  metrics.l2r_reference = ratio(std::sqrt(squared_error), std::sqrt(reference_norm));
  metrics.cosine = ratio(product, std::sqrt(reference_norm) * std::sqrt(predicted_norm));
  if (const auto unexplained = ratio(squared_error / n, variance_of(reference))) metrics.nse = 1 - *unexplained;
  return metrics;
}

}  // namespace jauge::evaluate
