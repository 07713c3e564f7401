#include "analyzer/quantize/histogram.h"

#include <algorithm>
#include <cmath>

namespace jauge::quantize {

void Histogram::add(std::span<const float> values) {
  double low = 0, high = 0;
  bool any = false;
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    const auto x = static_cast<double>(value);
    low = any ? std::min(low, x) : x;
    high = any ? std::max(high, x) : x;
    any = true;
  }
  if (any) {
    widen_range(low, high);
    make_room_for(std::max(std::abs(low), std::abs(high)));
  }
  for (const float value : values) {
    if (!std::isfinite(value)) {
      ++not_finite_;
      continue;
    }
    ++count_;
    if (value == 0) {
      ++zeros_;
      continue;
    }
    ++bins_[static_cast<std::size_t>(std::floor(static_cast<double>(value) / width_) + bins_per_side)];
  }
}

void Histogram::merge(const Histogram& other) {
  if (!other.empty_) widen_range(other.low_, other.high_);
  count_ += other.count_;
  zeros_ += other.zeros_;
  not_finite_ += other.not_finite_;
  if (other.bins_.empty()) return;
  Histogram theirs = other;
  const double widest = std::max(width_, theirs.width_);
  if (bins_.empty()) {
    bins_.assign(2 * bins_per_side, 0);
    width_ = widest;
  }
  while (width_ < widest) double_width();
  while (theirs.width_ < widest) theirs.double_width();
  for (std::size_t i = 0; i < bins_.size(); ++i) bins_[i] += theirs.bins_[i];
}

void Histogram::widen_range(double low, double high) {
  low_ = empty_ ? low : std::min(low_, low);
  high_ = empty_ ? high : std::max(high_, high);
  empty_ = false;
}

void Histogram::make_room_for(double magnitude) {
  if (magnitude == 0) return;
  if (bins_.empty()) {
    bins_.assign(2 * bins_per_side, 0);
    // 2^exponent > magnitude, spread over the bins of one side.
    int exponent = 0;
    std::frexp(magnitude, &exponent);
    width_ = std::ldexp(1.0, exponent) / static_cast<double>(bins_per_side);
  }
  // One bin to spare: -2^k itself belongs to the first bin of the negative side, +2^k to none.
  while (magnitude >= width_ * static_cast<double>(bins_per_side)) double_width();
}

void Histogram::double_width() {
  std::vector<std::int64_t> merged(bins_.size(), 0);
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    const auto from_zero = static_cast<std::int64_t>(i) - bins_per_side;
    const std::int64_t half = from_zero >= 0 ? from_zero / 2 : -((-from_zero + 1) / 2);
    merged[static_cast<std::size_t>(half + bins_per_side)] += bins_[i];
  }
  bins_ = std::move(merged);
  width_ *= 2;
}

}  // namespace jauge::quantize
