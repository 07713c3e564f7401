// How often each magnitude of number occurs in a tensor, over any number of samples, without knowing its range
// beforehand: bins are 2^k wide, and k grows with the numbers. So what two histograms of parts say together does not
// depend on the order of the parts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace jauge::quantize {

class Histogram {
 public:
  static constexpr std::int64_t bins_per_side = 4096;  // at least 2048 of them in use on the wider side

  // Infinities and NaN are counted, not binned.
  void add(std::span<const float> values);
  void merge(const Histogram& other);

  // Of finite values; 0 when there are none.
  double low() const { return low_; }
  double high() const { return high_; }
  std::int64_t count() const { return count_; }
  // Exactly 0: no integer code with a zero point loses anything on these.
  std::int64_t zeros() const { return zeros_; }
  std::int64_t not_finite() const { return not_finite_; }

  // Bin i holds the values of [edge(i), edge(i + 1)), zeros left out. No bins while all values are 0.
  std::span<const std::int64_t> bins() const { return bins_; }
  double edge(std::size_t i) const { return (static_cast<double>(i) - static_cast<double>(bins_per_side)) * width_; }
  double centre(std::size_t i) const { return edge(i) + width_ / 2; }

 private:
  void make_room_for(double magnitude);
  void double_width();
  void widen_range(double low, double high);

  double width_ = 0, low_ = 0, high_ = 0;
  bool empty_ = true;
  std::int64_t count_ = 0, zeros_ = 0, not_finite_ = 0;
  std::vector<std::int64_t> bins_;
};

}  // namespace jauge::quantize
