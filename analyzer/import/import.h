// Bytes -> graph. Files are hostile: all parsing happens in the short-lived, sandboxed child `jauge-reader`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/progress.h"
#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::import {

struct ReadOptions {
  // Shapes the user gives by graph input name, for dimensions the file leaves open.
  std::map<std::string, std::vector<std::int64_t>> shapes;
  // Values for graph inputs that are really weights (ONNX node tests): bound to constants before shapes are inferred.
  std::map<std::string, ir::Tensor> bindings;
};

struct Note {
  std::string code, where, what, hint;  // "dynamic_batch": what was assumed
};

struct Imported {
  ir::Graph graph;  // in the file's layout; without fault, shapes inferred
  std::vector<Note> notes;
};

// In this process: only for jauge-reader, fuzzers and tests. `folder` is where external data may lie.
Result<Imported> read_bytes(std::span<const std::byte> bytes, const std::string& file_name,
                            const std::filesystem::path& folder, const ReadOptions& options);

// Through the child. `timeout_s` is its deadline. Errors: what read_bytes says; reader_died when the child was killed
// by a signal, its limits or the deadline; unreadable_file.
Result<Imported> read_model(const std::filesystem::path& file, const ReadOptions& options, double timeout_s,
                            const Progress& progress);

}  // namespace jauge::import
