// ONNX's protobuf classes, and nothing else of libonnx: its checker and its shape inference crash on hostile files.
#pragma once

#include <onnx/onnx_pb.h>

#include <cstddef>
#include <span>
#include <string>

#include "analyzer/base/result.h"

namespace jauge::import::containers {

// Whether the bytes start as a ModelProto does: known fields with their wire types, up to the graph.
bool looks_like_model_proto(std::span<const std::byte> bytes);

// Errors (where = `file_name`): damaged_file with the offset at which the outer fields stop making sense; too_large
// over 2 GiB, the limit of protobuf; unsupported_format for TensorFlow's protobufs.
Result<::onnx::ModelProto> parse_model_proto(std::span<const std::byte> bytes, const std::string& file_name);

}  // namespace jauge::import::containers
