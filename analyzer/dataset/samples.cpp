#include "analyzer/dataset/samples.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jauge::dataset {
namespace {

template <class T>
std::vector<T> chosen(const std::vector<T>& all, std::span<const std::int64_t> indices, std::size_t each = 1) {
  std::vector<T> result;
  if (all.empty()) return result;
  result.reserve(indices.size() * each);
  for (const std::int64_t index : indices) {
    const auto start = all.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(index) * each);
    result.insert(result.end(), start, start + static_cast<std::ptrdiff_t>(each));
  }
  return result;
}

Error fault(const Samples& samples, std::string what, std::string hint = {}) {
  return {ErrorKind::damaged_file, samples.name, std::move(what), std::move(hint)};
}

template <class T>
std::optional<std::size_t> first_not_finite(const Samples& samples) {
  const std::span values(reinterpret_cast<const T*>(samples.bytes.data()), samples.bytes.size() / sizeof(T));
  const auto found = std::ranges::find_if(values, [](T value) { return !std::isfinite(value); });
  if (found == values.end()) return std::nullopt;
  return static_cast<std::size_t>(found - values.begin());
}

std::optional<Error> find_bad_number(const Samples& samples) {
  std::optional<std::size_t> position;
  if (samples.dtype == ir::DType::float32) position = first_not_finite<float>(samples);
  if (samples.dtype == ir::DType::float64) position = first_not_finite<double>(samples);
  if (!position) return std::nullopt;
  const std::int64_t size = ir::elements(samples.shape);
  const auto at = static_cast<std::int64_t>(*position);
  return fault(samples, samples.name_of(at / size) + " holds NaN or infinity at value " + std::to_string(at % size),
               "remove the sample, or fill the gap it comes from");
}

std::optional<Error> find_bad_label(const Samples& samples) {
  for (std::size_t i = 0; i < samples.labels.size(); ++i) {
    const std::int64_t label = samples.labels[i];
    const bool known = samples.class_names.empty() || label < static_cast<std::int64_t>(samples.class_names.size());
    if (label >= 0 && known) continue;
    return fault(samples, samples.name_of(static_cast<std::int64_t>(i)) + " has label " + std::to_string(label) + "; " +
                              std::to_string(samples.class_names.size()) + " classes are named, counted from 0");
  }
  return std::nullopt;
}

}  // namespace

std::string Samples::name_of(std::int64_t index) const {
  const std::string text = "sample " + std::to_string(index);
  const auto at = static_cast<std::size_t>(index);
  return at < names.size() ? text + " (" + names[at] + ")" : text;
}

std::optional<Error> find_fault(const Samples& samples) {
  if (samples.count <= 0) return fault(samples, "holds no sample");
  const auto bytes = ir::checked_bytes({samples.dtype, samples.shape});
  if (!bytes || *bytes == 0) return fault(samples, "a sample of shape " + ir::to_text(samples.shape) + " is no sample");
  const auto count = static_cast<std::size_t>(samples.count);
  if (samples.bytes.size() / static_cast<std::size_t>(*bytes) != count ||
      samples.bytes.size() % static_cast<std::size_t>(*bytes) != 0)
    return fault(samples, std::to_string(samples.bytes.size()) + " bytes are not " + std::to_string(count) +
                              " samples of " + std::to_string(*bytes) + " bytes");
  if (!samples.labels.empty() && samples.labels.size() != count)
    return fault(samples, std::to_string(samples.labels.size()) + " labels for " + std::to_string(count) + " samples");
  if (!samples.targets.empty() && samples.targets.size() != count * static_cast<std::size_t>(samples.target_size))
    return fault(samples, std::to_string(samples.targets.size()) + " expected outputs for " + std::to_string(count) +
                              " samples");
  if (auto label = find_bad_label(samples)) return label;
  return find_bad_number(samples);
}

Samples pick(const Samples& samples, std::span<const std::int64_t> indices) {
  Samples result = samples;
  result.count = static_cast<std::int64_t>(indices.size());
  result.bytes = chosen(samples.bytes, indices, static_cast<std::size_t>(samples.sample_bytes()));
  result.labels = chosen(samples.labels, indices);
  result.names = chosen(samples.names, indices);
  result.groups = chosen(samples.groups, indices);
  result.windows = chosen(samples.windows, indices);
  result.targets = chosen(samples.targets, indices, static_cast<std::size_t>(samples.target_size));
  return result;
}

Samples first_of(Samples samples, std::int64_t count) {
  if (count >= samples.count) return samples;
  const auto keep = static_cast<std::size_t>(count);
  const auto shorten = [keep](auto& values, std::size_t each = 1) {
    if (!values.empty()) values.resize(keep * each);
  };
  shorten(samples.bytes, static_cast<std::size_t>(samples.sample_bytes()));
  shorten(samples.labels);
  shorten(samples.names);
  shorten(samples.groups);
  shorten(samples.windows);
  shorten(samples.targets, static_cast<std::size_t>(samples.target_size));
  samples.count = count;
  return samples;
}

Range range_of(const Samples& samples) {
  Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (std::int64_t i = 0; i < samples.count; ++i) {
    for (const double value : ir::to_doubles(samples.sample(i))) {
      range.low = std::min(range.low, value);
      range.high = std::max(range.high, value);
    }
  }
  return range;
}

}  // namespace jauge::dataset
