#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyzer/import/onnx_model.h"

namespace jauge::import {
namespace {

using jauge::testing::OnnxModel;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

void add_zero_point(OnnxModel& model, const std::string& name, int value) {
  auto& tensor = *model.proto.mutable_graph()->add_initializer();
  tensor.set_name(name);
  tensor.set_data_type(::onnx::TensorProto::INT8);
  tensor.add_int32_data(value);
}

// What ONNX Runtime's quantiser writes: x and y are int8 with the scales 0.5 and 0.25.
OnnxModel integer_model() {
  OnnxModel model(13);
  model.input("x", {1, 2, 4, 4}, ::onnx::TensorProto::INT8);
  model.floats("x_scale", {}, {0.5f}).floats("y_scale", {}, {0.25f});
  add_zero_point(model, "x_zero", 3);
  add_zero_point(model, "y_zero", -1);
  return model;
}

::onnx::NodeProto& vendor(OnnxModel& model, const std::string& op, const std::vector<std::string>& inputs) {
  auto& node = model.node(op, inputs, {"y"});
  node.set_domain("com.microsoft");
  model.output("y");
  return node;
}

std::vector<std::string> operators_of(const OnnxModel& model) {
  const auto imported = model.read();
  EXPECT_TRUE(imported) << to_text(imported.error());
  std::vector<std::string> operators;
  if (imported)
    for (const ir::Node& node : imported->graph.nodes) operators.push_back(node.op);
  return operators;
}

TEST(VendorIntegers, AddIsSpelledOut) {
  OnnxModel model = integer_model();
  vendor(model, "QLinearAdd", {"x", "x_scale", "x_zero", "x", "x_scale", "x_zero", "y_scale", "y_zero"});
  EXPECT_THAT(operators_of(model), ElementsAre("DequantizeLinear", "DequantizeLinear", "Add", "QuantizeLinear"));
  const auto imported = model.read();
  const ir::Tensor& output = imported->graph.tensor(imported->graph.outputs.front());
  EXPECT_EQ(output.type, (ir::TensorType{ir::DType::int8, {1, 2, 4, 4}}));
}

TEST(VendorIntegers, ConcatListsItsOutputFirst) {
  OnnxModel model = integer_model();
  auto& node =
      vendor(model, "QLinearConcat", {"y_scale", "y_zero", "x", "x_scale", "x_zero", "x", "x_scale", "x_zero"});
  jauge::testing::set(node, "axis", std::int64_t{1});
  EXPECT_THAT(operators_of(model), ElementsAre("DequantizeLinear", "DequantizeLinear", "Concat", "QuantizeLinear"));
  EXPECT_EQ(model.read()->graph.tensors.back().type.shape, (ir::Shape{1, 4, 4, 4}));
}

// The int32 bias of QGemm means multiples of the product of both scales.
TEST(VendorIntegers, TheBiasOfGemmGetsTheScaleOfTheProducts) {
  OnnxModel model(13);
  model.input("x", {1, 2}, ::onnx::TensorProto::INT8);
  model.floats("x_scale", {}, {0.5f}).floats("w_scale", {}, {0.25f}).floats("y_scale", {}, {1.0f});
  for (const char* name : {"x_zero", "w_zero", "y_zero"}) add_zero_point(model, name, 0);
  auto& weights = *model.proto.mutable_graph()->add_initializer();
  weights.set_name("w");
  weights.set_data_type(::onnx::TensorProto::INT8);
  auto& bias = *model.proto.mutable_graph()->add_initializer();
  bias.set_name("b");
  bias.set_data_type(::onnx::TensorProto::INT32);
  for (std::int64_t dimension : {2, 3}) weights.add_dims(dimension);
  for (int i = 0; i < 6; ++i) weights.add_int32_data(i);
  bias.add_dims(3);
  for (int i = 0; i < 3; ++i) bias.add_int32_data(8);
  vendor(model, "QGemm", {"x", "x_scale", "x_zero", "w", "w_scale", "w_zero", "b", "y_scale", "y_zero"});
  EXPECT_THAT(operators_of(model),
              ElementsAre("DequantizeLinear", "DequantizeLinear", "DequantizeLinear", "Gemm", "QuantizeLinear"));
  const auto imported = model.read();
  const ir::Node& unpacked = imported->graph.nodes[2];
  EXPECT_FLOAT_EQ(imported->graph.tensor(unpacked.inputs[1]).value().as<float>()[0], 0.125f);
}

TEST(VendorIntegers, WhatHasNoReadingIsRefusedByName) {
  OnnxModel model = integer_model();
  auto& node = vendor(model, "QLinearAveragePool", {"x", "x_scale", "x_zero", "y_scale", "y_zero"});
  jauge::testing::set(node, "kernel_shape", std::vector<std::int64_t>{2, 2});
  EXPECT_THAT(operators_of(model), ElementsAre("DequantizeLinear", "AveragePool", "QuantizeLinear"));
  jauge::testing::set(node, "channels_last", std::int64_t{1});
  const auto refused = model.read();
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().what, HasSubstr("com.microsoft.QLinearAveragePool"));
  node.mutable_input()->RemoveLast();
  node.mutable_input()->RemoveLast();
  EXPECT_FALSE(model.read());
}

}  // namespace
}  // namespace jauge::import
