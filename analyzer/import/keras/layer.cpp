#include "analyzer/import/keras/layer.h"

#include <nlohmann/json.hpp>
#include <set>

namespace jauge::import::keras {
namespace {

using nlohmann::json;

constexpr int max_nesting = 16;
constexpr std::size_t most_layers = 10'000;

Error damaged(const std::string& where, std::string what) {
  return {.kind = ErrorKind::damaged_file,
          .where = where,
          .what = std::move(what),
          .hint = "save the model again with model.save()"};
}

std::string text_of(const json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::size_t index_of(const json& value) {
  return value.is_number_unsigned() ? value.get<std::size_t>() : std::size_t{0};
}

// ["conv2d", 0, 0] or ["conv2d", 0, 0, {}].
bool is_reference(const json& value) {
  return value.is_array() && value.size() >= 3 && value[0].is_string() && value[1].is_number() && value[2].is_number();
}

TensorRef reference_of(const json& value) {
  return {.layer = value[0].get<std::string>(), .call = index_of(value[1]), .tensor = index_of(value[2])};
}

// Every reference below `value`, in order: Keras 2 lists them, Keras 3 wraps them as __keras_tensor__.
void collect(const json& value, std::vector<TensorRef>& out, int depth) {
  if (depth > max_nesting) return;
  if (is_reference(value)) {
    out.push_back(reference_of(value));
  } else if (value.is_object() && text_of(value, "class_name") == "__keras_tensor__") {
    const auto config = value.find("config");
    if (config == value.end() || !config->is_object()) return;
    const auto history = config->find("keras_history");
    if (history != config->end() && is_reference(*history)) out.push_back(reference_of(*history));
  } else if (value.is_array()) {
    for (const json& item : value) collect(item, out, depth + 1);
  }
}

std::vector<TensorRef> inputs_of_call(const json& call) {
  std::vector<TensorRef> inputs;
  if (call.is_object() && call.contains("args"))
    collect(call["args"], inputs, 0);
  else
    collect(call, inputs, 0);
  return inputs;
}

Result<Layer> read_layer(const json& description, const std::string& where) {
  Layer layer;
  layer.class_name = text_of(description, "class_name");
  const auto config = description.is_object() ? description.find("config") : description.end();
  if (layer.class_name.empty() || config == description.end() || !(config->is_object() || config->is_array()))
    return damaged(where, "a layer has no class or no configuration");
  layer.config = &*config;
  layer.module = text_of(description, "module");
  layer.name = text_of(*config, "name");
  if (layer.name.empty()) layer.name = text_of(description, "name");
  if (layer.name.empty()) layer.name = layer.class_name;
  if (const auto nodes = description.find("inbound_nodes"); nodes != description.end() && nodes->is_array())
    for (const json& call : *nodes) layer.calls.push_back(inputs_of_call(call));
  return layer;
}

// Sequential models state no connections: each layer reads the one before it.
void chain(ModelConfig& model) {
  for (std::size_t i = 0; i < model.layers.size(); ++i) {
    const bool first = i == 0 || model.layers[i].class_name == "InputLayer";
    model.layers[i].calls = {first ? std::vector<TensorRef>() : std::vector<TensorRef>{{model.layers[i - 1].name}}};
  }
  if (!model.layers.empty()) model.outputs = {{model.layers.back().name}};
}

// A model that was called before it became a layer counts its calls from there: the only call of a layer is number 0.
void count_calls_from_zero(ModelConfig& model) {
  std::set<std::string> called_once;
  for (const Layer& layer : model.layers)
    if (layer.calls.size() == 1) called_once.insert(layer.name);
  const auto correct = [&called_once](std::vector<TensorRef>& refs) {
    for (TensorRef& ref : refs)
      if (called_once.contains(ref.layer)) ref.call = 0;
  };
  correct(model.inputs);
  correct(model.outputs);
  for (Layer& layer : model.layers)
    for (auto& inputs : layer.calls) correct(inputs);
}

}  // namespace

bool is_model(const std::string& class_name) {
  return class_name == "Sequential" || class_name == "Functional" || class_name == "Model";
}

Result<ModelConfig> read_config(const json& description, const std::string& where) {
  const std::string class_name = text_of(description, "class_name");
  if (!description.is_object() || !description.contains("config")) return damaged(where, "there is no configuration");
  if (!is_model(class_name))
    return Error{.kind = ErrorKind::unsupported_operator,
                 .where = where,
                 .what = "the model is the Python class '" + class_name + "', whose structure is not in the file",
                 .hint = "export it as ONNX or TFLite from Python"};
  const json& config = description["config"];
  // The oldest Sequential models hold their layers directly.
  const json* layers = &config;
  if (config.is_object()) {
    if (!config.contains("layers")) return damaged(where, "the configuration lists no layers");
    layers = &config["layers"];
  }
  if (!layers->is_array()) return damaged(where, "the list of layers is not a list");
  if (layers->size() > most_layers)
    return Error{
        .kind = ErrorKind::too_large, .where = where, .what = "more than 10,000 layers", .hint = "no model needs that"};

  ModelConfig model;
  model.name = text_of(config, "name");
  for (const json& item : *layers) {
    JAUGE_TRY(Layer layer, read_layer(item, where));
    model.layers.push_back(std::move(layer));
  }
  if (class_name == "Sequential") {
    chain(model);
    return model;
  }
  for (const auto& [key, list] : {std::pair{"input_layers", &model.inputs}, std::pair{"output_layers", &model.outputs}})
    if (config.contains(key)) collect(config[key], *list, 0);
  if (model.outputs.empty()) return damaged(where, "the configuration names no output");
  // Input layers and layers without calls run once, on nothing.
  for (Layer& layer : model.layers)
    if (layer.calls.empty()) layer.calls.emplace_back();
  count_calls_from_zero(model);
  return model;
}

}  // namespace jauge::import::keras
