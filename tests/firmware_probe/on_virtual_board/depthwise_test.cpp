// Depthwise convolutions of integers: every number of channels, borders of every kind, alone and in groups, in place
// and beside each other. The chip's loops choose by these; all must say what the executor says.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/firmware_probe/on_virtual_board/integer_chain.h"

namespace jauge {
namespace {

class Depthwise : public testing::IntegerChain {
 public:
  explicit Depthwise(unsigned seed) : IntegerChain(seed) {
    for (std::int64_t layers = random_.between(1, 3); layers > 0; --layers) add_layer();
    end();
  }

 private:
  ir::TensorId weights_of(const ir::Shape& shape) {
    ir::Array weights({ir::DType::int8, shape});
    for (std::int8_t& w : weights.as<std::int8_t>()) w = static_cast<std::int8_t>(random_.between(-127, 127));
    ir::QuantParams scales;
    scales.axis = 0;
    for (std::int64_t i = 0; i < shape[0]; ++i) {
      scales.scales.push_back(std::exp2(random_.real(random_.chance(10) ? -20 : -9, random_.chance(10) ? -3 : -6)));
      scales.zero_points.push_back(0);
    }
    return constant(std::move(weights), std::move(scales));
  }

  void add_layer() {
    const std::int64_t channels = shape().back();
    ir::Node node = convolution("depthwise", channels, 30'000);
    node.attributes.set("group", channels);
    const std::int64_t kernel = random_.chance(80) ? 3 : random_.between(1, 5);
    const std::int64_t width = random_.chance(85) ? kernel : random_.between(1, 5);
    const std::int64_t stride = random_.chance(55) ? 1 : random_.between(1, 3);
    set_window(node, {kernel, width}, {stride, random_.chance(80) ? stride : random_.between(1, 3)},
               {random_.chance(10) ? 2 : 1, random_.chance(5) ? 2 : 1});
    append(std::move(node), weights_of({channels, kernel, width, 1}));
  }
};

TEST(DepthwiseOnVirtualBoard, EveryShapeComputesWhatTheExecutorComputes) {
  testing::expect_the_executors_answers([](unsigned seed) { return Depthwise(seed).graph(); });
}

}  // namespace
}  // namespace jauge
