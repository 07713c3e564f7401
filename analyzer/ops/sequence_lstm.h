// SequenceLSTM: TFLite's LSTM over a sequence, with its 24 inputs in their order, because quantised LSTMs give every
// gate a scale of its own: 0 sequence; 1-4 input weights [units, features] of the input, forget, cell and output gate;
// 5-8 recurrent weights [units, outputs]; 9-11 peepholes; 12-15 biases; 16, 17 projection; 18, 19 states (absent: the
// operator keeps them); 20-23 layer norm. Attributes time_major, cell_clip, activation (schema number); for integers
// what the states mean: state_scale, state_zero (of the output fed back), cell_scale (of the 16-bit cell).
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::ops {

namespace sequence_lstm {

constexpr std::size_t input_gate = 1;
constexpr std::size_t first_input_weight = 2;  // the input gate may be coupled to the forget gate
constexpr std::size_t first_recurrent_weight = 6;
constexpr std::size_t first_peephole = 9;
constexpr std::size_t first_bias = 12;
constexpr std::size_t projection = 16;
constexpr std::size_t projection_bias = 17;
constexpr std::size_t first_norm = 20;
enum Gate : std::size_t { input, forget, cell, output };

}  // namespace sequence_lstm

struct SequenceLstmSizes {
  std::int64_t batch, steps, features, units, outputs, gates;
};

// Errors: damaged_file when weights are missing or do not match.
Result<SequenceLstmSizes> sequence_lstm_sizes(const NodeView& node);

}  // namespace jauge::ops
