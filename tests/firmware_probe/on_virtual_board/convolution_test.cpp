// Convolutions of integers: every number of channels, windows and factors of every kind, alone and in groups, in place
// and beside each other. The chip's loops choose by these; all must say what the executor says.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/firmware_probe/on_virtual_board/integer_chain.h"

namespace jauge {
namespace {

class Convolutions : public testing::IntegerChain {
 public:
  explicit Convolutions(unsigned seed) : IntegerChain(seed) {
    for (std::int64_t layers = random_.between(1, 3); layers > 0; --layers) add_layer();
    end();
  }

 private:
  std::vector<std::int64_t> window() {
    if (random_.chance(40)) return {1, 1};
    if (random_.chance(70)) return {3, 3};
    return {random_.between(1, 4), random_.between(1, 4)};
  }

  // Factors of every shift that the loops tell apart; some channels have no weights at all.
  ir::TensorId weights_of(const ir::Shape& shape) {
    ir::Array weights({ir::DType::int8, shape});
    ir::QuantParams scales;
    scales.axis = 0;
    const std::int64_t taps = shape[1] * shape[2] * shape[3], most = random_.between(1, 127);
    const auto numbers = weights.as<std::int8_t>();
    for (std::int64_t i = 0; i < shape[0]; ++i) {
      const std::int64_t size = random_.chance(10) ? 0 : most;
      for (std::int64_t t = 0; t < taps; ++t)
        numbers[static_cast<std::size_t>(i * taps + t)] = static_cast<std::int8_t>(random_.between(-size, size));
      scales.scales.push_back(std::exp2(random_.real(random_.chance(15) ? -26 : -10, random_.chance(15) ? -1.2f : -6)));
      scales.zero_points.push_back(0);
    }
    return constant(std::move(weights), std::move(scales));
  }

  void add_layer() {
    const std::int64_t channels = random_.chance(50) ? random_.between(1, 19) : 4 * random_.between(1, 6);
    ir::Node node = convolution("conv", channels, 1'000);
    const std::vector<std::int64_t> kernel = window();
    const std::int64_t stride = random_.chance(60) ? 1 : random_.between(1, 3);
    set_window(node, kernel, {stride, random_.chance(80) ? stride : random_.between(1, 3)},
               {random_.chance(10) ? 2 : 1, random_.chance(5) ? 2 : 1});
    append(std::move(node), weights_of({channels, kernel[0], kernel[1], shape().back()}));
  }
};

TEST(ConvolutionOnVirtualBoard, EveryShapeComputesWhatTheExecutorComputes) {
  testing::expect_the_executors_answers([](unsigned seed) { return Convolutions(seed).graph(); });
}

}  // namespace
}  // namespace jauge
