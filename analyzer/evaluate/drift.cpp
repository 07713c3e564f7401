#include "analyzer/evaluate/drift.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "analyzer/evaluate/feature_values.h"

namespace jauge::evaluate {
namespace {

constexpr std::size_t values_kept = 20'000;  // of each feature: enough for gaps of 1 %

std::string short_number(double value) {
  char text[32] = {};
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

void compare_spectra(const dataset::Samples& reference, const dataset::Samples& field, const Features& features,
                     std::size_t axis, FeatureDrift& drift) {
  const auto known = mean_spectrum(reference, features, axis, 0, 1), seen = mean_spectrum(field, features, axis, 0, 1);
  if (known.empty() || seen.empty()) return;
  drift.spectral_distance = spectral_distance(known, seen);
  const auto even = mean_spectrum(reference, features, axis, 0, 2),
             odd = mean_spectrum(reference, features, axis, 1, 2);
  drift.spectral_baseline = even.empty() || odd.empty() ? 0 : spectral_distance(even, odd);
}

bool has_drifted(const FeatureDrift& drift) {
  const bool spectrum = drift.spectral_distance && *drift.spectral_distance > spectral_limit &&
                        *drift.spectral_distance > 2 * drift.spectral_baseline.value_or(0);
  return std::abs(drift.shift) > shift_limit || drift.spread_ratio > spread_limit ||
         drift.spread_ratio < 1 / spread_limit || drift.distance > distance_limit || spectrum;
}

FeatureDrift compare_feature(std::vector<double> reference, std::vector<double> field) {
  const Moments known = moments_of(reference), seen = moments_of(field);
  FeatureDrift drift;
  drift.reference_mean = known.mean;
  drift.reference_deviation = known.deviation;
  drift.field_mean = seen.mean;
  drift.field_deviation = seen.deviation;
  // A feature that never varies in the reference has no scale of its own: any change is large.
  const double scale = known.deviation > 0 ? known.deviation : std::max(std::abs(known.mean), 1e-12) * 1e-3;
  drift.shift = (seen.mean - known.mean) / scale;
  drift.spread_ratio = known.deviation > 0 ? seen.deviation / known.deviation : (seen.deviation > 0 ? 1e6 : 1);
  std::ranges::sort(reference);
  std::ranges::sort(field);
  drift.distance = ks_distance(reference, field);
  return drift;
}

// One factor for all features, far from 1: another unit.
std::optional<double> unit_factor_of(const std::vector<FeatureDrift>& features) {
  double low = INFINITY, high = 0;
  for (const FeatureDrift& feature : features) {
    const double known = std::hypot(feature.reference_mean, feature.reference_deviation);
    const double seen = std::hypot(feature.field_mean, feature.field_deviation);
    if (known <= 0 || seen <= 0) return std::nullopt;
    low = std::min(low, seen / known);
    high = std::max(high, seen / known);
  }
  constexpr double alike = 1.6, noticeable = 4;
  const double factor = std::sqrt(low * high);
  const bool far = factor > noticeable || factor < 1 / noticeable;
  return high / low < alike && far ? std::optional(factor) : std::nullopt;
}

// How badly field axis `field` would do as reference axis `reference`.
double misfit(const FeatureDrift& reference, const FeatureDrift& field) {
  const double scale = std::max({reference.reference_deviation, field.field_deviation, 1e-12});
  const double ratio = std::max(reference.reference_deviation, 1e-12) / std::max(field.field_deviation, 1e-12);
  return std::abs(field.field_mean - reference.reference_mean) / scale + std::abs(std::log(ratio));
}

// The order of axes that explains the field far better than the one it has.
std::vector<std::size_t> axis_order_of(const std::vector<FeatureDrift>& features) {
  constexpr std::size_t most_axes = 6;
  if (features.size() < 2 || features.size() > most_axes) return {};
  std::vector<std::size_t> order(features.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto cost_of = [&](const std::vector<std::size_t>& axes) {
    double cost = 0;
    for (std::size_t i = 0; i < axes.size(); ++i) cost += misfit(features[axes[i]], features[i]);
    return cost;
  };
  const double as_it_is = cost_of(order);
  std::vector<std::size_t> best = order;
  double least = as_it_is;
  while (std::next_permutation(order.begin(), order.end())) {
    if (cost_of(order) >= least) continue;
    least = cost_of(order);
    best = order;
  }
  const bool far_better = as_it_is > static_cast<double>(features.size()) / 2 && least < as_it_is / 4;
  return far_better ? best : std::vector<std::size_t>();
}

std::string sentence_of(const FeatureDrift& feature) {
  std::string text = feature.name + ": ";
  if (std::abs(feature.shift) > shift_limit)
    return text + "the mean moved from " + short_number(feature.reference_mean) + " to " +
           short_number(feature.field_mean) + ", " + short_number(std::abs(feature.shift)) + " standard deviations";
  if (feature.spread_ratio > spread_limit || feature.spread_ratio < 1 / spread_limit)
    return text + "the spread is " + short_number(feature.spread_ratio) + " times that of the reference";
  if (feature.spectral_distance && *feature.spectral_distance > spectral_limit && feature.distance <= distance_limit)
    return text + "the spectra are " + short_number(*feature.spectral_distance) +
           " apart; two halves of the reference are " + short_number(feature.spectral_baseline.value_or(0)) + " apart";
  return text + "the distributions are up to " + short_number(100 * feature.distance) + " % apart";
}

std::vector<std::string> findings_of(const Drift& drift) {
  std::vector<std::string> findings;
  if (drift.unit_factor)
    findings.push_back("all values are about " + short_number(*drift.unit_factor) +
                       " times those of the reference: is the unit the same (g, m/s2, mg)?");
  if (!drift.axis_order.empty()) {
    std::string order;
    for (const std::size_t axis : drift.axis_order) order += (order.empty() ? "" : ", ") + drift.features[axis].name;
    findings.push_back("the axes look like those of the reference in the order " + order);
  }
  std::vector<const FeatureDrift*> drifted;
  for (const FeatureDrift& feature : drift.features)
    if (feature.drifted) drifted.push_back(&feature);
  std::ranges::stable_sort(drifted, std::ranges::greater(), [](const auto* feature) { return feature->distance; });
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, drifted.size()); ++i) findings.push_back(sentence_of(*drifted[i]));
  if (drifted.size() > most)
    findings.push_back(std::to_string(drifted.size() - most) + " further features differ as well");
  return findings;
}

}  // namespace

Result<Drift> drift_between(const dataset::Samples& reference, const dataset::Samples& field) {
  if (reference.shape != field.shape)
    return Error{ErrorKind::damaged_file, field.name,
                 "its samples are " + ir::to_text(field.shape) + "; those of " + reference.name + " are " +
                     ir::to_text(reference.shape),
                 "cut both into windows of one length"};
  const Features features = features_of(reference);
  auto known = feature_values(reference, features, values_kept);
  auto seen = feature_values(field, features, values_kept);
  Drift drift;
  drift.reference = reference.name;
  drift.field = field.name;
  for (std::size_t i = 0; i < features.count; ++i) {
    FeatureDrift feature = compare_feature(std::move(known[i]), std::move(seen[i]));
    feature.name = feature_name(reference, features, i);
    if (features.is_signal) compare_spectra(reference, field, features, i, feature);
    feature.drifted = has_drifted(feature);
    drift.features.push_back(std::move(feature));
  }
  drift.unit_factor = unit_factor_of(drift.features);
  if (!drift.unit_factor) drift.axis_order = axis_order_of(drift.features);
  drift.findings = findings_of(drift);
  if (reference.rate_hz && field.rate_hz && *reference.rate_hz != *field.rate_hz)
    drift.findings.insert(drift.findings.begin(), "the rates differ: " + short_number(*reference.rate_hz) + " Hz and " +
                                                      short_number(*field.rate_hz) + " Hz");
  if (reference.unit != field.unit && !reference.unit.empty() && !field.unit.empty())
    drift.findings.insert(drift.findings.begin(), "the units differ: " + reference.unit + " and " + field.unit);
  return drift;
}

}  // namespace jauge::evaluate
