// Older opsets -> the newest one's form, which is the only form the rest of Jauge knows: what decides a shape or a
// bound (axes, pads, min, max, scales ...) is an input, not an attribute; names and defaults are those of opset 23. A
// new rule is a function and a line in the table of opset_upgrades.cpp.
#pragma once

#include "analyzer/import/onnx/draft_node.h"

namespace jauge::import::onnx {

// Applies every rule for the node's operator and opset. Errors: unsupported_operator for what has no equivalent in our
// form (training modes); `where` is the caller's.
Result<void> upgrade(DraftNode& draft);

}  // namespace jauge::import::onnx
