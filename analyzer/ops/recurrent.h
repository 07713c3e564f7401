// LSTM, GRU and RNN: their common frame. Attributes hidden_size, direction (forward, reverse, bidirectional), layout
// (1: batch before time), clip, activations (names joined by commas; the reader joins ONNX's list of strings),
// activation_alpha, activation_beta, linear_before_reset (GRU), input_forget (LSTM).
// Inputs X, W, R, B (for input and state, or one for both), sequence_lens, initial_h; LSTM also initial_c, P. Outputs
// Y, Y_h; LSTM also Y_c.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::ops {

struct RecurrentWork {
  std::int64_t gates = 1;  // 4 LSTM, 3 GRU, 1 RNN
  std::int64_t steps = 0, batch = 0, inputs = 0, hidden = 0;
  std::int64_t directions = 1;
  bool reverse = false;  // of the only direction
  bool batch_first = false;
};

std::int64_t gates_of(std::string_view op);
Result<RecurrentWork> recurrent_work(const NodeView& node);
Result<void> run_recurrent(const NodeView& node, InputArrays inputs, OutputArrays outputs);

}  // namespace jauge::ops
