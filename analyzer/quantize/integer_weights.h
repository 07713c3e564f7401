// A layer's weights as int8 with a scale for each output channel, and its bias in the unit of its sums.
#pragma once

#include <span>

#include "analyzer/quantize/layer_weights.h"
#include "analyzer/quantize/number_format.h"

namespace jauge::quantize {

struct IntegerWeights {
  std::vector<std::int8_t> values;  // within -127 ... 127
  std::vector<float> scales;        // one for each output channel
  std::vector<std::int64_t> bias;   // in units of input scale * weight scale
};

// A channel's scale is its largest weight / 127, or more where its bias would not fit into 31 bits otherwise. An empty
// `input_means` leaves the bias as it is; else (one mean for each input channel) the mean error that rounding the
// weights causes, E[Wq x - W x], is taken out of it.
IntegerWeights integer_weights(const LayerWeights& layer, float input_scale, std::span<const double> input_means);

}  // namespace jauge::quantize
