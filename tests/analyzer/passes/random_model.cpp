#include "tests/analyzer/passes/random_model.h"

#include "tests/analyzer/passes/model.h"

namespace jauge::passes::testing {
namespace {

using ir::TensorId;

class Generator {
 public:
  explicit Generator(unsigned seed) : model_(seed) {}

  ir::Graph graph() {
    TensorId x = model_.input({model_.number(1, 2), model_.number(1, 4), model_.number(4, 9), model_.number(4, 9)});
    for (int i = model_.number(2, 9); i > 0; --i) {
      x = block(x);
      if (chance(12)) outputs_.push_back(x);
    }
    outputs_.push_back(chance(2) ? dense_end(x) : x);
    return model_.graph(outputs_);
  }

 private:
  bool chance(int one_in) { return model_.number(1, one_in) == 1; }
  std::int64_t channels(TensorId x) { return model_.shape_of(x)[1]; }
  std::int64_t side(TensorId x) { return std::min(model_.shape_of(x)[2], model_.shape_of(x)[3]); }

  TensorId block(TensorId x) {
    switch (model_.number(0, 13)) {
      case 0:
        return model_.op("Relu", {x});
      case 1:
        return model_.op("Clip", {x, model_.scalar(0), model_.scalar(6)});
      case 2:
        return model_.batch_norm(x);
      case 3:
        return side(x) >= 2 ? model_.max_pool(x) : model_.op("Sigmoid", {x});
      case 4:
        return model_.average_pool(x, 3, 1, 1, chance(2));
      case 5:
        return model_.op("Add", {x, model_.conv(x, channels(x))});
      case 6:
        return model_.op("Concat", {x, model_.conv(x, 2)}, {{"axis", std::int64_t{1}}});
      case 7:
        return model_.op("Mul", {x, model_.weights({channels(x), 1, 1})});
      case 8:
        return model_.pad(x, {0, 0, 1, 0, 0, 0, 1, 2}, chance(3) ? 0.5f : 0.0f);
      case 9:
        return to_and_fro(x);
      case 10:
        return gated(x);
      case 11:
        return model_.conv(x, 3 * channels(x), {.group = channels(x)});
      case 12:
        return model_.op("Dropout", {model_.op("Tanh", {x})});
      default:
        return model_.conv(x, model_.number(1, 6),
                           {.stride = side(x) >= 4 ? model_.number(1, 2) : 1, .bias = chance(2)});
    }
  }

  // Something in the other layout between two Transposes.
  TensorId to_and_fro(TensorId x) {
    x = model_.transpose(x, {0, 2, 3, 1});
    if (chance(2)) x = model_.op("Add", {x, model_.weights({model_.shape_of(x)[3]})});
    if (chance(3)) x = model_.op("Softmax", {x}, {{"axis", std::int64_t{-1}}});
    return model_.transpose(x, {0, 3, 1, 2});
  }

  TensorId gated(TensorId x) {
    const std::int64_t count = channels(x), batch = model_.shape_of(x)[0];
    const TensorId mean = model_.op("GlobalAveragePool", {x});
    const TensorId gate =
        chance(2) ? model_.conv(mean, count, {.kernel = 1, .pad = 0})
                  : model_.reshape(model_.gemm(model_.reshape(mean, {batch, count}), count), {batch, count, 1, 1});
    return model_.op("Mul", {x, model_.op("Sigmoid", {gate})});
  }

  TensorId dense_end(TensorId x) {
    if (chance(3))
      x = model_.op("ReduceMean", {x, model_.integers({2, 3})}, {{"keepdims", std::int64_t{0}}});
    else if (chance(2))
      x = model_.op("Flatten", {x});
    else
      x = model_.reshape(x, {model_.shape_of(x)[0], -1});
    if (chance(2)) x = model_.op("Relu", {x});
    if (chance(3)) x = model_.batch_norm(x);
    x = chance(2) ? model_.gemm(x, 5) : model_.op("Add", {model_.matmul(x, 5), model_.weights({5})});
    if (chance(2)) x = model_.batch_norm(x);
    return model_.op(chance(2) ? "Softmax" : "Relu", {x});
  }

  Model model_;
  std::vector<TensorId> outputs_;
};

}  // namespace

ir::Graph random_model(unsigned seed) {
  return Generator(seed).graph();
}

}  // namespace jauge::passes::testing
