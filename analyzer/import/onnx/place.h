// Where in the user's file something is: the `where` of errors and notes.
#pragma once

#include <cstdint>
#include <string>

#include "analyzer/base/error.h"
#include "analyzer/import/containers/protobuf/model_proto.h"

namespace jauge::import::onnx {

namespace proto = ::onnx;

struct Place {
  std::string file;
  std::int64_t opset = 0;

  // "kws.onnx: node 'stem/resize' (Resize, opset 13)"
  std::string of(const proto::NodeProto& node) const;
  // "kws.onnx: tensor 'w1'"
  std::string of_tensor(std::string_view name) const;

  Error damaged(const proto::NodeProto& node, std::string what, std::string hint = {}) const;
  Error unsupported(const proto::NodeProto& node, std::string what, std::string hint) const;
};

// The name people find the node by: its own, or that of its first output.
const std::string& shown_name_of(const proto::NodeProto& node);

// "Conv"; operators of other domains carry theirs: "ai.onnx.ml.SVMClassifier".
std::string operator_name(const proto::NodeProto& node);
bool is_standard_domain(const std::string& domain);

}  // namespace jauge::import::onnx
