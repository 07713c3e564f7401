// From the model's rows to the rows of the C code that ST generates: the right half of its report.
#pragma once

#include "analyzer/cost/st/dialect.h"
#include "analyzer/cost/st/rows.h"

namespace jauge::cost::st {

// `quantised_by_nodes`: the file wraps float operators in QuantizeLinear and DequantizeLinear (ONNX), which ST
// resolves.
Rows c_graph(Rows model, const StDialect& dialect, bool quantised_by_nodes);

}  // namespace jauge::cost::st
