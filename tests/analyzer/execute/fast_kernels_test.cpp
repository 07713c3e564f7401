// Fast kernels against the reference kernels, on random layers: equal bits for integers, close for real numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <random>

#include "analyzer/execute/fast/kernel.h"
#include "analyzer/ops/kernel_call.h"

namespace jauge::execute {
namespace {

using fast::Instructions;

std::vector<Instructions> available() {
  const Instructions best = fast::best_instructions();
  if (best == Instructions::none) return {};
  if (best == Instructions::avx2) return {best};
  return {Instructions::avx2, best};
}

class RandomLayer {
 public:
  explicit RandomLayer(unsigned seed) : random_(seed) {}

  std::int64_t number(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }
  float real(float low, float high) { return low + (high - low) * static_cast<float>(random_() % 10000) / 10000; }
  bool chance() { return random_() % 2 == 0; }

  ir::Tensor tensor(ir::DType dtype, ir::Shape shape) {
    ir::Tensor tensor{.name = "", .type = {dtype, std::move(shape)}, .quant = {}, .data = {}};
    std::vector<std::byte> bytes(static_cast<std::size_t>(ir::bytes_of(tensor.type).value));
    if (dtype == ir::DType::float32)
      for (std::size_t i = 0; i < bytes.size(); i += sizeof(float)) {
        const float x = real(-1, 1);
        std::memcpy(&bytes[i], &x, sizeof x);
      }
    else if (dtype == ir::DType::int32)
      for (std::size_t i = 0; i < bytes.size(); i += sizeof(std::int32_t)) {
        const auto x = static_cast<std::int32_t>(number(-3000, 3000));
        std::memcpy(&bytes[i], &x, sizeof x);
      }
    else
      for (std::byte& byte : bytes) byte = static_cast<std::byte>(random_());
    tensor.data = ir::Buffer(std::move(bytes));
    return tensor;
  }

  ir::QuantParams meaning(ir::DType dtype, float scale) {
    const std::int64_t zero = dtype == ir::DType::int8 ? number(-128, 127) : number(0, 255);
    return {.scales = {scale}, .zero_points = {zero}, .axis = -1};
  }

  ir::QuantParams channel_scales(std::int64_t channels, float scale) {
    ir::QuantParams quant{.scales = {}, .zero_points = {}, .axis = 0};
    for (std::int64_t c = 0; c < channels; ++c) {
      quant.scales.push_back(scale * real(0.5f, 2));
      quant.zero_points.push_back(0);
    }
    return quant;
  }

  ir::DType byte() { return chance() ? ir::DType::int8 : ir::DType::uint8; }

  ir::Activation clamp() {
    const ir::ActivationKind kinds[] = {ir::ActivationKind::none, ir::ActivationKind::relu, ir::ActivationKind::relu6,
                                        ir::ActivationKind::relu_n1_to_1};
    return {.kind = kinds[random_() % 4]};
  }

  ir::Rounding world() { return chance() ? ir::Rounding::tflite : ir::Rounding::onnx; }

 private:
  std::mt19937 random_;
};

struct OneLayer {
  ir::Graph graph;
  ir::Node node;
  ir::Tensor data;  // the value of input 0, which stays unknown to the kernel
  std::optional<ir::Tensor> second;

  std::vector<std::optional<ir::ConstArrayView>> inputs() const {
    std::vector<std::optional<ir::ConstArrayView>> views;
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      const ir::Tensor& tensor = graph.tensor(node.inputs[i]);
      if (tensor.is_constant()) {
        views.push_back(tensor.value());
        continue;
      }
      const ir::Tensor& value = i == 0 ? data : *second;
      views.push_back(ir::ConstArrayView{tensor.type, value.data->bytes(), tensor.quant ? &*tensor.quant : nullptr});
    }
    return views;
  }

  ir::Array result(const std::function<void(ops::InputArrays, ops::OutputArrays)>& kernel) const {
    const ir::Tensor& tensor = graph.tensor(node.outputs[0]);
    ir::Array array(tensor.type);
    ir::ArrayView view = array.view();
    view.quant = tensor.quant ? &*tensor.quant : nullptr;
    kernel(inputs(), std::span(&view, 1));
    return array;
  }

  ir::Array reference() const {
    return result([this](ops::InputArrays in, ops::OutputArrays out) {
      const auto done = ops::run_node(graph, node, in, out);
      EXPECT_TRUE(done) << to_text(done.error());
    });
  }

  ir::TensorId unknown(ir::Tensor tensor) {
    tensor.data.reset();
    return graph.add(std::move(tensor));
  }

  bool finish(ir::Tensor out) {
    node.outputs = {graph.add(std::move(out))};
    return ops::infer_shapes(graph, node).has_value();
  }
};

void expect_same(const OneLayer& layer, unsigned seed) {
  const ir::Array wanted = layer.reference();
  for (const Instructions instructions : available()) {
    const auto kernel = fast::prepare(ops::NodeView(layer.graph, layer.node), instructions);
    ASSERT_TRUE(kernel) << "seed " << seed;
    fast::Scratch scratch;
    const ir::Array got =
        layer.result([&](ops::InputArrays in, ops::OutputArrays out) { (*kernel)(in, out, scratch); });
    if (wanted.type.dtype != ir::DType::float32) {
      EXPECT_EQ(got.bytes, wanted.bytes) << "seed " << seed << ", instructions " << static_cast<int>(instructions);
      continue;
    }
    for (std::size_t i = 0; i < wanted.as<float>().size(); ++i)
      ASSERT_NEAR(got.as<float>()[i], wanted.as<float>()[i], 1e-3) << "seed " << seed << ", element " << i;
  }
}

// A convolution of any form: grouped, depthwise with several filters, dilated, strided, padded unevenly.
std::optional<OneLayer> random_conv(RandomLayer& random, bool integers, bool depthwise) {
  OneLayer layer;
  const std::int64_t groups = depthwise ? random.number(2, 20) : random.number(1, 3);
  const std::int64_t in_group = depthwise ? 1 : random.number(1, 9);
  const std::int64_t out = groups * random.number(1, depthwise ? 2 : 21);
  const ir::Shape kernel = {random.number(1, 4), random.number(1, 4)};
  const ir::DType in_type = integers ? random.byte() : ir::DType::float32;
  const ir::DType out_type = integers ? in_type : ir::DType::float32;
  layer.data =
      random.tensor(in_type, {random.number(1, 2), random.number(4, 12), random.number(4, 12), groups * in_group});
  ir::Tensor weights =
      random.tensor(integers ? ir::DType::int8 : ir::DType::float32, {out, kernel[0], kernel[1], in_group});
  ir::Tensor result{.name = "", .type = {out_type, {}}, .quant = {}, .data = {}};
  if (integers) {
    layer.data.quant = random.meaning(in_type, 0.02f);
    weights.quant = random.chance() ? random.channel_scales(out, 0.01f) : random.meaning(ir::DType::int8, 0.01f);
    if (random.chance() && weights.quant->per_tensor()) weights.quant->zero_points[0] = 0;
    result.quant = random.meaning(out_type, random.real(0.02f, 0.5f));
    layer.node.rounding = random.world();
  }
  layer.node.op = "Conv";
  layer.node.inputs = {layer.unknown(layer.data), layer.graph.add(weights)};
  if (random.chance())
    layer.node.inputs.push_back(
        layer.graph.add(random.tensor(integers ? ir::DType::int32 : ir::DType::float32, {out})));
  layer.node.activation = random.clamp();
  ir::Attributes& attributes = layer.node.attributes;
  attributes.set("channels_last", std::int64_t{1});
  attributes.set("group", groups);
  attributes.set("strides", std::vector{random.number(1, 3), random.number(1, 3)});
  attributes.set("dilations", std::vector{random.number(1, 2), random.number(1, 2)});
  attributes.set("pads",
                 std::vector{random.number(0, 3), random.number(0, 3), random.number(0, 3), random.number(0, 3)});
  if (!layer.finish(std::move(result))) return std::nullopt;
  return layer;
}

void check_convs(bool integers, bool depthwise) {
  if (available().empty()) GTEST_SKIP() << "this processor has no AVX2";
  int checked = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomLayer random(seed);
    if (const auto layer = random_conv(random, integers, depthwise)) {
      expect_same(*layer, seed);
      ++checked;
    }
  }
  EXPECT_GT(checked, 200);
}

TEST(FastConv, EqualsTheReferenceInIntegers) {
  check_convs(true, false);
}
TEST(FastConv, IsCloseToTheReferenceInReals) {
  check_convs(false, false);
}
TEST(FastDepthwise, EqualsTheReferenceInIntegers) {
  check_convs(true, true);
}
TEST(FastDepthwise, IsCloseToTheReferenceInReals) {
  check_convs(false, true);
}

TEST(FastDense, EqualsTheReference) {
  if (available().empty()) GTEST_SKIP() << "this processor has no AVX2";
  for (unsigned seed = 0; seed < 200; ++seed) {
    RandomLayer random(seed);
    OneLayer layer;
    const bool integers = random.chance(), transposed = random.chance(), gemm = transposed || random.chance();
    const std::int64_t rows = random.number(1, 5), inner = random.number(1, 70), columns = random.number(1, 70);
    const ir::DType type = integers ? random.byte() : ir::DType::float32;
    layer.data = random.tensor(type, {rows, inner});
    ir::Tensor weights = random.tensor(integers ? ir::DType::int8 : ir::DType::float32,
                                       transposed ? ir::Shape{columns, inner} : ir::Shape{inner, columns});
    ir::Tensor result{.name = "", .type = {type, {}}, .quant = {}, .data = {}};
    if (integers) {
      layer.data.quant = random.meaning(type, 0.02f);
      weights.quant = random.channel_scales(columns, 0.01f);
      weights.quant->axis = transposed ? 0 : 1;
      result.quant = random.meaning(type, random.real(0.02f, 0.5f));
      layer.node.rounding = random.world();
    }
    layer.node.op = gemm ? "Gemm" : "MatMul";
    layer.node.inputs = {layer.unknown(layer.data), layer.graph.add(weights)};
    if (transposed) layer.node.attributes.set("transB", std::int64_t{1});
    if (gemm && random.chance())
      layer.node.inputs.push_back(
          layer.graph.add(random.tensor(integers ? ir::DType::int32 : ir::DType::float32, {columns})));
    layer.node.activation = random.clamp();
    ASSERT_TRUE(layer.finish(std::move(result)));
    expect_same(layer, seed);
  }
}

TEST(FastAdd, EqualsTheReference) {
  if (available().empty()) GTEST_SKIP() << "this processor has no AVX2";
  for (unsigned seed = 0; seed < 200; ++seed) {
    RandomLayer random(seed);
    OneLayer layer;
    const ir::DType type = random.byte();
    const ir::Shape shape = {1, random.number(1, 9), random.number(1, 30)};
    layer.data = random.tensor(type, shape);
    layer.second = random.tensor(type, shape);
    layer.data.quant = random.meaning(type, random.real(0.001f, 0.1f));
    layer.second->quant = random.meaning(type, random.real(0.001f, 0.1f));
    ir::Tensor result{
        .name = "", .type = {type, {}}, .quant = random.meaning(type, random.real(0.001f, 0.1f)), .data = {}};
    layer.node.op = "Add";
    layer.node.rounding = random.world();
    layer.node.inputs = {layer.unknown(layer.data), layer.unknown(*layer.second)};
    layer.node.activation = random.clamp();
    ASSERT_TRUE(layer.finish(std::move(result)));
    expect_same(layer, seed);
  }
}

TEST(FastAverage, EqualsTheReference) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    RandomLayer random(seed);
    OneLayer layer;
    const ir::DType type = random.byte();
    layer.data =
        random.tensor(type, {random.number(1, 2), random.number(3, 9), random.number(3, 9), random.number(1, 20)});
    layer.data.quant = random.meaning(type, random.real(0.001f, 0.1f));
    ir::Tensor result{.name = "", .type = {type, {}}, .quant = layer.data.quant, .data = {}};
    layer.node.rounding = random.world();
    if (layer.node.rounding == ir::Rounding::onnx) result.quant = random.meaning(type, random.real(0.001f, 0.1f));
    layer.node.op = "AveragePool";
    layer.node.inputs = {layer.unknown(layer.data)};
    layer.node.attributes.set("channels_last", std::int64_t{1});
    layer.node.attributes.set("kernel_shape", std::vector{random.number(1, 3), random.number(1, 3)});
    layer.node.attributes.set("strides", std::vector{random.number(1, 3), random.number(1, 3)});
    layer.node.attributes.set("auto_pad", std::string(random.chance() ? "SAME_UPPER" : "VALID"));
    ASSERT_TRUE(layer.finish(std::move(result)));
    expect_same(layer, seed);
  }
}

TEST(FastQuantize, EqualsTheReferenceAtHalvesToo) {
  if (available().empty()) GTEST_SKIP() << "this processor has no AVX2";
  for (unsigned seed = 0; seed < 40; ++seed) {
    RandomLayer random(seed);
    OneLayer layer;
    const ir::DType type = random.byte();
    layer.data = random.tensor(ir::DType::float32, {2, 300});
    std::vector<float> values;
    for (int i = 0; i < 600; ++i) values.push_back(0.125f * static_cast<float>(random.number(-1200, 1200)));
    values[7] = std::nanf("");
    layer.data.data = ir::Buffer::of(std::span<const float>(values));
    ir::Tensor result{.name = "", .type = {type, {}}, .quant = random.meaning(type, 0.25f), .data = {}};
    layer.node.op = "Quantize";
    layer.node.rounding = random.world();
    layer.node.attributes.set("to", std::string(ir::name_of(type)));
    layer.node.inputs = {layer.unknown(layer.data)};
    ASSERT_TRUE(layer.finish(std::move(result)));
    expect_same(layer, seed);
  }
}

TEST(FastTable, EqualsTheReference) {
  if (available().empty()) GTEST_SKIP() << "this processor has no AVX2";
  unsigned seed = 0;
  for (const char* op : {"Relu", "Sigmoid", "Tanh", "HardSwish", "LeakyRelu", "Exp", "Abs"})
    for (const ir::Rounding world : {ir::Rounding::tflite, ir::Rounding::onnx})
      for (int i = 0; i < 10; ++i) {
        RandomLayer random(++seed);
        OneLayer layer;
        const ir::DType type = random.byte();
        layer.data = random.tensor(type, {3, 77});
        layer.data.quant = random.meaning(type, random.real(0.001f, 0.2f));
        ir::Tensor result{.name = "", .type = {type, {}}, .quant = random.meaning(type, 1.0f / 256), .data = {}};
        layer.node.op = op;
        layer.node.rounding = world;
        layer.node.inputs = {layer.unknown(layer.data)};
        ASSERT_TRUE(layer.finish(std::move(result)));
        expect_same(layer, seed);
      }
}

}  // namespace
}  // namespace jauge::execute
