// One call of one Keras layer, as its converter sees it: configuration, inputs, variables, and where nodes go.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/import/emitter.h"
#include "analyzer/import/keras/weights.h"

namespace jauge::import::keras {

class LayerCall {
 public:
  LayerCall(Emitter& emitter, const Weights& weights, const nlohmann::json& config, std::string class_name,
            std::vector<std::string> path, std::vector<ir::TensorId> inputs)
      : emit(emitter),
        inputs(std::move(inputs)),
        weights_(weights),
        config_(config),
        class_name_(std::move(class_name)),
        path_(std::move(path)) {}

  Emitter& emit;
  std::vector<ir::TensorId> inputs;

  const std::string& name() const { return path_.back(); }
  const std::string& class_name() const { return class_name_; }
  const nlohmann::json& config() const { return config_; }
  const ir::Shape& input_shape() const { return emit.shape(inputs.front()); }
  // Keras 3 gave some functions other constants.
  bool is_keras_3() const { return emit.graph.source.format_version.starts_with("3."); }

  // The same call with another configuration and class: what wrappers hand to the layer they wrap.
  LayerCall wrapped(const nlohmann::json& config, std::string class_name, std::vector<ir::TensorId> inputs,
                    std::string part) const;

  // Values of the configuration; absent or null gives the fallback. Errors: damaged_file for a wrong type.
  Result<std::int64_t> integer(const char* key, std::int64_t fallback) const;
  Result<double> real(const char* key, double fallback) const;
  Result<bool> boolean(const char* key, bool fallback) const;
  Result<std::string> text(const char* key, const std::string& fallback) const;
  // A list of `count` integers; a single number is repeated.
  Result<std::vector<std::int64_t>> integers(const char* key, std::size_t count, std::int64_t fallback) const;
  // 1 for "channels_last" (the default), 0 for "channels_first".
  Result<std::int64_t> channels_last() const;
  // A function given by name or as {"class_name": ...}: "relu", "HardSwish". "linear" when absent.
  Result<std::string> function(const char* key) const;

  // A variable that must be there, with the shape the configuration asks for.
  Result<Hdf5Array> variable(const std::string& name, const ir::Shape& shape) const;
  // A variable that may be absent.
  Result<std::optional<Hdf5Array>> optional_variable(const std::string& name, const ir::Shape& shape) const;

  Error damaged(const std::string& what) const;
  Error unsupported(const std::string& what, const std::string& hint = {}) const;

 private:
  std::string place() const;

  const Weights& weights_;
  const nlohmann::json& config_;
  std::string class_name_;
  std::vector<std::string> path_;
  std::string part_;
};

// What a converter returns: the layer's outputs.
using Outputs = Result<std::vector<ir::TensorId>>;

struct LayerConverter {
  std::string_view class_name;
  Outputs (*convert)(LayerCall&);
};

// Nothing when we do not know the layer.
const LayerConverter* find_converter(std::string_view class_name);

// Applies the activation function `function` ("relu", "softmax", ...) behind a layer. "linear": the input itself.
Result<ir::TensorId> activate(LayerCall& call, const std::string& function, ir::TensorId input,
                              const std::string& node_name);

// The converters, one file for each family.
Outputs convert_convolution(LayerCall& call);             // Conv1D, Conv2D
Outputs convert_depthwise(LayerCall& call);               // DepthwiseConv1D/2D
Outputs convert_separable(LayerCall& call);               // SeparableConv1D/2D
Outputs convert_transposed_convolution(LayerCall& call);  // Conv2DTranspose
Outputs convert_dense(LayerCall& call);
Outputs convert_batch_normalization(LayerCall& call);
Outputs convert_layer_normalization(LayerCall& call);
Outputs convert_pooling(LayerCall& call);  // Max/AveragePooling1D/2D
Outputs convert_global_pooling(LayerCall& call);
Outputs convert_activation(LayerCall& call);  // Activation, ReLU, LeakyReLU, Softmax ...
Outputs convert_shape(LayerCall& call);       // Flatten, Reshape, Permute, RepeatVector
Outputs convert_padding(LayerCall& call);     // ZeroPadding1D/2D, Cropping1D/2D, UpSampling2D
Outputs convert_merge(LayerCall& call);       // Add, Multiply, Concatenate ...
Outputs convert_identity(LayerCall& call);    // Dropout family: nothing at inference
Outputs convert_recurrent(LayerCall& call);   // LSTM, GRU, SimpleRNN
Outputs convert_bidirectional(LayerCall& call);
Outputs convert_time_distributed(LayerCall& call);
Outputs convert_embedding(LayerCall& call);
Outputs convert_rescaling(LayerCall& call);  // Rescaling, Normalization

}  // namespace jauge::import::keras
