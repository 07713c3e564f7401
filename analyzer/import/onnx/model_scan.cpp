#include "analyzer/import/onnx/model_scan.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/import/onnx/read_onnx.h"
#include "analyzer/import/shown_name.h"
#include "analyzer/ops/operator.h"

namespace jauge::import::onnx {
namespace {

constexpr std::string_view microsoft_domain = "com.microsoft";

// Operators of the file that our form expresses by another operator.
struct Renamed {
  std::string_view in_file, ours;
};
constexpr Renamed renamed[] = {{"Upsample", "Resize"}, {"Scatter", "ScatterElements"}};

std::string first_node_text(const proto::ModelProto& model, std::int64_t opset, const std::string& file) {
  if (model.graph().node_size() == 0) return file;
  return Place{file, opset}.of(model.graph().node(0));
}

struct Refused {
  std::string name;
  int count = 0;
  const proto::NodeProto* first = nullptr;
};

bool has_subgraph(const proto::NodeProto& node) {
  return std::any_of(node.attribute().begin(), node.attribute().end(),
                     [](const auto& attribute) { return attribute.has_g() || attribute.graphs_size() > 0; });
}

std::vector<Refused> refused_operators(const proto::GraphProto& graph) {
  std::vector<Refused> refused;
  std::unordered_map<std::string, std::size_t> index_of;
  for (const proto::NodeProto& node : graph.node()) {
    if (!our_operator(node).empty() && !has_subgraph(node)) continue;
    const std::string name = operator_name(node);
    const auto [known, is_new] = index_of.emplace(name, refused.size());
    if (is_new) refused.push_back({name, 0, &node});
    ++refused[known->second].count;
  }
  return refused;
}

std::string_view remedy_for(const proto::NodeProto& node) {
  const std::string& op = node.op_type();
  if (node.domain() == "ai.onnx.ml")
    return "this is classical machine learning, not a neural network: train a small dense network for the same task, "
           "or "
           "use a tool such as emlearn for trees and SVMs";
  if (op == "If" || op == "Loop" || op == "Scan" || has_subgraph(node))
    return "export without control flow: trace the model with a fixed input, or unroll the loop";
  if (node.domain() == microsoft_domain)
    return "save the model without ONNX Runtime's graph optimisations (optimization level basic or none)";
  if (!is_standard_domain(node.domain())) return "export the model with standard ONNX operators only";
  return "rewrite this part of the model with other operators and export it again";
}

std::string list_of(const std::vector<Refused>& refused) {
  constexpr std::size_t most = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(refused.size(), most); ++i)
    list += (i == 0 ? "" : ", ") + clean_name(refused[i].name.substr(0, 80)) + " (" + std::to_string(refused[i].count) +
            (refused[i].count == 1 ? " node)" : " nodes)");
  if (refused.size() > most) list += ", and " + std::to_string(refused.size() - most) + " more";
  return list;
}

}  // namespace

std::string_view our_operator(const proto::NodeProto& node) {
  std::string_view name = node.op_type();
  if (!is_standard_domain(node.domain())) return {};
  if (name == "Constant") return "Constant";
  for (const Renamed& pair : renamed)
    if (pair.in_file == name) name = pair.ours;
  const ops::Operator* op = ops::find_operator(name);
  return op ? op->name : std::string_view{};
}

Result<std::int64_t> opset_of(const proto::ModelProto& model, const std::string& file) {
  std::int64_t opset = 0;
  for (const auto& import : model.opset_import())
    if (is_standard_domain(import.domain())) opset = std::max<std::int64_t>(opset, import.version());
  if (opset == 0 && model.opset_import_size() > 0) return newest_opset;  // only operators of other domains
  if (opset == 0) opset = 1;                                             // files older than opset_import
  if (opset >= oldest_opset && opset <= newest_opset) return opset;
  return Error{.kind = ErrorKind::unsupported_format,
               .where = first_node_text(model, opset, file),
               .what = "the model uses opset " + std::to_string(opset) + "; Jauge reads opsets 1 to 23",
               .hint = "export with opset_version=23 or lower"};
}

Result<void> require_known_operators(const proto::GraphProto& graph, const Place& place) {
  const auto refused = refused_operators(graph);
  if (refused.empty()) return {};
  const proto::NodeProto& first = *refused.front().first;
  return place.unsupported(first, "Jauge does not know " + list_of(refused), std::string(remedy_for(first)));
}

std::string producer_of(const proto::ModelProto& model) {
  std::string producer = model.producer_name();
  if (!model.producer_version().empty()) producer += (producer.empty() ? "" : " ") + model.producer_version();
  return clean_name(producer.substr(0, 200));
}

}  // namespace jauge::import::onnx
