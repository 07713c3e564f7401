#include "analyzer/import/keras/layer_call.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace jauge::import::keras {
namespace {

using nlohmann::json;

const json* value_of(const json& config, const char* key) {
  const auto found = config.is_object() ? config.find(key) : config.end();
  return found == config.end() || found->is_null() ? nullptr : &*found;
}

constexpr LayerConverter converters[] = {
    {"Activation", convert_activation},
    {"ActivityRegularization", convert_identity},
    {"Add", convert_merge},
    {"AlphaDropout", convert_identity},
    {"Average", convert_merge},
    {"AveragePooling1D", convert_pooling},
    {"AveragePooling2D", convert_pooling},
    {"BatchNormalization", convert_batch_normalization},
    {"Bidirectional", convert_bidirectional},
    {"Concatenate", convert_merge},
    {"Conv1D", convert_convolution},
    {"Conv2D", convert_convolution},
    {"Conv2DTranspose", convert_transposed_convolution},
    {"Cropping1D", convert_padding},
    {"Cropping2D", convert_padding},
    {"Dense", convert_dense},
    {"DepthwiseConv1D", convert_depthwise},
    {"DepthwiseConv2D", convert_depthwise},
    {"Dropout", convert_identity},
    {"ELU", convert_activation},
    {"Embedding", convert_embedding},
    {"Flatten", convert_shape},
    {"GRU", convert_recurrent},
    {"GaussianDropout", convert_identity},
    {"GaussianNoise", convert_identity},
    {"GlobalAveragePooling1D", convert_global_pooling},
    {"GlobalAveragePooling2D", convert_global_pooling},
    {"GlobalMaxPooling1D", convert_global_pooling},
    {"GlobalMaxPooling2D", convert_global_pooling},
    {"LSTM", convert_recurrent},
    {"LayerNormalization", convert_layer_normalization},
    {"LeakyReLU", convert_activation},
    {"MaxPooling1D", convert_pooling},
    {"MaxPooling2D", convert_pooling},
    {"Maximum", convert_merge},
    {"Minimum", convert_merge},
    {"Multiply", convert_merge},
    {"Normalization", convert_rescaling},
    {"PReLU", convert_activation},
    {"Permute", convert_shape},
    {"ReLU", convert_activation},
    {"RepeatVector", convert_shape},
    {"Rescaling", convert_rescaling},
    {"Reshape", convert_shape},
    {"SeparableConv1D", convert_separable},
    {"SeparableConv2D", convert_separable},
    {"SimpleRNN", convert_recurrent},
    {"Softmax", convert_activation},
    {"SpatialDropout1D", convert_identity},
    {"SpatialDropout2D", convert_identity},
    {"Subtract", convert_merge},
    {"TimeDistributed", convert_time_distributed},
    {"UpSampling2D", convert_padding},
    {"ZeroPadding1D", convert_padding},
    {"ZeroPadding2D", convert_padding},
};

}  // namespace

const LayerConverter* find_converter(std::string_view class_name) {
  for (const LayerConverter& converter : converters)
    if (converter.class_name == class_name) return &converter;
  return nullptr;
}

std::string LayerCall::place() const {
  return emit.graph.source.name + ": layer '" + name() + "' (" + class_name_ + ")";
}

Error LayerCall::damaged(const std::string& what) const {
  return {.kind = ErrorKind::damaged_file,
          .where = place(),
          .what = what,
          .hint = "save the model again with model.save()"};
}

Error LayerCall::unsupported(const std::string& what, const std::string& hint) const {
  return {.kind = ErrorKind::unsupported_operator,
          .where = place(),
          .what = what,
          .hint = hint.empty() ? "export the model as ONNX or TFLite" : hint};
}

LayerCall LayerCall::wrapped(const json& config, std::string class_name, std::vector<ir::TensorId> new_inputs,
                             std::string part) const {
  LayerCall inner(emit, weights_, config, std::move(class_name), path_, std::move(new_inputs));
  inner.part_ = std::move(part);
  return inner;
}

Result<std::int64_t> LayerCall::integer(const char* key, std::int64_t fallback) const {
  const json* value = value_of(config_, key);
  if (!value) return fallback;
  if (!value->is_number_integer()) return damaged(std::string("its '") + key + "' is not a whole number");
  return value->get<std::int64_t>();
}

Result<double> LayerCall::real(const char* key, double fallback) const {
  const json* value = value_of(config_, key);
  // Keras 3 wraps single numbers: {"class_name": "__numpy__", "config": {"value": 0.3}}.
  if (value && value->is_object() && value->contains("config")) value = value_of((*value)["config"], "value");
  if (!value) return fallback;
  if (!value->is_number()) return damaged(std::string("its '") + key + "' is not a number");
  return value->get<double>();
}

Result<bool> LayerCall::boolean(const char* key, bool fallback) const {
  const json* value = value_of(config_, key);
  if (!value) return fallback;
  if (!value->is_boolean()) return damaged(std::string("its '") + key + "' is neither true nor false");
  return value->get<bool>();
}

Result<std::string> LayerCall::text(const char* key, const std::string& fallback) const {
  const json* value = value_of(config_, key);
  if (!value) return fallback;
  if (!value->is_string()) return damaged(std::string("its '") + key + "' is not a text");
  return value->get<std::string>();
}

Result<std::vector<std::int64_t>> LayerCall::integers(const char* key, std::size_t count, std::int64_t fallback) const {
  const json* value = value_of(config_, key);
  if (!value) return std::vector<std::int64_t>(count, fallback);
  if (value->is_number_integer()) return std::vector<std::int64_t>(count, value->get<std::int64_t>());
  if (!value->is_array() || value->size() != count)
    return damaged(std::string("its '") + key + "' does not hold " + std::to_string(count) + " numbers");
  std::vector<std::int64_t> numbers;
  for (const json& item : *value) {
    if (!item.is_number_integer()) return damaged(std::string("its '") + key + "' holds something else than numbers");
    numbers.push_back(item.get<std::int64_t>());
  }
  return numbers;
}

Result<std::int64_t> LayerCall::channels_last() const {
  JAUGE_TRY(const std::string format, text("data_format", "channels_last"));
  return std::int64_t{format == "channels_first" ? 0 : 1};
}

Result<std::string> LayerCall::function(const char* key) const {
  const json* value = value_of(config_, key);
  if (!value) return std::string("linear");
  if (value->is_string()) return value->get<std::string>();
  if (value->is_object()) {
    const json* config = value_of(*value, "config");
    if (config && config->is_string()) return config->get<std::string>();
    const json* class_name = value_of(*value, "class_name");
    if (class_name && class_name->is_string()) return class_name->get<std::string>();
  }
  return damaged(std::string("its '") + key + "' is not a function");
}

Result<std::optional<Hdf5Array>> LayerCall::optional_variable(const std::string& name, const ir::Shape& shape) const {
  JAUGE_TRY(std::optional<Hdf5Array> array, weights_.find(path_, part_, name));
  if (array && array->shape != shape)
    return damaged("variable '" + name + "' has the shape " + ir::to_text(array->shape) + "; the layer needs " +
                   ir::to_text(shape));
  return array;
}

Result<Hdf5Array> LayerCall::variable(const std::string& name, const ir::Shape& shape) const {
  JAUGE_TRY(std::optional<Hdf5Array> array, optional_variable(name, shape));
  if (!array) return damaged("its variable '" + name + "' is not in the file");
  return std::move(*array);
}

}  // namespace jauge::import::keras
