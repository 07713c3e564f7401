#include "analyzer/import/onnx/place.h"

#include "analyzer/import/shown_name.h"

namespace jauge::import::onnx {

std::string Place::of(const proto::NodeProto& node) const {
  return file + ": node " + quoted_name(shown_name_of(node)) + " (" + clean_name(operator_name(node).substr(0, 80)) +
         ", opset " + std::to_string(opset) + ")";
}

std::string Place::of_tensor(std::string_view name) const {
  return file + ": tensor " + quoted_name(name);
}

Error Place::damaged(const proto::NodeProto& node, std::string what, std::string hint) const {
  return {.kind = ErrorKind::damaged_file, .where = of(node), .what = std::move(what), .hint = std::move(hint)};
}

Error Place::unsupported(const proto::NodeProto& node, std::string what, std::string hint) const {
  return {.kind = ErrorKind::unsupported_operator, .where = of(node), .what = std::move(what), .hint = std::move(hint)};
}

const std::string& shown_name_of(const proto::NodeProto& node) {
  return node.name().empty() && node.output_size() > 0 ? node.output(0) : node.name();
}

bool is_standard_domain(const std::string& domain) {
  return domain.empty() || domain == "ai.onnx";
}

std::string operator_name(const proto::NodeProto& node) {
  return is_standard_domain(node.domain()) ? node.op_type() : node.domain() + "." + node.op_type();
}

}  // namespace jauge::import::onnx
