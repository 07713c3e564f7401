// ONNX, opsets 1 to 23, into one form: that of the newest opset (analyzer/import/onnx/opset_upgrades.cpp).
#pragma once

#include "analyzer/import/formats.h"

namespace jauge::import::onnx {

inline constexpr std::int64_t oldest_opset = 1;
inline constexpr std::int64_t newest_opset = 23;

bool recognises(std::span<const std::byte> bytes);
Result<Imported> read(const ModelFile& file, const ReadOptions& options);

}  // namespace jauge::import::onnx
