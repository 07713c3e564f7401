#include "bench/predictions/nonnegative_fit.h"

#include <algorithm>
#include <cmath>

namespace jauge::predictions {
namespace {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

constexpr double ridge = 1e-9;  // of a column scaled to 1: keeps twins solvable

// Normal equations with columns scaled to length 1.
struct Normal {
  Matrix matrix;
  Vector right, scale;
};

Normal normal_of(const std::vector<Weighed>& observations, std::size_t n) {
  Normal normal{Matrix(n, Vector(n)), Vector(n), Vector(n, 1.0)};
  for (const Weighed& o : observations) {
    const double weight = 1 / (o.tolerance * o.tolerance);
    for (std::size_t i = 0; i < n; ++i) {
      if (o.amounts[i] == 0) continue;
      normal.right[i] += weight * o.amounts[i] * o.value;
      for (std::size_t k = 0; k < n; ++k) normal.matrix[i][k] += weight * o.amounts[i] * o.amounts[k];
    }
  }
  for (std::size_t i = 0; i < n; ++i)
    if (normal.matrix[i][i] > 0) normal.scale[i] = 1 / std::sqrt(normal.matrix[i][i]);
  for (std::size_t i = 0; i < n; ++i) {
    normal.right[i] *= normal.scale[i];
    for (std::size_t k = 0; k < n; ++k) normal.matrix[i][k] *= normal.scale[i] * normal.scale[k];
    normal.matrix[i][i] += ridge;
  }
  return normal;
}

// Cholesky's method for the free coefficients; the others are 0.
Vector solved(const Normal& normal, const std::vector<std::size_t>& is_free) {
  const std::size_t n = is_free.size();
  Matrix lower(n, Vector(n));
  Vector y(n), x(normal.right.size());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k <= i; ++k) {
      double sum = normal.matrix[is_free[i]][is_free[k]];
      for (std::size_t j = 0; j < k; ++j) sum -= lower[i][j] * lower[k][j];
      lower[i][k] = i == k ? std::sqrt(std::max(sum, ridge * ridge)) : sum / lower[k][k];
    }
    double sum = normal.right[is_free[i]];
    for (std::size_t j = 0; j < i; ++j) sum -= lower[i][j] * y[j];
    y[i] = sum / lower[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    double sum = y[i];
    for (std::size_t j = i + 1; j < n; ++j) sum -= lower[j][i] * x[is_free[j]];
    x[is_free[i]] = sum / lower[i][i];
  }
  return x;
}

// The coefficient at 0 that would lower the error most; n when none would.
std::size_t steepest(const Normal& normal, const Vector& x, const std::vector<std::size_t>& is_free) {
  const std::size_t n = x.size();
  std::size_t best = n;
  double most = 1e-7;
  for (std::size_t i = 0; i < n; ++i) {
    if (std::ranges::find(is_free, i) != is_free.end()) continue;
    double slope = normal.right[i];
    for (std::size_t k = 0; k < n; ++k) slope -= normal.matrix[i][k] * x[k];
    if (slope > most * std::max(1.0, std::abs(normal.right[i]))) {
      most = slope / std::max(1.0, std::abs(normal.right[i]));
      best = i;
    }
  }
  return best;
}

// From x as far towards `wanted` as no free coefficient falls below 0; those that reach 0 are free no more.
void step_towards(const Vector& wanted, Vector& x, std::vector<std::size_t>& is_free) {
  double share = 1;
  for (const std::size_t i : is_free)
    if (wanted[i] <= 0) share = std::min(share, x[i] / (x[i] - wanted[i]));
  for (const std::size_t i : is_free) x[i] += share * (wanted[i] - x[i]);
  if (share == 1) return;
  std::erase_if(is_free, [&x](std::size_t i) { return x[i] <= 1e-12; });
  for (std::size_t i = 0; i < x.size(); ++i)
    if (std::ranges::find(is_free, i) == is_free.end()) x[i] = 0;
}

}  // namespace

std::vector<double> nonnegative_fit(const std::vector<Weighed>& observations, std::size_t coefficients) {
  const Normal normal = normal_of(observations, coefficients);
  Vector x(coefficients);
  std::vector<std::size_t> is_free;
  for (std::size_t round = 0; round < 10 * coefficients; ++round) {
    const std::size_t next = steepest(normal, x, is_free);
    if (next == coefficients) break;
    is_free.push_back(next);
    for (std::size_t i = 0; i < 2 * coefficients && !is_free.empty(); ++i) {
      const Vector wanted = solved(normal, is_free);
      const bool all_positive = std::ranges::all_of(is_free, [&](std::size_t k) { return wanted[k] > 0; });
      step_towards(wanted, x, is_free);
      if (all_positive) break;
    }
  }
  for (std::size_t i = 0; i < coefficients; ++i) x[i] *= normal.scale[i];
  return x;
}

}  // namespace jauge::predictions
