// A graph as bytes: how the sandboxed reader hands it to its parent, and our own model file (*.jauge-graph).
// Little-endian, versioned; weights lie behind everything else, each aligned to 64 bytes, so that a reader of the file
// can keep them as views.
#pragma once

#include <memory>
#include <span>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::ir {

std::vector<std::byte> write_graph(const Graph& graph);

// Trusts nothing: every count and offset is checked and find_fault has the last word. Constants are views into `bytes`,
// which `owner` keeps alive. Errors: damaged_file.
Result<Graph> read_graph(std::shared_ptr<const void> owner, std::span<const std::byte> bytes);

}  // namespace jauge::ir
