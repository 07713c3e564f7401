// TensorProto -> constant tensor: every encoding ONNX has, every length checked before memory is taken.
#pragma once

#include <optional>

#include "analyzer/import/model_folder.h"
#include "analyzer/import/onnx/place.h"
#include "analyzer/ir/tensor.h"

namespace jauge::import::onnx {

// Nothing for element types Jauge does not hold.
std::optional<ir::DType> dtype_of(int onnx_type);
// "bfloat16", for messages.
std::string dtype_name(int onnx_type);

// Takes raw bytes out of `tensor` instead of copying them. Errors: damaged_file (a shape that is negative or overflows,
// data of another length than the shape needs, values outside their type), unsupported_format (bfloat16, strings ...),
// and those of ModelFolder.
Result<ir::Tensor> constant_of(proto::TensorProto& tensor, const ModelFolder& folder, const Place& place);

}  // namespace jauge::import::onnx
