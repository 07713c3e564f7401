#include "reports/charts/axis.h"

#include <algorithm>
#include <cmath>

#include "reports/wording/numbers.h"

namespace jauge::reports::charts {
namespace {

constexpr double most_ticks = 5;

// The smallest of 1, 2, 5 times a power of ten that needs at most `most_ticks` steps.
double round_step(double largest) {
  const double rough = largest / most_ticks;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= rough * 0.999) return factor * power;
  return 10 * power;
}

template <class Text>
Axis axis(double largest, double step, Text text) {
  Axis result;
  result.maximum = std::ceil(largest / step - 1e-9) * step;
  for (double value = 0; value <= result.maximum * 1.0001; value += step) result.ticks.push_back({value, text(value)});
  return result;
}

std::string short_count(double value, Language language) {
  struct Scale {
    double size;
    const char* name;
  };
  for (const Scale& scale : {Scale{1e9, "G"}, Scale{1e6, "M"}, Scale{1e3, "k"}})
    if (value >= scale.size) return with_unit(factor_text(value / scale.size, language), scale.name, language);
  return factor_text(value, language);
}

}  // namespace

Axis bytes_axis(double largest, Language language) {
  largest = std::max(largest, 4.0);
  const double step = std::pow(2, std::ceil(std::log2(largest / most_ticks)));
  return axis(largest, step,
              [&](double value) { return binary_size_text({static_cast<std::int64_t>(value)}, language); });
}

Axis count_axis(double largest, Language language) {
  largest = std::max(largest, 1.0);
  return axis(largest, round_step(largest), [&](double value) { return short_count(value, language); });
}

Axis milliseconds_axis(double largest, Language language) {
  largest = std::max(largest, 1e-3);
  return axis(largest, round_step(largest), [&](double value) { return milliseconds_text(value, language); });
}

Axis step_axis(std::size_t columns, double steps_per_column, Language language) {
  Axis result;
  result.maximum = static_cast<double>(std::max<std::size_t>(columns, 1));
  const double steps = result.maximum * steps_per_column;
  const double step = std::max(1.0, round_step(2 * steps) / 4);
  const double whole = std::ceil(step);
  for (double value = 0; value < steps; value += whole)
    result.ticks.push_back({value / steps_per_column, integer(static_cast<std::int64_t>(value), language)});
  return result;
}

}  // namespace jauge::reports::charts
