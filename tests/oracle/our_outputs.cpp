#include "tests/oracle/our_outputs.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"

namespace jauge::oracle {
namespace {

// Axis i of the result is axis axes[i] of `array`.
ir::Array permuted(const ir::Array& array, const std::vector<std::int64_t>& axes) {
  if (axes.empty()) return array;
  ir::Array result;
  result.type = array.type;
  result.bytes.resize(array.bytes.size());
  for (std::size_t i = 0; i < axes.size(); ++i)
    result.type.shape[i] = array.type.shape[static_cast<std::size_t>(axes[i])];
  const auto size = static_cast<std::size_t>(ir::bytes_of(array.type.dtype));
  for (std::size_t to = 0; to * size < result.bytes.size(); ++to) {
    std::vector<std::int64_t> index(axes.size());
    auto rest = static_cast<std::int64_t>(to);
    for (std::size_t i = axes.size(); i-- > 0; rest /= result.type.shape[i])
      index[static_cast<std::size_t>(axes[i])] = rest % result.type.shape[i];
    std::int64_t from = 0;
    for (std::size_t i = 0; i < index.size(); ++i) from = from * array.type.shape[i] + index[i];
    std::copy_n(array.bytes.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(from) * size), size,
                result.bytes.begin() + static_cast<std::ptrdiff_t>(to * size));
  }
  return result;
}

std::vector<std::int64_t> inverse(const std::vector<std::int64_t>& axes) {
  std::vector<std::int64_t> result(axes.size());
  for (std::size_t i = 0; i < axes.size(); ++i)
    result[static_cast<std::size_t>(axes[i])] = static_cast<std::int64_t>(i);
  return result;
}

}  // namespace

Result<std::vector<ir::Array>> our_outputs(const std::string& model_bytes, const std::string& file_name,
                                           const NamedArrays& inputs, execute::Kernels kernels) {
  JAUGE_TRY(auto imported, import::read_bytes(std::as_bytes(std::span(model_bytes)), file_name, "/nonexistent", {}));
  JAUGE_TRY(auto graph, passes::make_deployable(std::move(imported.graph)));
  std::vector<ir::Array> arguments;
  for (const ir::TensorId id : graph.inputs)
    for (const auto& [name, array] : inputs)
      if (name == graph.tensor(id).name) arguments.push_back(permuted(array, graph.tensor(id).file_axes));
  JAUGE_TRY(const auto program, execute::Program::prepare(std::move(graph), kernels));
  JAUGE_TRY(auto outputs, program.run(arguments));
  for (std::size_t i = 0; i < outputs.size(); ++i)
    outputs[i] = permuted(outputs[i], inverse(program.graph().tensor(program.graph().outputs[i]).file_axes));
  return outputs;
}

// Graphs between Quantize and Dequantize give reals that are whole steps: a difference there is at least a step and far
// above the limit.
Difference difference(const ir::Array& ours, const ir::Array& theirs) {
  Difference result;
  if (ours.type != theirs.type) {
    result.types = "gives " + std::string(name_of(ours.type.dtype)) + " " + ir::to_text(ours.type.shape) +
                   " instead of " + std::string(name_of(theirs.type.dtype)) + " " + ir::to_text(theirs.type.shape);
    return result;
  }
  const auto a = ir::to_doubles(ours.view()), b = ir::to_doubles(theirs.view());
  result.elements = a.size();
  for (const double x : b)
    if (std::isfinite(x)) result.largest = std::fmax(result.largest, std::fabs(x));
  const double limit = ir::is_float(ours.type.dtype) ? 1e-4 * result.largest : 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i]))) continue;
    const double distance = std::fabs(a[i] - b[i]);
    result.differing += !(distance <= limit);
    result.worst = std::fmax(result.worst, distance);
  }
  return result;
}

}  // namespace jauge::oracle
