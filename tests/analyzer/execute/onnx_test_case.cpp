#include "tests/analyzer/execute/onnx_test_case.h"

#include <onnx/onnx_pb.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "analyzer/execute/executor.h"
#include "analyzer/import/import.h"
#include "analyzer/import/onnx/tensor_data.h"
#include "analyzer/ops/operator.h"
#include "analyzer/passes/pipeline.h"

namespace jauge::testing {
namespace {

namespace fs = std::filesystem;

const fs::path test_data = "/usr/share/libonnx-testdata/data";

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

onnx::ModelProto model_in(const fs::path& folder) {
  onnx::ModelProto model;
  model.ParseFromString(content_of(folder / "model.onnx"));
  return model;
}

// The package stores bfloat16 as the uint16 of the same bits; the model says what is meant.
Result<ir::Tensor> tensor_in(const fs::path& file, const onnx::ValueInfoProto& meant) {
  onnx::TensorProto proto;
  if (!proto.ParseFromString(content_of(file)))
    return Error{ErrorKind::unsupported_format, file.filename(), "is no tensor (a sequence?)", {}};
  if (meant.type().tensor_type().elem_type() == onnx::TensorProto::BFLOAT16)
    proto.set_data_type(onnx::TensorProto::BFLOAT16);
  return import::onnx::constant_of(proto, import::ModelFolder(file.parent_path()), {file.filename(), 0});
}

using Values = google::protobuf::RepeatedPtrField<onnx::ValueInfoProto>;

// The tensors input_0.pb, input_1.pb ... or output_0.pb ...
Result<std::vector<ir::Tensor>> tensors_in(const fs::path& folder, const std::string& kind, const Values& meant) {
  std::vector<ir::Tensor> tensors;
  for (int i = 0; i < meant.size(); ++i) {
    const fs::path file = folder / "test_data_set_0" / (kind + "_" + std::to_string(i) + ".pb");
    if (!fs::exists(file)) break;
    JAUGE_TRY(ir::Tensor tensor, tensor_in(file, meant.Get(i)));
    tensors.push_back(std::move(tensor));
  }
  return tensors;
}

// Whether some node needs the value of this graph input before it runs.
bool decides_a_shape(const onnx::GraphProto& graph, const std::string& input) {
  for (const onnx::NodeProto& node : graph.node()) {
    const ops::Operator* op = ops::find_operator(node.op_type());
    if (!op) continue;
    for (std::size_t i : op->value_inputs)
      if (static_cast<int>(i) < node.input_size() && node.input(static_cast<int>(i)) == input) return true;
  }
  return false;
}

std::vector<std::int64_t> inverse(const std::vector<std::int64_t>& perm) {
  std::vector<std::int64_t> result(perm.size());
  for (std::size_t i = 0; i < perm.size(); ++i)
    result[static_cast<std::size_t>(perm[i])] = static_cast<std::int64_t>(i);
  return result;
}

// Axis i of the result is axis perm[i] of `array`; independent of the code under test on purpose.
ir::Array permuted(const ir::ConstArrayView& array, const std::vector<std::int64_t>& perm) {
  ir::Array result;
  result.type = array.type;
  result.bytes.assign(array.bytes.begin(), array.bytes.end());
  if (perm.empty()) return result;
  for (std::size_t i = 0; i < perm.size(); ++i)
    result.type.shape[i] = array.type.shape[static_cast<std::size_t>(perm[i])];
  const auto size = static_cast<std::size_t>(ir::bytes_of(array.type.dtype));
  for (std::size_t to = 0; to * size < result.bytes.size(); ++to) {
    std::vector<std::int64_t> index(perm.size());
    auto rest = static_cast<std::int64_t>(to);
    for (std::size_t i = perm.size(); i-- > 0; rest /= result.type.shape[i])
      index[static_cast<std::size_t>(perm[i])] = rest % result.type.shape[i];
    std::size_t from = 0;
    for (std::size_t i = 0; i < index.size(); ++i)
      from = from * static_cast<std::size_t>(array.type.shape[i]) + static_cast<std::size_t>(index[i]);
    std::copy_n(array.bytes.begin() + static_cast<std::ptrdiff_t>(from * size), size,
                result.bytes.begin() + static_cast<std::ptrdiff_t>(to * size));
  }
  return result;
}

bool close(double actual, double expected) {
  if (std::isnan(expected)) return std::isnan(actual);
  if (std::isinf(expected)) return actual == expected;
  return std::fabs(actual - expected) <= 1e-7 + 1e-3 * std::fabs(expected);
}

std::string compare(const ir::ConstArrayView& actual, const ir::ConstArrayView& expected) {
  if (actual.type != expected.type)
    return "gives " + std::string(name_of(actual.type.dtype)) + " " + ir::to_text(actual.type.shape) + " instead of " +
           std::string(name_of(expected.type.dtype)) + " " + ir::to_text(expected.type.shape);
  const auto a = ir::to_doubles(actual), e = ir::to_doubles(expected);
  for (std::size_t i = 0; i < a.size(); ++i)
    if (ir::is_float(actual.type.dtype) ? !close(a[i], e[i]) : a[i] != e[i])
      return "element " + std::to_string(i) + " is " + std::to_string(a[i]) + " instead of " + std::to_string(e[i]);
  return {};
}

// The first graph input stays an input, unless its value decides a shape or it is empty (no model for a chip takes such
// an input); all others are bound to constants.
Result<std::vector<ir::Tensor>> bind(const onnx::GraphProto& graph, std::vector<ir::Tensor> inputs,
                                     import::ReadOptions& options) {
  std::vector<ir::Tensor> left;
  for (std::size_t i = 0; i < inputs.size() && static_cast<int>(i) < graph.input_size(); ++i) {
    const std::string& name = graph.input(static_cast<int>(i)).name();
    options.shapes[name] = inputs[i].type.shape;
    inputs[i].name = name;
    if (i == 0 && !decides_a_shape(graph, name) && ir::elements(inputs[i].type.shape) > 0)
      left.push_back(std::move(inputs[i]));
    else
      options.bindings[name] = std::move(inputs[i]);
  }
  for (const ir::Tensor& tensor : left) options.bindings.erase(tensor.name);
  for (const auto& [name, tensor] : options.bindings) options.shapes.erase(name);
  return left;
}

Result<std::string> complaint_of(const OnnxTestCase& test) {
  const onnx::ModelProto model = model_in(test.folder);
  JAUGE_TRY(std::vector<ir::Tensor> inputs, tensors_in(test.folder, "input", model.graph().input()));
  JAUGE_TRY(const std::vector<ir::Tensor> expected, tensors_in(test.folder, "output", model.graph().output()));
  import::ReadOptions options;
  JAUGE_TRY(const std::vector<ir::Tensor> left, bind(model.graph(), std::move(inputs), options));
  const std::string bytes = model.SerializeAsString();
  JAUGE_TRY(import::Imported imported,
            import::read_bytes(std::as_bytes(std::span(bytes)), test.name + ".onnx", test.folder, options));
  JAUGE_TRY(const ir::Graph graph, passes::make_deployable(std::move(imported.graph)));
  std::vector<ir::Array> arguments;
  for (ir::TensorId id : graph.inputs)
    for (const ir::Tensor& tensor : left)
      if (tensor.name == graph.tensor(id).name)
        arguments.push_back(permuted(tensor.value(), graph.tensor(id).file_axes));
  JAUGE_TRY(const std::vector<ir::Array> results, execute::run(graph, arguments));
  if (results.size() != expected.size()) return "gives " + std::to_string(results.size()) + " outputs";
  for (std::size_t i = 0; i < results.size(); ++i) {
    const ir::Array result = permuted(results[i].view(), inverse(graph.tensor(graph.outputs[i]).file_axes));
    if (std::string complaint = compare(result.view(), expected[i].value()); !complaint.empty())
      return "output " + std::to_string(i) + " " + complaint;
  }
  return std::string{};
}

}  // namespace

std::vector<OnnxTestCase> onnx_tests(const std::string& group) {
  std::vector<OnnxTestCase> tests;
  if (!fs::exists(test_data / group)) return tests;
  for (const auto& entry : fs::directory_iterator(test_data / group)) {
    OnnxTestCase test{entry.path().filename().string().substr(5), entry.path(), {}};
    const onnx::ModelProto model = model_in(entry.path());
    for (const onnx::NodeProto& node : model.graph().node())
      test.operators.insert((node.domain().empty() ? "" : node.domain() + ".") + node.op_type());
    tests.push_back(std::move(test));
  }
  std::ranges::sort(tests, {}, &OnnxTestCase::name);
  return tests;
}

OnnxOutcome run(const OnnxTestCase& test) {
  const auto complaint = complaint_of(test);
  if (!complaint) return {false, to_text(complaint.error())};
  return {complaint->empty(), *complaint};
}

}  // namespace jauge::testing
