#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;
using Build = ir::TensorId (*)(Model&, ir::TensorId);

// Relu, the node in question, Sigmoid.
std::string left_of(Build build) {
  Model model;
  const auto in = model.op("Relu", {model.input({1, 3, 4, 4})});
  return ops_of(after(remove_identity, model.graph({model.op("Sigmoid", {build(model, in)})})));
}

TEST(RemoveIdentity, DropsNodesThatPassTheirInputOn) {
  const Build builds[] = {
      [](Model& m, ir::TensorId x) { return m.op("Identity", {x}); },
      [](Model& m, ir::TensorId x) { return m.op("Dropout", {x}); },
      [](Model& m, ir::TensorId x) {
        return m.op("Cast", {x}, {{"to", std::string("float32")}});
      },
      [](Model& m, ir::TensorId x) {
        return m.reshape(x, {1, 3, 4, 4});
      },
      [](Model& m, ir::TensorId x) {
        return m.transpose(x, {0, 1, 2, 3});
      },
      [](Model& m, ir::TensorId x) {
        return m.pad(x, {0, 0, 0, 0, 0, 0, 0, 0});
      },
      [](Model& m, ir::TensorId x) { return m.average_pool(x, 1, 1); },
      [](Model& m, ir::TensorId x) { return m.max_pool(x, 1, 1); },
      [](Model& m, ir::TensorId x) {
        return m.op("Add", {x, m.scalar(0)});
      },
      [](Model& m, ir::TensorId x) {
        return m.op("Mul", {x, m.scalar(1)});
      },
      [](Model& m, ir::TensorId x) {
        return m.op("Concat", {x}, {{"axis", std::int64_t{1}}});
      },
      [](Model& m, ir::TensorId x) {
        return m.op("Slice", {x, m.integers({0}), m.integers({99}), m.integers({2})});
      },
      [](Model& m, ir::TensorId x) { return m.op("Clip", {x}); },
  };
  for (std::size_t i = 0; i < std::size(builds); ++i) EXPECT_EQ(left_of(builds[i]), "Relu Sigmoid") << "case " << i;
}

TEST(RemoveIdentity, KeepsNodesThatDoSomething) {
  const Build builds[] = {
      [](Model& m, ir::TensorId x) {
        return m.reshape(x, {1, 12, 2, 2});
      },
      [](Model& m, ir::TensorId x) {
        return m.transpose(x, {0, 1, 3, 2});
      },  // the same shape
      [](Model& m, ir::TensorId x) {
        return m.pad(x, {0, 0, 1, 0, 0, 0, -1, 0});
      },
      [](Model& m, ir::TensorId x) { return m.average_pool(x, 3, 1, 1); },
      [](Model& m, ir::TensorId x) {
        return m.op("Add", {x, m.scalar(0.5f)});
      },
      [](Model& m, ir::TensorId x) {
        return m.op("Sub", {m.scalar(0), x});
      },
      [](Model& m, ir::TensorId x) {
        return m.op("Div", {m.scalar(1), x});
      },
      [](Model& m, ir::TensorId x) {
        return m.op("Add", {x, m.op("Mul", {m.weights({2, 1, 1, 1}), m.scalar(0)})});
      },
      [](Model& m, ir::TensorId x) {
        return m.op("Slice", {x, m.integers({3}), m.integers({-9}), m.integers({2}), m.integers({-1})});
      },
      [](Model& m, ir::TensorId x) {
        return m.op("Clip", {x, m.scalar(0.1f)});
      },
  };
  for (std::size_t i = 0; i < std::size(builds); ++i) EXPECT_NE(left_of(builds[i]), "Relu Sigmoid") << "case " << i;
}

TEST(RemoveIdentity, AnOutputKeepsItsName) {
  Model model;
  const auto relu = model.op("Relu", {model.input({1, 4})});
  EXPECT_EQ(ops_of(after(remove_identity, model.graph({model.op("Identity", {relu})}))), "Relu");
}

// Both outputs must be there, each with its name.
TEST(RemoveIdentity, KeepsASecondOutputOfTheSameValue) {
  Model model;
  const auto relu = model.op("Relu", {model.input({1, 4})});
  const auto graph = model.graph({relu, model.op("Identity", {relu})});
  EXPECT_EQ(ops_of(after(remove_identity, graph)), "Relu Identity");
}

TEST(RemoveIdentity, KeepsAnIdentityFromInputToOutput) {
  Model model;
  EXPECT_EQ(ops_of(after(remove_identity, model.graph({model.op("Identity", {model.input({1, 4})})}))), "Identity");
}

TEST(RemoveIdentity, ProducersRememberWhatStoodBehindThem) {
  Model model;
  const auto conv = model.conv(model.input({1, 3, 4, 4}), 2);
  const auto graph = after(remove_identity, model.graph({model.op("Relu", {model.op("Dropout", {conv})})}));
  EXPECT_EQ(graph.nodes[0].origin_names.size(), 2u);
}

}  // namespace
}  // namespace jauge::passes
