#include "analyzer/import/graph_file/read_graph_file.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "analyzer/ir/graph_file.h"
#include "analyzer/ops/operator.h"

namespace jauge::import::graph_file {
namespace {

constexpr std::string_view signature = "JEGRAPH1";

}  // namespace

bool recognises(std::span<const std::byte> bytes) {
  return bytes.size() >= signature.size() &&
         std::ranges::equal(bytes.first(signature.size()), std::as_bytes(std::span(signature)));
}

Result<Imported> read(const ModelFile& file, const ReadOptions& /*options*/) {
  auto owner = std::make_shared<const std::vector<std::byte>>(file.bytes.begin(), file.bytes.end());
  auto graph = ir::read_graph(owner, *owner);
  if (!graph) {
    Error error = std::move(graph).error();
    error.where = file.name;
    return error;
  }
  graph->source.name = file.name;
  JAUGE_CHECK(ops::infer_shapes(*graph));
  graph->source.format = "Jauge graph";
  graph->source.format_version = "1";
  return Imported{*std::move(graph), {}};
}

}  // namespace jauge::import::graph_file
