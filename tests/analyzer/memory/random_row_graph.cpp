#include "tests/analyzer/memory/random_row_graph.h"

#include <random>
#include <stdexcept>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/ops/operator.h"

namespace jauge::memory::testing {
namespace {

using ir::Shape;
using ir::TensorId;
using Numbers = std::vector<std::int64_t>;

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  ir::Graph graph(int nodes) {
    made_.push_back(builder_.input("in", {1, number(1, 9), number(1, 9), number(1, 5)}));
    if (number(0, 4) == 0) made_.push_back(builder_.input("in2", shape_of(made_[0])));
    for (int i = 0; i < nodes; ++i) made_.push_back(add_node("n" + std::to_string(i)));
    builder_.output(made_.back());
    if (number(0, 3) == 0) builder_.output(any());
    return std::move(builder_).build();
  }

 private:
  TensorId add_node(const std::string& name) {
    const TensorId in = any();
    if (type_of(in).dtype != ir::DType::float32) return add("Cast", name, {in}, {{"to", std::string("float32")}});
    if (shape_of(in).size() != 4) return dense(name, in);
    switch (number(0, 11)) {
      case 0:
      case 1:
        return add("Relu", name, {in}, {});
      case 2:
      case 3:
        return sum(name, in);
      case 4:
        return add("Concat", name, {in, same_picture(in)}, {{"axis", std::int64_t{3}}});
      case 5:
        return window("MaxPool", name, {in}, number(1, 3), number(1, 3));
      case 6:
        return add("Softmax", name, {in}, {{"axis", std::int64_t{-1}}});
      case 7:
        return number(0, 2) ? add("Cast", name, {in}, {{"to", std::string("int8")}}) : dense(name, in);
      case 8:
        return conv(name, in, true);
      default:
        return conv(name, in, false);
    }
  }

  TensorId conv(const std::string& name, TensorId in, bool depthwise) {
    const std::int64_t kh = number(1, 4), kw = number(1, 4), channels = shape_of(in)[3];
    const std::int64_t out = depthwise ? channels : number(1, 6);
    const Shape shape = {out, kh, kw, depthwise ? 1 : channels};
    const TensorId weights =
        builder_.constant(name + ".w", shape, std::vector<float>(static_cast<std::size_t>(ir::elements(shape))));
    return window("Conv", name, {in, weights}, kh, kw, depthwise ? channels : 1);
  }

  // Padding wide enough for the window, but narrower than the window.
  TensorId window(std::string op, const std::string& name, std::vector<TensorId> inputs, std::int64_t kh,
                  std::int64_t kw, std::int64_t group = 0) {
    const Numbers dilations = {op == "Conv" && kh > 1 ? number(1, 2) : 1, 1};
    const std::int64_t reach_h = (kh - 1) * dilations[0] + 1;
    const Shape in = shape_of(inputs[0]);
    Numbers pads = {number(0, reach_h - 1), number(0, kw - 1), number(0, reach_h - 1), number(0, kw - 1)};
    for (std::size_t axis : {0u, 1u}) {
      const std::int64_t reach = axis == 0 ? reach_h : kw;
      while (in[axis + 1] + pads[axis] + pads[axis + 2] < reach)
        ++(pads[axis] < reach - 1 ? pads[axis] : pads[axis + 2]);
    }
    TensorId id = builder_.node(std::move(op), name, std::move(inputs), {},
                                {{"channels_last", std::int64_t{1}},
                                 {"kernel_shape", Numbers{kh, kw}},
                                 {"strides", Numbers{number(1, 3), number(1, 3)}},
                                 {"dilations", dilations},
                                 {"pads", pads}});
    if (group > 0) builder_.graph().nodes.back().attributes.set("group", group);
    return inferred(id);
  }

  TensorId sum(const std::string& name, TensorId in) {
    for (int attempt = 0; attempt < 12; ++attempt)
      if (const TensorId other = any(); type_of(other) == type_of(in)) return add("Add", name, {in, other}, {});
    return add("Add", name, {in, in}, {});
  }

  TensorId same_picture(TensorId in) {
    for (int attempt = 0; attempt < 12; ++attempt) {
      const TensorId other = any();
      if (type_of(other).dtype != type_of(in).dtype || shape_of(other).size() != 4) continue;
      if (shape_of(other)[1] == shape_of(in)[1] && shape_of(other)[2] == shape_of(in)[2]) return other;
    }
    return in;
  }

  TensorId dense(const std::string& name, TensorId in) {
    if (shape_of(in).size() == 4) return add("Flatten", name, {in}, {});
    const std::int64_t depth = shape_of(in)[1], width = number(1, 12);
    const TensorId weights =
        builder_.constant(name + ".w", {depth, width}, std::vector<float>(static_cast<std::size_t>(depth * width)));
    return add("MatMul", name, {in, weights}, {});
  }

  TensorId add(std::string op, const std::string& name, std::vector<TensorId> inputs,
               std::initializer_list<std::pair<std::string, ir::AttributeValue>> attributes) {
    return inferred(builder_.node(std::move(op), name, std::move(inputs), {}, attributes));
  }

  TensorId inferred(TensorId id) {
    const auto typed = ops::infer_shapes(builder_.graph(), builder_.graph().nodes.back());
    if (!typed) throw std::logic_error(to_text(typed.error()));
    return id;
  }

  TensorId any() {
    const auto back = static_cast<std::size_t>(number(0, 2) ? number(0, 1) : number(0, 8));
    return made_[made_.size() - 1 - std::min(back, made_.size() - 1)];
  }
  const ir::TensorType& type_of(TensorId id) { return builder_.graph().tensor(id).type; }
  const Shape& shape_of(TensorId id) { return type_of(id).shape; }
  std::int64_t number(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }

  std::mt19937 random_;
  ir::GraphBuilder builder_;
  std::vector<TensorId> made_;
};

}  // namespace

ir::Graph random_row_graph(unsigned seed, int nodes) {
  return Generator(seed).graph(nodes);
}

}  // namespace jauge::memory::testing
