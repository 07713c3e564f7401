// Small graphs whose costs can be counted by hand.
#pragma once

#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/ops/operator.h"

namespace jauge::cost::testing {

inline std::vector<float> filled(std::size_t count, float value = 1) {
  return std::vector<float>(count, value);
}

inline ir::TensorId batch_norm(ir::GraphBuilder& builder, const std::string& name, ir::TensorId input,
                               std::int64_t channels) {
  std::vector<ir::TensorId> inputs = {input};
  for (const char* role : {"scale", "bias", "mean", "variance"})
    inputs.push_back(builder.constant(name + "." + role, {channels}, filled(static_cast<std::size_t>(channels))));
  return builder.node("BatchNormalization", name, inputs);
}

// 3x3 convolution, padding 1, with bias, on a 3-channel map of 8x8.
inline ir::TensorId conv_3_to(ir::GraphBuilder& builder, const std::string& name, ir::TensorId input,
                              std::int64_t channels) {
  const auto weights =
      builder.constant(name + ".w", {channels, 3, 3, 3}, filled(static_cast<std::size_t>(channels) * 27));
  const auto bias = builder.constant(name + ".b", {channels}, filled(static_cast<std::size_t>(channels)));
  return builder.node(
      "Conv", name, {input, weights, bias}, {},
      {{"pads", std::vector<std::int64_t>{1, 1, 1, 1}}, {"kernel_shape", std::vector<std::int64_t>{3, 3}}});
}

inline ir::Graph finished(ir::GraphBuilder builder, ir::TensorId output) {
  builder.output(output);
  ir::Graph graph = std::move(builder).build();
  const auto inferred = ops::infer_shapes(graph);
  EXPECT_TRUE(inferred) << (inferred ? "" : to_text(inferred.error()));
  return graph;
}

}  // namespace jauge::cost::testing
