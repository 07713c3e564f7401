// Matrix products, normalisations, distributions, reductions.
#include "tests/oracle/oracle_case.h"

namespace jauge::oracle {
namespace {

using Ints = std::vector<std::int64_t>;

void add_products(std::vector<OracleCase>& cases) {
  for (int i = 0; i < 10; ++i) {
    OracleCase one("Gemm_" + std::to_string(i));
    const bool trans_a = i & 1, trans_b = i & 2;
    Attributes attributes = {{"transA", std::int64_t{trans_a}}, {"transB", std::int64_t{trans_b}}};
    if (i % 3 == 1) attributes.push_back({"alpha", 0.5});
    if (i % 3 == 2) attributes.push_back({"beta", 2.0});
    Names inputs = {one.input(trans_a ? ir::Shape{6, 3} : ir::Shape{3, 6}),
                    one.constant(trans_b ? ir::Shape{5, 6} : ir::Shape{6, 5})};
    const ir::Shape biases[] = {{5}, {3, 1}, {1}, {3, 5}};
    if (i % 5) inputs.push_back(one.constant(biases[i % 4]));
    one.output(one.node("Gemm", inputs, attributes));
    cases.push_back(std::move(one));
  }
  const std::pair<ir::Shape, ir::Shape> shapes[] = {{{3, 4}, {4, 5}},       {{2, 3, 4}, {4, 5}},
                                                    {{2, 3, 4}, {2, 4, 2}}, {{2, 1, 3, 4}, {5, 4, 2}},
                                                    {{4}, {4, 3}},          {{3, 4}, {4}}};
  for (std::size_t i = 0; i < std::size(shapes); ++i) {
    OracleCase one("MatMul_" + std::to_string(i));
    one.output(one.node("MatMul", {one.input(shapes[i].first), one.input(shapes[i].second)}));
    cases.push_back(std::move(one));
  }
}

void add_normalisations(std::vector<OracleCase>& cases) {
  for (const double epsilon : {1e-5, 1e-2}) {
    OracleCase batch("BatchNormalization_" + std::to_string(epsilon));
    batch.output(batch.node("BatchNormalization",
                            {batch.input({2, 3, 4, 4}), batch.constant({3}), batch.constant({3}), batch.constant({3}),
                             batch.constant({3}, 0.2f, 2)},
                            {{"epsilon", epsilon}}));
    cases.push_back(std::move(batch));
    OracleCase instance("InstanceNormalization_" + std::to_string(epsilon));
    instance.output(instance.node("InstanceNormalization",
                                  {instance.input({2, 3, 4, 4}), instance.constant({3}), instance.constant({3})},
                                  {{"epsilon", epsilon}}));
    cases.push_back(std::move(instance));
  }
  for (const std::int64_t axis : {-1, 1}) {
    OracleCase layer("LayerNormalization_" + std::to_string(axis));
    const ir::Shape scale = axis == 1 ? ir::Shape{3, 4} : ir::Shape{4};
    layer.output(layer.node("LayerNormalization",
                            {layer.input({2, 3, 4}), layer.constant(scale), layer.constant(scale)}, {{"axis", axis}}));
    cases.push_back(std::move(layer));
  }
  for (const std::int64_t size : {3, 5}) {
    OracleCase lrn("LRN_" + std::to_string(size));
    lrn.output(lrn.node("LRN", {lrn.input({1, 7, 3, 3})}, {{"size", size}, {"alpha", 0.01}, {"bias", 1.5}}));
    cases.push_back(std::move(lrn));
  }
}

void add_distributions(std::vector<OracleCase>& cases) {
  for (const char* op : {"Softmax", "LogSoftmax", "Hardmax"})
    for (const std::int64_t axis : {-1, 0, 1})
      for (const std::int64_t opset : {11, 17}) {
        OracleCase one(std::string(op) + "_" + std::to_string(axis) + "_" + std::to_string(opset), opset);
        one.output(one.node(op, {one.input({2, 3, 4}, -4, 4)}, {{"axis", axis}}));
        cases.push_back(std::move(one));
      }
}

void add_reductions(std::vector<OracleCase>& cases) {
  for (const char* op : {"ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2",
                         "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare"})
    for (int i = 0; i < 3; ++i) {
      const bool axes_are_input = std::string(op) == "ReduceSum";
      OracleCase one(std::string(op) + "_" + std::to_string(i), axes_are_input ? 17 : 13);
      const Ints axes = i == 0 ? Ints{1} : i == 1 ? Ints{-1, 0} : Ints{};
      Names inputs = {one.input({2, 3, 4}, 0.1f, 2)};
      Attributes attributes = {{"keepdims", std::int64_t{i != 1}}};
      if (!axes.empty() && axes_are_input) inputs.push_back(one.integers(axes));
      if (!axes.empty() && !axes_are_input) attributes.push_back({"axes", axes});
      one.output(one.node(op, inputs, attributes));
      cases.push_back(std::move(one));
    }
  for (const char* op : {"ArgMax", "ArgMin"})
    for (const std::int64_t axis : {0, -1}) {
      OracleCase one(std::string(op) + "_" + std::to_string(axis));
      one.output(one.node(op, {one.input({3, 5})}, {{"axis", axis}, {"keepdims", std::int64_t{axis == 0}}}),
                 ir::DType::int64);
      cases.push_back(std::move(one));
    }
}

}  // namespace

void add_dense_cases(std::vector<OracleCase>& cases) {
  add_products(cases);
  add_normalisations(cases);
  add_distributions(cases);
  add_reductions(cases);
}

}  // namespace jauge::oracle
