// What the same weights would take in another form. Estimates: nothing is converted here.
#pragma once

#include "analyzer/ir/graph.h"

namespace jauge::cost {

// Every float weight of a convolution or dense layer in 1 byte, its bias in 4; the rest as stored.
Bytes int8_weight_bytes(const ir::Graph& graph);

// STM32Cube.AI's tables of values for float dense matrices (conventions 3.1): index_bits 4 ("medium", "high") or 8
// ("low"). Only matrices that hold at least 1 % of the weights and shrink by at least 10 %.
Bytes table_weight_bytes(const ir::Graph& graph, int index_bits);

}  // namespace jauge::cost
