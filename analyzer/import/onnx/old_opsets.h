// Opsets 1 to 6 -> the form of opset 7, where today's broadcasting began. opset_upgrades.cpp goes on from there.
#pragma once

#include "analyzer/import/onnx/draft_node.h"

namespace jauge::import::onnx {

// Requires draft.opset < 7. May put a Reshape before the node. Errors: unsupported_operator (a value that must be
// constant is computed), damaged_file; `where` is the caller's.
Result<void> upgrade_to_opset_7(DraftNode& draft);

}  // namespace jauge::import::onnx
