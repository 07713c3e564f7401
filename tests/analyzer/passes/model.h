// Writes small models as exporters would, N C H W, a line a node, with random weights and inferred types.
#pragma once

#include <random>

#include "analyzer/ir/graph_builder.h"

namespace jauge::passes::testing {

struct ConvOptions {
  std::int64_t kernel = 3, stride = 1, pad = 1, group = 1;
  bool bias = true;
};

class Model {
 public:
  using Attributes = std::initializer_list<std::pair<std::string, ir::AttributeValue>>;

  explicit Model(unsigned seed = 1) : random_(seed) {}

  ir::TensorId input(ir::Shape shape, ir::DType dtype = ir::DType::float32);
  ir::TensorId weights(ir::Shape shape);           // random, around zero
  ir::TensorId positive_weights(ir::Shape shape);  // random, 0.5 to 1.5
  ir::TensorId scalar(float value);
  ir::TensorId integers(std::vector<std::int64_t> values);
  ir::TensorId int8s(ir::Shape shape);

  // Any operator with one output, named after the operator and a running number. Throws when it cannot be typed.
  ir::TensorId op(const std::string& name, std::vector<ir::TensorId> inputs, Attributes attributes = {});
  // The same where the type is the importer's knowledge, not ours.
  ir::TensorId typed_op(const std::string& name, std::vector<ir::TensorId> inputs, ir::TensorType type);
  ir::TensorId conv(ir::TensorId in, std::int64_t channels, ConvOptions options = {});
  ir::TensorId max_pool(ir::TensorId in, std::int64_t kernel = 2, std::int64_t stride = 2, std::int64_t pad = 0);
  ir::TensorId average_pool(ir::TensorId in, std::int64_t kernel = 2, std::int64_t stride = 2, std::int64_t pad = 0,
                            bool counts_padding = false);
  ir::TensorId batch_norm(ir::TensorId in);
  ir::TensorId pad(ir::TensorId in, std::vector<std::int64_t> pads, float value = 0);
  ir::TensorId transpose(ir::TensorId in, std::vector<std::int64_t> perm);
  ir::TensorId reshape(ir::TensorId in, std::vector<std::int64_t> shape);
  ir::TensorId gemm(ir::TensorId in, std::int64_t outputs);    // weights [outputs, inputs], bias
  ir::TensorId matmul(ir::TensorId in, std::int64_t outputs);  // weights [inputs, outputs]

  ir::Tensor& tensor(ir::TensorId id) { return builder_.graph().tensor(id); }
  const ir::Shape& shape_of(ir::TensorId id) { return builder_.graph().tensor(id).type.shape; }
  ir::Graph graph(std::vector<ir::TensorId> outputs);
  int number(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }

 private:
  std::vector<float> values(const ir::Shape& shape, double mean, double spread);
  std::string next_name(const std::string& kind) { return kind + std::to_string(++count_); }

  std::mt19937 random_;
  ir::GraphBuilder builder_;
  int count_ = 0;
};

// How many nodes of a kind a graph has.
std::int64_t count_of(const ir::Graph& graph, std::string_view op);

// The operators in order: "Conv Relu Gemm".
std::string ops_of(const ir::Graph& graph);

}  // namespace jauge::passes::testing
