// TensorFlow Lite files: float, int8 (per tensor and per channel), int16x8, uint8 borders, dynamic range.
#pragma once

#include "analyzer/import/formats.h"

namespace jauge::import::tflite {

bool recognises(std::span<const std::byte> bytes);
Result<Imported> read(const ModelFile& file, const ReadOptions& options);

}  // namespace jauge::import::tflite
