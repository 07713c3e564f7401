// Arrays as words of text, and ONNX Runtime's answers as they are committed: a line for each case,
//   NAME FINGERPRINT ARRAY...   or   NAME FINGERPRINT ! why it gave none
// where ARRAY is dtype:2x3:base64 of the little-endian bytes (no dimensions: a scalar).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/ir/array.h"

namespace jauge::oracle {

std::string to_text(const ir::Array& array);
std::optional<ir::Array> array_of(const std::string& text);

struct Answer {
  std::string fingerprint;
  std::vector<ir::Array> outputs;
  std::string refusal;  // empty unless ONNX Runtime refused the model
};

std::map<std::string, Answer> read_answers(const std::filesystem::path& file);

}  // namespace jauge::oracle
