// Builds an ONNX network layer by layer, in the form in which PyTorch's exporter writes one: NCHW, weights named after
// their layer, Gemm with a transposed matrix, a batch dimension that has a name instead of a number.
#pragma once

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <string>
#include <vector>

#include "examples/seed_vgg/random_weights.h"

namespace jauge::examples {

class NetworkWriter {
 public:
  // A picture of `channels` x `side` x `side`.
  NetworkWriter(const std::string& name, std::int64_t channels, std::int64_t side);

  // 3x3, stride 1, same size, with bias.
  void conv_relu(const std::string& name, std::int64_t out_channels);
  void batch_normalization(const std::string& name);
  void max_pool_2x2(const std::string& name);
  void flatten(const std::string& name);
  void dense(const std::string& name, std::int64_t units);
  void dense_relu(const std::string& name, std::int64_t units);
  void softmax(const std::string& name);
  void note(const std::string& key, const std::string& value);

  // Names the output and hands the model over.
  onnx::ModelProto finish(const std::string& output_name);

 private:
  onnx::NodeProto& add_node(const std::string& name, const std::string& kind, const std::vector<std::string>& weights);
  void add_relu(const std::string& name);
  std::string add_weights(const std::string& name, const std::vector<std::int64_t>& shape,
                          const std::vector<float>& values);
  void add_dense(const std::string& name, std::int64_t units, double deviation);

  onnx::ModelProto model_;
  RandomWeights random_;
  std::string last_value_;           // what the next node reads
  std::vector<std::int64_t> shape_;  // of that value, without the batch
};

}  // namespace jauge::examples
