// A graph as bytes: how the sandboxed reader hands it to its parent, and our own model file (*.jauge-graph).
// Little-endian, versioned; weights lie behind everything else, each aligned to 64 bytes, so that a reader of the file
// can keep them as views.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::ir {

std::vector<std::byte> write_graph(const Graph& graph);

// The same into memory that the caller made; `allocate` is called once, with the bytes needed, and gives zeroed memory
// of that size, or less when there is no room (then nothing is written). Returns the bytes needed.
std::size_t write_graph(const Graph& graph, const std::function<std::span<std::byte>(std::size_t)>& allocate);

// Trusts nothing: every count and offset is checked and find_fault has the last word. Constants are views into `bytes`,
// which `owner` keeps alive. Errors: damaged_file.
Result<Graph> read_graph(std::shared_ptr<const void> owner, std::span<const std::byte> bytes);

}  // namespace jauge::ir
