// What can be said about a model before any tensor is touched: its opset, and whether we know all its operators.
#pragma once

#include "analyzer/import/onnx/place.h"

namespace jauge::import::onnx {

// The opset of the standard operators. Errors: unsupported_format outside 1 to 23, naming the first node.
Result<std::int64_t> opset_of(const proto::ModelProto& model, const std::string& file);

// Errors: unsupported_operator that lists every distinct operator we cannot read, how often it is used, and what to do.
Result<void> require_known_operators(const proto::GraphProto& graph, const Place& place);

// "pytorch 2.1"
std::string producer_of(const proto::ModelProto& model);

// The operator in our list that stands for the node's, or empty.
std::string_view our_operator(const proto::NodeProto& node);

}  // namespace jauge::import::onnx
