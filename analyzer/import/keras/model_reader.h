// Walks a model's description and emits its layers; nested models are walked in place.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "analyzer/import/import.h"
#include "analyzer/import/keras/layer.h"
#include "analyzer/import/keras/layer_call.h"

namespace jauge::import::keras {

class ModelReader {
 public:
  ModelReader(Emitter& emitter, const Weights& weights, const ReadOptions& options)
      : emit_(emitter), weights_(weights), options_(options) {}

  // Emits the whole model: graph inputs, layers, graph outputs. `notes` receives what was assumed.
  Result<void> read(const nlohmann::json& description, std::vector<Note>& notes);

 private:
  using Values = std::map<TensorRef, ir::TensorId>;

  // Emits a model whose inputs are already there; `path` names the models around it.
  Outputs read_model(const nlohmann::json& description, const std::vector<std::string>& path,
                     const std::vector<ir::TensorId>& inputs, int depth);
  Result<void> run_layers(const ModelConfig& model, const std::vector<std::string>& path, Values& values, int depth);
  Outputs run_call(const Layer& layer, const std::vector<std::string>& path, std::vector<ir::TensorId> inputs,
                   int depth);
  // `stated` is the shape in the file, or nothing.
  Result<ir::TensorId> graph_input(const Layer& layer, const nlohmann::json* stated);
  Result<void> check_classes(const ModelConfig& model) const;

  Emitter& emit_;
  const Weights& weights_;
  const ReadOptions& options_;
  std::vector<Note>* notes_ = nullptr;
};

}  // namespace jauge::import::keras
