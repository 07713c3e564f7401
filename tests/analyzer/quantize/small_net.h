// A little of everything that quantisation meets: convolution with ReLU, a batch normalisation behind it, pool, a
// padded convolution, dense layer, softmax. Weights and samples are pseudo-random and the same on every run.
#pragma once

#include "analyzer/ir/graph.h"
#include "analyzer/quantize/samples.h"

namespace jauge::testing {

ir::Graph small_net();

// `count` samples of input 0 of `graph`, between 0 and 1.
std::vector<quantize::Sample> random_samples(const ir::Graph& graph, std::size_t count, unsigned seed);

// What `graph` answers to `sample`: output 0 as real numbers.
std::vector<double> answer(const ir::Graph& graph, const quantize::Sample& sample);

}  // namespace jauge::testing
