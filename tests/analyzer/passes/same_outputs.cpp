#include "tests/analyzer/passes/same_outputs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "analyzer/ir/find_fault.h"
#include "analyzer/ops/operator.h"
#include "analyzer/passes/permutation.h"
#include "tests/analyzer/passes/file_layout_run.h"

namespace jauge::passes::testing {
namespace {

// Axis i of the graph's tensor is axis file_axes[i] of the file's.
ir::Array to_graph(const ir::Array& file, const ir::Tensor& tensor) {
  return tensor.file_axes.empty() ? file : transposed(file.view(), tensor.file_axes);
}
ir::Array to_file(const ir::Array& array, const ir::Tensor& tensor) {
  return tensor.file_axes.empty() ? array : transposed(array.view(), inverse(tensor.file_axes));
}

template <class T>
void fill(ir::Array& array, std::mt19937& random) {
  for (T& value : array.as<T>()) {
    if constexpr (std::is_floating_point_v<T>)
      value = static_cast<T>(std::normal_distribution<double>(0.1, 1)(random));
    else
      value = static_cast<T>(random() % 2);
  }
}

}  // namespace

std::vector<ir::Array> random_inputs(const ir::Graph& graph, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<ir::Array> inputs;
  for (ir::TensorId id : graph.inputs) {
    ir::Array array(graph.tensor(id).type);
    switch (array.type.dtype) {
      case ir::DType::float32:
        fill<float>(array, random);
        break;
      case ir::DType::float64:
        fill<double>(array, random);
        break;
      case ir::DType::int64:
        fill<std::int64_t>(array, random);
        break;
      case ir::DType::int32:
        fill<std::int32_t>(array, random);
        break;
      default:
        break;  // zeros
    }
    inputs.push_back(std::move(array));
  }
  return inputs;
}

std::vector<ir::Array> outputs_of(const ir::Graph& graph, const std::vector<ir::Array>& file_inputs) {
  std::vector<ir::Array> inputs;
  for (std::size_t i = 0; i < file_inputs.size(); ++i)
    inputs.push_back(to_graph(file_inputs[i], graph.tensor(graph.inputs[i])));
  auto outputs = run_in_file_layout(graph, inputs);
  if (!outputs) throw std::runtime_error(to_text(outputs.error()));
  for (std::size_t i = 0; i < outputs->size(); ++i)
    (*outputs)[i] = to_file((*outputs)[i], graph.tensor(graph.outputs[i]));
  return *outputs;
}

double difference(const std::vector<ir::Array>& expected, const std::vector<ir::Array>& actual) {
  constexpr double all_wrong = std::numeric_limits<double>::infinity();
  if (expected.size() != actual.size()) return all_wrong;
  double worst = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i].type != actual[i].type) return all_wrong;
    const auto a = ir::to_doubles(expected[i].view()), b = ir::to_doubles(actual[i].view());
    double most = 1, apart = 0;  // a ReLU may leave hardly anything of values of order one
    for (std::size_t k = 0; k < a.size(); ++k) {
      if (std::isnan(a[k]) != std::isnan(b[k])) return all_wrong;
      if (std::isnan(a[k]) || a[k] == b[k]) continue;
      most = std::max(most, std::fabs(a[k]));
      apart = std::max(apart, std::fabs(a[k] - b[k]));
    }
    worst = std::max(worst, apart / most);
  }
  return worst;
}

std::optional<std::string> fault_of_passes(ir::Graph& graph, unsigned seed, double tolerance) {
  const auto inputs = random_inputs(graph, seed);
  const auto expected = outputs_of(graph, inputs);
  for (const Pass& pass : standard_passes()) {
    const std::string name(pass.name);
    auto after = pass.run(std::move(graph));
    if (!after) return name + ": " + to_text(after.error());
    graph = std::move(*after);
    if (const auto fault = ir::find_fault(graph)) return name + ": " + *fault;
    if (const auto typed = ops::infer_shapes(graph); !typed) return name + ": " + to_text(typed.error());
    const double apart = difference(expected, outputs_of(graph, inputs));
    if (apart > tolerance) return name + ": outputs differ by " + std::to_string(apart) + " of their largest value";
  }
  return std::nullopt;
}

}  // namespace jauge::passes::testing
