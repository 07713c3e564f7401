#include "analyzer/import/keras/model_reader.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "analyzer/import/shown_name.h"

namespace jauge::import::keras {
namespace {

using nlohmann::json;

constexpr int max_nesting = 16;

// The shape a layer states for the model's input: batch_shape (Keras 3) or batch_input_shape. Sequential models that
// begin without an input layer remember what they were built with.
const json* stated_shape(const json& config) {
  if (!config.is_object()) return nullptr;
  for (const char* key : {"batch_shape", "batch_input_shape", "build_input_shape", "input_shape"})
    if (const auto found = config.find(key); found != config.end() && found->is_array()) return &*found;
  return nullptr;
}

// A description that came from somebody's Python: we show it and run nothing.
bool is_python_code(const Layer& layer) {
  constexpr std::array classes = {"Lambda",      "TFOpLambda",     "SlicingOpLambda", "TensorFlowOpLayer",
                                  "ClassMethod", "InstanceMethod", "InstanceProperty"};
  // A bare operation of keras.ops or keras.src.ops.numpy between layers: its constants are arguments of a call.
  const bool operation = layer.module.find(".ops") != std::string::npos;
  return operation || std::ranges::find(classes, layer.class_name) != classes.end();
}

// Weights of quantised Keras models have scales that our readers of variables do not apply.
bool is_quantised(const Layer& layer) {
  const json* config = layer.config;
  const auto policy = config->is_object() ? config->find("dtype") : config->end();
  if (policy == config->end() || !policy->is_object()) return false;
  const auto name = policy->find("class_name");
  return name != policy->end() && name->is_string() && name->get<std::string>().starts_with("Quantized");
}

// "1,?,3": what the user must fill in.
std::string shape_with_questions(const json& stated) {
  std::string text;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const bool open = !stated[i].is_number_integer();
    text +=
        (i == 0 ? "" : ",") + (open ? std::string(i == 0 ? "1" : "?") : std::to_string(stated[i].get<std::int64_t>()));
  }
  return text;
}

std::string quoted_list(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

const json* built_shape(const json& description) {
  if (const json* stated = stated_shape(description["config"])) return stated;
  const auto build = description.find("build_config");
  return build == description.end() ? nullptr : stated_shape(*build);
}

}  // namespace

Result<void> ModelReader::check_classes(const ModelConfig& model) const {
  std::set<std::string> unknown;
  std::string first;
  for (const Layer& layer : model.layers) {
    if (is_python_code(layer))
      return Error{.kind = ErrorKind::unsupported_operator,
                   .where = emit_.graph.source.name + ": layer '" + layer.name + "' (" + layer.class_name + ")",
                   .what = "contains Python code, not run",
                   .hint = "replace it by Keras layers, or export the model as ONNX or TFLite"};
    if (is_quantised(layer))
      return Error{.kind = ErrorKind::unsupported_operator,
                   .where = emit_.graph.source.name + ": layer '" + layer.name + "' (" + layer.class_name + ")",
                   .what = "holds quantised Keras weights",
                   .hint = "give the float model, or convert the quantised one to TFLite"};
    if (layer.class_name == "InputLayer" || is_model(layer.class_name) || find_converter(layer.class_name)) continue;
    unknown.insert(layer.class_name);
    if (first.empty()) first = layer.name;
  }
  if (unknown.empty()) return {};
  return Error{.kind = ErrorKind::unsupported_operator,
               .where = emit_.graph.source.name + ": layer '" + first + "'",
               .what = "layer classes that are not Keras' own or not known here: " + quoted_list(unknown),
               .hint = "custom layers contain Python code, not run: export the model as ONNX or TFLite"};
}

Result<ir::TensorId> ModelReader::graph_input(const Layer& layer, const json* stated) {
  if (!stated || stated->empty() || stated->size() > ir::max_rank)
    return Error{.kind = ErrorKind::shape_needed,
                 .where = emit_.graph.source.name + ": layer '" + layer.name + "'",
                 .what = "the file does not say the shape of the model's input",
                 .hint = "build the model with an input shape and save it again"};
  ir::Shape shape;
  const auto given = options_.shapes.find(layer.name);
  if (given != options_.shapes.end() && given->second.size() != stated->size())
    return Error{.kind = ErrorKind::usage,
                 .where = "--shape " + layer.name,
                 .what = "the input has " + std::to_string(stated->size()) + " dimensions",
                 .hint = "--shape " + layer.name + "=" + shape_with_questions(*stated)};
  for (std::size_t i = 0; i < stated->size(); ++i) {
    const json& dimension = (*stated)[i];
    if (dimension.is_number_integer()) {
      shape.push_back(dimension.get<std::int64_t>());
      continue;
    }
    if (given != options_.shapes.end()) {
      shape.push_back(given->second[i]);
    } else if (i == 0) {
      shape.push_back(1);
      notes_->push_back({.code = "dynamic_batch",
                         .where = clean_name(layer.name),
                         .what = "the batch is open in the file; 1 is assumed",
                         .hint = "give another with --shape"});
    } else {
      return Error{.kind = ErrorKind::shape_needed,
                   .where = emit_.graph.source.name + ": input '" + layer.name + "'",
                   .what = "dimension " + std::to_string(i) + " is open",
                   .hint = "--shape " + layer.name + "=" + shape_with_questions(*stated)};
    }
  }
  if (!ir::checked_bytes({ir::DType::float32, shape}))
    return Error{.kind = ErrorKind::damaged_file,
                 .where = emit_.graph.source.name + ": layer '" + layer.name + "'",
                 .what = "the input shape is impossible",
                 .hint = "save the model again"};
  const ir::TensorId id =
      emit_.graph.add({.name = layer.name, .type = {ir::DType::float32, std::move(shape)}, .quant = {}, .data = {}});
  emit_.graph.inputs.push_back(id);
  return id;
}

Outputs ModelReader::run_call(const Layer& layer, const std::vector<std::string>& path,
                              std::vector<ir::TensorId> inputs, int depth) {
  std::vector<std::string> inner = path;
  inner.push_back(layer.name);
  if (is_model(layer.class_name)) {
    const json description = {{"class_name", layer.class_name}, {"config", *layer.config}};
    return read_model(description, inner, inputs, depth + 1);
  }
  LayerCall call(emit_, weights_, *layer.config, layer.class_name, std::move(inner), std::move(inputs));
  if (call.inputs.empty()) return call.damaged("it has no input");
  return find_converter(layer.class_name)->convert(call);
}

// Layers usually stand in the order in which they run, but need not: each round runs every call whose inputs are there.
Result<void> ModelReader::run_layers(const ModelConfig& model, const std::vector<std::string>& path, Values& values,
                                     int depth) {
  struct Pending {
    const Layer* layer;
    std::size_t call;
  };
  std::vector<Pending> pending;
  for (const Layer& layer : model.layers)
    for (std::size_t call = 0; call < layer.calls.size(); ++call)
      if (!values.contains({layer.name, call, 0})) pending.push_back({&layer, call});

  while (!pending.empty()) {
    std::vector<Pending> waiting;
    for (const Pending& item : pending) {
      std::vector<ir::TensorId> inputs;
      for (const TensorRef& ref : item.layer->calls[item.call])
        if (const auto found = values.find(ref); found != values.end()) inputs.push_back(found->second);
      if (inputs.size() != item.layer->calls[item.call].size()) {
        waiting.push_back(item);
        continue;
      }
      JAUGE_TRY(const auto outputs, run_call(*item.layer, path, std::move(inputs), depth));
      for (std::size_t i = 0; i < outputs.size(); ++i) values[{item.layer->name, item.call, i}] = outputs[i];
    }
    if (waiting.size() == pending.size())
      return Error{.kind = ErrorKind::damaged_file,
                   .where = emit_.graph.source.name + ": layer '" + waiting.front().layer->name + "'",
                   .what = "its inputs never arrive: the layers form a cycle or name layers that are not there",
                   .hint = "save the model again"};
    pending = std::move(waiting);
  }
  return {};
}

Outputs ModelReader::read_model(const json& description, const std::vector<std::string>& path,
                                const std::vector<ir::TensorId>& inputs, int depth) {
  const std::string where = emit_.graph.source.name + (path.empty() ? "" : ": model '" + path.back() + "'");
  if (depth > max_nesting)
    return Error{
        .kind = ErrorKind::too_large, .where = where, .what = "models nest too deeply", .hint = "flatten the model"};
  JAUGE_TRY(ModelConfig model, read_config(description, where));
  JAUGE_CHECK(check_classes(model));
  const bool sequential = model.inputs.empty();
  if (model.layers.empty())
    return Error{
        .kind = ErrorKind::damaged_file, .where = where, .what = "it has no layers", .hint = "save the model again"};

  Values values;
  // A Sequential model's input is its first layer, or what its first layer reads.
  if (sequential && model.layers.front().class_name != "InputLayer")
    model.layers.front().calls = {{TensorRef{"(input)"}}};
  if (sequential)
    model.inputs = {{model.layers.front().class_name == "InputLayer" ? model.layers.front().name : "(input)"}};
  if (path.empty()) {
    for (const TensorRef& ref : model.inputs) {
      const auto layer = std::find_if(model.layers.begin(), model.layers.end(), [&ref](const Layer& candidate) {
        return candidate.name == ref.layer || ref.layer == "(input)";
      });
      if (layer == model.layers.end())
        return Error{.kind = ErrorKind::damaged_file,
                     .where = where,
                     .what = "an input layer is missing",
                     .hint = "save the model again"};
      const json* stated = stated_shape(*layer->config);
      if (!stated && sequential) stated = built_shape(description);
      JAUGE_TRY(values[ref], graph_input(*layer, stated));
    }
  } else {
    if (inputs.size() != model.inputs.size())
      return Error{.kind = ErrorKind::damaged_file,
                   .where = where,
                   .what = "it is called with " + std::to_string(inputs.size()) + " inputs and has " +
                           std::to_string(model.inputs.size()),
                   .hint = "save the model again"};
    for (std::size_t i = 0; i < inputs.size(); ++i) values[model.inputs[i]] = inputs[i];
  }
  JAUGE_CHECK(run_layers(model, path, values, depth));

  std::vector<ir::TensorId> outputs;
  for (const TensorRef& ref : model.outputs) {
    const auto found = values.find(ref);
    if (found == values.end())
      return Error{.kind = ErrorKind::damaged_file,
                   .where = where,
                   .what = "an output layer is missing",
                   .hint = "save the model again"};
    outputs.push_back(found->second);
  }
  return outputs;
}

Result<void> ModelReader::read(const json& description, std::vector<Note>& notes) {
  notes_ = &notes;
  JAUGE_TRY(const auto outputs, read_model(description, {}, {}, 0));
  emit_.graph.outputs = outputs;
  return {};
}

}  // namespace jauge::import::keras
