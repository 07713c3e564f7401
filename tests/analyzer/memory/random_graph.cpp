#include "tests/analyzer/memory/random_graph.h"

#include <random>

#include "analyzer/ir/graph_builder.h"

namespace jauge::memory::testing {
namespace {

using ir::Shape;
using ir::TensorId;

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  ir::Graph graph() {
    for (int i = number(1, 3); i > 0; --i)
      made_.push_back(builder_.input("in" + std::to_string(i), {1, 4 * number(1, 8)}));
    for (int i = number(1, 25); i > 0; --i) made_.push_back(add_node("node" + std::to_string(i)));
    builder_.output(made_.back());
    for (int i = number(0, 2); i > 0; --i) builder_.output(any());
    return std::move(builder_).build();
  }

 private:
  TensorId add_node(const std::string& name) {
    const TensorId in = any();
    const Shape shape = shape_of(in);
    switch (number(0, 5)) {
      case 0:
        return builder_.node("Relu", name, {in}, floats(shape));
      case 1:
        return builder_.node("Flatten", name, {in}, floats({1, ir::elements(shape)}));
      case 2:
        return concat(name, in, any());
      case 3:
        return add(name, in);
      default:
        return matmul(name, in, 4 * number(1, 8));
    }
  }

  TensorId add(const std::string& name, TensorId in) {
    for (int attempt = 0; attempt < 8; ++attempt)
      if (const TensorId other = any(); shape_of(other) == shape_of(in))
        return builder_.node("Add", name, {in, other}, floats(shape_of(in)));
    return builder_.node("Add", name, {in, in}, floats(shape_of(in)));
  }

  TensorId concat(const std::string& name, TensorId a, TensorId b) {
    return builder_.node("Concat", name, {a, b}, floats({1, shape_of(a)[1] + shape_of(b)[1]}),
                         {{"axis", std::int64_t{1}}});
  }

  TensorId matmul(const std::string& name, TensorId in, std::int64_t width) {
    const std::int64_t depth = shape_of(in)[1];
    const TensorId weights =
        builder_.constant(name + ".w", {depth, width}, std::vector<float>(static_cast<std::size_t>(depth * width)));
    return builder_.node("MatMul", name, {in, weights}, floats({1, width}));
  }

  // Recent tensors more often than old ones.
  TensorId any() {
    const auto back = static_cast<std::size_t>(number(0, 1) ? number(0, 2) : number(0, 20));
    return made_[made_.size() - 1 - std::min(back, made_.size() - 1)];
  }
  const Shape& shape_of(TensorId id) { return builder_.graph().tensor(id).type.shape; }
  static ir::TensorType floats(Shape shape) { return {ir::DType::float32, std::move(shape)}; }
  int number(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }

  std::mt19937 random_;
  ir::GraphBuilder builder_;
  std::vector<TensorId> made_;
};

}  // namespace

ir::Graph random_graph(unsigned seed) {
  return Generator(seed).graph();
}

}  // namespace jauge::memory::testing
