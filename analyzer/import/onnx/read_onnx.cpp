#include "analyzer/import/onnx/read_onnx.h"

#include <set>
#include <string_view>
#include <utility>

#include "analyzer/import/containers/protobuf/model_proto.h"
#include "analyzer/import/onnx/graph_importer.h"
#include "analyzer/import/onnx/model_scan.h"
#include "analyzer/import/onnx/vendor_integers.h"

namespace jauge::import::onnx {
namespace {

// Functions that are only defined do no harm; a call of one would hide operators from every count.
Result<void> refuse_function_calls(const proto::ModelProto& model, const Place& place) {
  std::set<std::pair<std::string_view, std::string_view>> functions;
  for (const proto::FunctionProto& function : model.functions()) functions.emplace(function.domain(), function.name());
  for (const proto::NodeProto& node : model.graph().node())
    if (functions.contains({node.domain(), node.op_type()}))
      return place.unsupported(node, "calls a function that the model defines itself",
                               "onnx.inliner.inline_local_functions(model) in Python replaces such calls");
  return {};
}

std::int64_t training_bytes(const proto::ModelProto& model) {
  std::int64_t bytes = 0;
  for (const auto& info : model.training_info()) bytes += static_cast<std::int64_t>(info.ByteSizeLong());
  return bytes;
}

}  // namespace

bool recognises(std::span<const std::byte> bytes) {
  return containers::looks_like_model_proto(bytes);
}

Result<Imported> read(const ModelFile& file, const ReadOptions& options) {
  JAUGE_TRY(proto::ModelProto model, containers::parse_model_proto(file.bytes, file.name));
  JAUGE_TRY(const std::int64_t opset, opset_of(model, file.name));
  const Place place{file.name, opset};
  JAUGE_CHECK(refuse_function_calls(model, place));
  spell_out_vendor_integers(*model.mutable_graph());
  JAUGE_CHECK(require_known_operators(model.graph(), place));
  JAUGE_TRY(Imported imported, GraphImporter(place, ModelFolder(file.folder), options).run(*model.mutable_graph()));
  ir::Source& source = imported.graph.source;
  source.format = "ONNX";
  source.format_version = "opset " + std::to_string(opset);
  source.producer = producer_of(model);
  source.training_bytes = training_bytes(model);
  return imported;
}

}  // namespace jauge::import::onnx
