// The numbers between the integers of TFLite's LSTM: what the executor computes with and the runtime on the chip gets.
#pragma once

#include <array>

#include "analyzer/ops/operator.h"
#include "firmware_probe/runtime/quant_math.h"

namespace jauge::ops::quantised {

struct LstmScaling {
  std::array<jauge_multiplier, 4> from_input{}, from_state{};  // products to 12 fraction bits; gates in TFLite's order
  jauge_multiplier keep{}, take{}, show{};                     // forget * cell, input * candidate, output * tanh(cell)
  int tanh_shift = 0;                                          // 12 less the fraction bits of the cell
  std::int32_t clip = 0;                                       // of the cell; 0: none
  std::int32_t state_zero = 0;                                 // of the hidden state
};

// `inputs` in the node's order; of input 0 only the type and the meaning are read. Errors: unsupported_operator for
// variants that integers do not have.
Result<LstmScaling> lstm_scaling(const NodeView& node, InputArrays inputs);

}  // namespace jauge::ops::quantised
