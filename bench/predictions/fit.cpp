#include "bench/predictions/fit.h"

#include <algorithm>
#include <cmath>

namespace jauge::predictions {
namespace {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

constexpr int most_steps = 200;

double scale_of(const Vector& at, const Part& part) {
  double log_scale = 0;
  for (const std::size_t scale : part.scales) log_scale += at[scale];
  return std::exp(log_scale);
}

double value_of(const Vector& at, const Part& part) {
  double sum = 0;
  for (const auto& [term, amount] : part.amounts) sum += amount * std::exp(at[term]);
  return sum * scale_of(at, part);
}

// Derivatives of the prediction's logarithm.
Vector slopes(const Vector& at, const Observation& observation) {
  Vector slope(at.size());
  const double all = std::exp(log_prediction(at, observation));
  for (const Part& part : observation.parts) {
    const double scale = scale_of(at, part);
    for (const auto& [term, amount] : part.amounts) slope[term] += scale * amount * std::exp(at[term]) / all;
    for (const std::size_t index : part.scales) slope[index] += value_of(at, part) / all;
  }
  return slope;
}

double cost_of(const std::vector<Parameter>& parameters, const std::vector<Observation>& observations,
               const Vector& at) {
  double cost = 0;
  for (std::size_t i = 0; i < at.size(); ++i)
    cost += std::pow((at[i] - parameters[i].expected) / parameters[i].tolerance, 2);
  for (const Observation& observation : observations)
    cost += std::pow((log_prediction(at, observation) - std::log(observation.value)) / observation.tolerance, 2);
  return cost;
}

// Gauss's elimination with the largest pivot; the matrix is positive definite.
Vector solved(Matrix a, Vector b) {
  const std::size_t n = b.size();
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < n; ++row)
      if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
    std::swap(a[column], a[pivot]);
    std::swap(b[column], b[pivot]);
    for (std::size_t row = column + 1; row < n; ++row) {
      const double factor = a[row][column] / a[column][column];
      for (std::size_t k = column; k < n; ++k) a[row][k] -= factor * a[column][k];
      b[row] -= factor * b[column];
    }
  }
  for (std::size_t row = n; row-- > 0;) {
    for (std::size_t k = row + 1; k < n; ++k) b[row] -= a[row][k] * b[k];
    b[row] /= a[row][row];
  }
  return b;
}

struct Normal {
  Matrix matrix;
  Vector right;
};

Normal normal_equations(const std::vector<Parameter>& parameters, const std::vector<Observation>& observations,
                        const Vector& at) {
  const std::size_t n = at.size();
  Normal normal{Matrix(n, Vector(n)), Vector(n)};
  for (std::size_t i = 0; i < n; ++i) {
    const double weight = 1 / (parameters[i].tolerance * parameters[i].tolerance);
    normal.matrix[i][i] += weight;
    normal.right[i] += weight * (parameters[i].expected - at[i]);
  }
  for (const Observation& observation : observations) {
    const Vector slope = slopes(at, observation);
    const double weight = 1 / (observation.tolerance * observation.tolerance);
    const double miss = std::log(observation.value) - log_prediction(at, observation);
    for (std::size_t i = 0; i < n; ++i) {
      normal.right[i] += weight * slope[i] * miss;
      for (std::size_t j = 0; j < n; ++j) normal.matrix[i][j] += weight * slope[i] * slope[j];
    }
  }
  return normal;
}

}  // namespace

double log_prediction(const Vector& parameters, const Observation& observation) {
  double sum = 0;
  for (const Part& part : observation.parts) sum += value_of(parameters, part);
  return std::log(sum);
}

Vector fit(const std::vector<Parameter>& parameters, const std::vector<Observation>& observations) {
  Vector at;
  for (const Parameter& parameter : parameters) at.push_back(parameter.expected);
  double cost = cost_of(parameters, observations, at), damping = 1e-3;
  for (int step = 0; step < most_steps && damping < 1e9; ++step) {
    Normal normal = normal_equations(parameters, observations, at);
    for (std::size_t i = 0; i < at.size(); ++i) normal.matrix[i][i] *= 1 + damping;
    const Vector change = solved(std::move(normal.matrix), std::move(normal.right));
    Vector next = at;
    for (std::size_t i = 0; i < at.size(); ++i) next[i] += std::clamp(change[i], -1.0, 1.0);
    const double next_cost = cost_of(parameters, observations, next);
    if (next_cost >= cost) {
      damping *= 4;
      continue;
    }
    const bool settled = cost - next_cost < 1e-10 * cost;
    at = std::move(next);
    cost = next_cost;
    damping /= 4;
    if (settled) break;
  }
  return at;
}

}  // namespace jauge::predictions
