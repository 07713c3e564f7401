#include "analyzer/evaluate/drift.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "analyzer/evaluate/drift_patterns.h"
#include "analyzer/evaluate/feature_values.h"

namespace jauge::evaluate {
namespace {

namespace p = drift_patterns;

constexpr std::size_t values_kept = 20'000;  // of each feature: enough for gaps of 1 %

std::string short_number(double value) {
  char text[32] = {};
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

// With the digits that matter; what is too small for a Factor's two is written out.
Argument number(double value) {
  constexpr double small = 0.1;
  if (value != 0 && std::abs(value) < small) return short_number(value);
  return Factor{value};
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

// An axis that points the other way: its mean is about as far from 0 as before, on the other side.
bool is_turned(const FeatureDrift& feature) {
  const double known = feature.reference_mean, seen = feature.field_mean;
  const bool noticeable = std::abs(known) > shift_limit * feature.reference_deviation;
  return noticeable && known * seen < 0 && std::abs(seen) > std::abs(known) / 2 && std::abs(seen) < std::abs(known) * 2;
}

Sentence sentence_of(const FeatureDrift& feature) {
  if (std::abs(feature.shift) > shift_limit)
    return {
        std::string(p::moved),
        {feature.name, number(feature.reference_mean), number(feature.field_mean), number(std::abs(feature.shift))}};
  if (feature.spread_ratio > spread_limit || feature.spread_ratio < 1 / spread_limit)
    return {std::string(p::spread), {feature.name, number(feature.spread_ratio)}};
  if (feature.spectral_distance && *feature.spectral_distance > spectral_limit && feature.distance <= distance_limit)
    return {std::string(p::spectra),
            {feature.name, number(*feature.spectral_distance), number(feature.spectral_baseline.value_or(0))}};
  return {std::string(p::distributions), {feature.name, Percent{100 * feature.distance}}};
}

// What one cause explains for several features at once.
void explain_all(const Drift& drift, std::vector<Sentence>& findings) {
  const auto joined = [](std::string list, const std::string& item) {
    return list.empty() ? item : list + ", " + item;
  };
  if (drift.unit_factor) findings.push_back({std::string(p::other_unit), {number(*drift.unit_factor)}});
  std::string order, names, changes;
  for (const std::size_t axis : drift.axis_order) order = joined(order, drift.features[axis].name);
  if (!order.empty()) findings.push_back({std::string(p::other_order), {order}});
  for (const FeatureDrift& feature : drift.features) {
    if (!feature.turned) continue;
    names = joined(names, feature.name);
    changes = joined(changes, short_number(feature.reference_mean) + " -> " + short_number(feature.field_mean));
  }
  if (!names.empty() && order.empty()) findings.push_back({std::string(p::turned), {names, changes}});
}

std::vector<Sentence> findings_of(const Drift& drift) {
  std::vector<Sentence> findings;
  explain_all(drift, findings);
  std::vector<const FeatureDrift*> drifted;
  for (const FeatureDrift& feature : drift.features)
    if (feature.drifted) drifted.push_back(&feature);
  std::ranges::stable_sort(drifted, std::ranges::greater(), [](const auto* feature) { return feature->distance; });
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, drifted.size()); ++i) findings.push_back(sentence_of(*drifted[i]));
  if (drifted.size() > most)
    findings.push_back({std::string(p::more_features), {static_cast<std::int64_t>(drifted.size() - most)}});
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
    feature.turned = features.is_signal && feature.drifted && is_turned(feature);
    drift.features.push_back(std::move(feature));
  }
  drift.unit_factor = unit_factor_of(drift.features);
  if (!drift.unit_factor) drift.axis_order = axis_order_of(drift.features);
  drift.findings = findings_of(drift);
  if (reference.rate_hz && field.rate_hz && *reference.rate_hz != *field.rate_hz)
    drift.findings.insert(drift.findings.begin(),
                          {std::string(p::other_rate), {number(*reference.rate_hz), number(*field.rate_hz)}});
  if (reference.unit != field.unit && !reference.unit.empty() && !field.unit.empty())
    drift.findings.insert(drift.findings.begin(), {std::string(p::other_unit_stated), {reference.unit, field.unit}});
  return drift;
}

}  // namespace jauge::evaluate
