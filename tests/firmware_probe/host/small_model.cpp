#include "tests/firmware_probe/host/small_model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/executor.h"
#include "analyzer/ir/graph_builder.h"
#include "analyzer/memory/planner.h"

namespace jauge::testing {
namespace {

ir::QuantParams scale(float value, std::int64_t zero_point = 0) {
  return {.scales = {value}, .zero_points = {zero_point}};
}

template <class T>
ir::TensorId constant(ir::GraphBuilder& builder, const std::string& name, ir::DType dtype, ir::Shape shape,
                      const std::vector<T>& values, ir::QuantParams quant) {
  return builder.graph().add({.name = name,
                              .type = {dtype, std::move(shape)},
                              .quant = std::move(quant),
                              .data = ir::Buffer::of(std::span<const T>(values))});
}

ir::TensorId dense(ir::GraphBuilder& builder, const std::string& name, ir::TensorId input, std::int64_t inputs,
                   std::int64_t outputs, std::mt19937& random) {
  std::vector<std::int8_t> weights(static_cast<std::size_t>(inputs * outputs));
  for (auto& weight : weights) weight = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  std::vector<std::int32_t> biases(static_cast<std::size_t>(outputs));
  for (auto& bias : biases) bias = static_cast<std::int32_t>(random() % 2000) - 1000;
  const auto matrix = constant(builder, name + "/w", ir::DType::int8, {outputs, inputs}, weights, scale(0.01F));
  const auto bias = constant(builder, name + "/b", ir::DType::int32, {outputs}, biases, scale(0.01F * 0.05F));
  const auto output =
      builder.node("Gemm", name, {input, matrix, bias}, {ir::DType::int8, {1, outputs}}, {{"transB", std::int64_t{1}}});
  builder.graph().tensor(output).quant = scale(0.05F, 3);
  builder.graph().nodes.back().rounding = ir::Rounding::tflite;
  return output;
}

}  // namespace

SmallModel small_model(std::int64_t inputs, std::int64_t outputs, std::uint32_t seed) {
  constexpr std::int64_t hidden = 12;
  std::mt19937 random(seed);
  ir::GraphBuilder builder;
  const auto input = builder.input("x", {1, inputs}, ir::DType::int8);
  builder.graph().tensor(input).quant = scale(0.05F, 3);
  const auto middle = dense(builder, "first", input, inputs, hidden, random);
  builder.output(dense(builder, "second", middle, hidden, outputs, random));
  SmallModel model;
  model.graph = std::move(builder).build();
  const auto plan = memory::plan(model.graph, memory::Level::none);
  EXPECT_TRUE(plan) << (plan ? "" : to_text(plan.error()));
  if (!plan) return model;
  const auto package = deploy::write_package(model.graph, *plan);
  EXPECT_TRUE(package) << (package ? "" : to_text(package.error()));
  if (!package) return model;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(package->data());
  model.package.assign(bytes, bytes + package->size());
  return model;
}

std::vector<std::uint8_t> SmallModel::sample(std::int64_t index) const {
  const auto size = static_cast<std::size_t>(ir::elements(graph.tensor(graph.inputs[0]).type.shape));
  std::mt19937 random(static_cast<std::uint32_t>(index) * 7919U + 5U);
  std::vector<std::uint8_t> bytes(size);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
  return bytes;
}

std::vector<std::uint8_t> SmallModel::answer(std::int64_t index) const {
  ir::Array input(graph.tensor(graph.inputs[0]).type);
  const auto bytes = sample(index);
  std::memcpy(input.bytes.data(), bytes.data(), bytes.size());
  const auto outputs = execute::run(graph, {input});
  EXPECT_TRUE(outputs) << (outputs ? "" : to_text(outputs.error()));
  if (!outputs) return {};
  const auto* first = reinterpret_cast<const std::uint8_t*>((*outputs)[0].bytes.data());
  return {first, first + (*outputs)[0].bytes.size()};
}

}  // namespace jauge::testing
