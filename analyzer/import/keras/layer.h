// Keras' own description of a model (model_config, config.json) as layers and calls, whatever its dialect: Keras 2 and
// 3 write connections differently, and models nest.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::import::keras {

// Output `tensor` of call number `call` of a layer.
struct TensorRef {
  std::string layer;
  std::size_t call = 0;
  std::size_t tensor = 0;
  auto operator<=>(const TensorRef&) const = default;
};

struct Layer {
  std::string class_name;  // "Conv2D"
  std::string name;
  std::string module;                         // "keras.layers"; only Keras 3 says it
  const nlohmann::json* config = nullptr;     // a view into the parsed description
  std::vector<std::vector<TensorRef>> calls;  // inputs of each call; Sequential models have one call each
};

// One Sequential or Functional model; nested ones are layers of class "Sequential" / "Functional" / "Model".
struct ModelConfig {
  std::string name;
  std::vector<Layer> layers;
  std::vector<TensorRef>
      inputs;  // Functional: input layers in order; Sequential: empty when the first layer has a shape
  std::vector<TensorRef> outputs;
};

bool is_model(const std::string& class_name);

// `description` has class_name and config. Errors: damaged_file naming the layer; unsupported_operator for models that
// are Python classes ("subclassed") and have no description. `where` prefixes error places.
Result<ModelConfig> read_config(const nlohmann::json& description, const std::string& where);

}  // namespace jauge::import::keras
