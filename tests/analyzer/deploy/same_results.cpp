#include "tests/analyzer/deploy/same_results.h"

#include <algorithm>
#include <cmath>

#include "tests/analyzer/deploy/random_numbers.h"

namespace jauge::deploy::testing {
namespace {

constexpr double share_of_tensor = 1e-5, share_of_addend = 1e-6;

std::string at(std::size_t i, double got, double wanted) {
  return "element " + std::to_string(i) + " is " + std::to_string(got) + ", not " + std::to_string(wanted);
}

std::string difference_of_reals(const ir::Array& got, const ir::Array& wanted, double largest_addend) {
  const std::vector<double> x = ir::to_doubles(got.view()), y = ir::to_doubles(wanted.view());
  double most = 0;
  for (const double value : y)
    if (std::isfinite(value)) most = std::max(most, std::fabs(value));
  const double allowed = std::max(share_of_tensor * most, share_of_addend * largest_addend);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) && std::isnan(y[i])) continue;
    if (x[i] == y[i]) continue;  // infinities too
    if (!(std::fabs(x[i] - y[i]) <= allowed)) return at(i, x[i], y[i]);
  }
  return {};
}

}  // namespace

std::string difference(const ir::Array& got, const ir::Array& wanted, double largest_addend) {
  if (got.type != wanted.type) return "another type";
  if (got.type.dtype == ir::DType::float32) return difference_of_reals(got, wanted, largest_addend);
  if (got.bytes == wanted.bytes) return {};
  const std::vector<std::int64_t> x = ir::to_int64s(got.view()), y = ir::to_int64s(wanted.view());
  const auto [first, second] = std::ranges::mismatch(x, y);
  return at(static_cast<std::size_t>(first - x.begin()), static_cast<double>(*first), static_cast<double>(*second));
}

std::vector<ir::Array> random_inputs(const ir::Graph& graph, unsigned seed) {
  RandomNumbers random(seed);
  std::vector<ir::Array> inputs;
  for (const ir::TensorId id : graph.inputs) random.fill(inputs.emplace_back(graph.tensor(id).type));
  return inputs;
}

}  // namespace jauge::deploy::testing
