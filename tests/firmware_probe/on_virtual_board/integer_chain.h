// A chain of layers on integers, made at random, and the question whether the virtual board computes what the executor
// computes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analyzer/ir/graph.h"
#include "tests/analyzer/deploy/random_numbers.h"

namespace jauge::testing {

class IntegerChain {
 public:
  const ir::Graph& graph() const { return graph_; }

 protected:
  explicit IntegerChain(unsigned seed);

  ir::QuantParams meaning(float scale);
  ir::TensorId constant(ir::Array array, ir::QuantParams quant);
  // What the last layer made; before the first the input.
  const ir::Shape& shape() const { return graph_.tensor(current_).type.shape; }
  // A convolution of the last layer's output without its window: name, layout, rounding, bias and sometimes ReLU.
  // Biases are up to `large` times 3,000 now and then.
  ir::Node convolution(const std::string& name, std::int64_t channels, std::int64_t large);
  // Windows of kernel[0] x kernel[1]; borders half the window or any.
  void set_window(ir::Node& node, const std::vector<std::int64_t>& kernel, const std::vector<std::int64_t>& strides,
                  const std::vector<std::int64_t>& dilations);
  // Nothing is added where the window is larger than what it sees.
  void append(ir::Node node, ir::TensorId weights);
  void end() { graph_.outputs = {current_}; }

  deploy::testing::RandomNumbers random_;

 private:
  ir::Rounding rounding_;
  ir::Graph graph_;
  ir::TensorId current_ = ir::no_tensor;
};

// 120 chains, or 1,500 with JAUGE_ALL_SAMPLES, at the three levels of the planner in turn.
void expect_the_executors_answers(const std::function<ir::Graph(unsigned seed)>& chain);

}  // namespace jauge::testing
