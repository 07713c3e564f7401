// Keras 3 archives (.keras): inside model.weights.h5 every layer has a group of its class name and its place among the
// layers of that class, whatever the user called it: layers/conv2d_1/vars/0 is the first variable of the second
// Conv2D. Nested models nest: layers/functional/layers/dense/vars/0. The first Keras versions with this format say
// _layer_checkpoint_dependencies for layers, and on Windows wrote whole paths as one name with backslashes.
#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>

#include "analyzer/import/keras/layer.h"
#include "analyzer/import/keras/weights.h"

namespace jauge::import::keras {
namespace {

using nlohmann::json;

// "SeparableConv2D" -> "separable_conv2d", "LeakyReLU" -> "leaky_re_lu", as Keras itself does it.
std::string snake_case(const std::string& name) {
  const auto upper = [&name](std::size_t i) { return std::isupper(static_cast<unsigned char>(name[i])) != 0; };
  const auto lower = [&name](std::size_t i) {
    return i < name.size() && std::islower(static_cast<unsigned char>(name[i])) != 0;
  };
  std::string snake;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && upper(i) && (lower(i - 1) || lower(i + 1))) snake += '_';
    snake += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
  }
  return snake;
}

bool says_no(const json& config, const char* key) {
  const auto found = config.is_object() ? config.find(key) : config.end();
  return found != config.end() && found->is_boolean() && !found->get<bool>();
}

// Variables carry numbers in the order in which the layer makes them.
std::vector<std::string> variable_names(const std::string& class_name, const json& config) {
  if (class_name == "BatchNormalization" || class_name == "LayerNormalization") {
    std::vector<std::string> names;
    if (!says_no(config, "scale")) names.emplace_back("gamma");
    if (!says_no(config, "center")) names.emplace_back("beta");
    names.insert(names.end(), {"moving_mean", "moving_variance"});
    return names;
  }
  if (class_name.starts_with("Separable")) return {"depthwise_kernel", "pointwise_kernel", "bias"};
  if (class_name == "LSTM" || class_name == "GRU" || class_name == "SimpleRNN")
    return {"kernel", "recurrent_kernel", "bias"};
  if (class_name == "Embedding") return {"embeddings"};
  if (class_name == "PReLU") return {"alpha"};
  return {"kernel", "bias"};
}

// Where a layer keeps its variables.
struct Place {
  std::string group;  // "layers/conv2d_1"
  std::string class_name;
  json config;
};

class ArchiveWeights : public Weights {
 public:
  explicit ArchiveWeights(std::shared_ptr<const Hdf5File> file) : file_(std::move(file)) {}

  Result<void> index(const json& description, const std::string& where) {
    JAUGE_TRY(const auto top, file_->children("/"));
    for (const std::string& name : top) {
      if (name.starts_with("_layer_checkpoint_dependencies")) container_ = "_layer_checkpoint_dependencies";
      backslashes_ = backslashes_ || name.find('\\') != std::string::npos;
    }
    return index_model(description, "", {}, where, 0);
  }

  Result<std::optional<Hdf5Array>> find(const std::vector<std::string>& path, const std::string& part,
                                        const std::string& name) const override {
    const auto found = places_.find(path);
    if (found == places_.end()) return std::optional<Hdf5Array>();
    const Place place = inner_place(found->second, part);
    const auto names = variable_names(place.class_name, place.config);
    const auto variable = std::ranges::find(names, name);
    if (variable == names.end()) return std::optional<Hdf5Array>();
    std::string group = place.group;
    if (backslashes_) std::ranges::replace(group, '/', '\\');
    const std::string dataset = "/" + group + "/vars/" + std::to_string(variable - names.begin());
    if (!file_->has(dataset)) return std::optional<Hdf5Array>();
    // HDF5 knows no bfloat16: Keras stores the bits as integers and says so beside them.
    JAUGE_TRY(const auto stored_type, file_->text_attribute(dataset, "dtype"));
    if (stored_type)
      return Error{.kind = ErrorKind::unsupported_format,
                   .where = "layer '" + path.back() + "'",
                   .what = "its variables are stored as " + *stored_type,
                   .hint = "save the model with float32 variables"};
    JAUGE_TRY(Hdf5Array array, file_->read(dataset));
    return std::optional<Hdf5Array>(std::move(array));
  }

  std::int64_t training_bytes() const override { return file_->stored_bytes("/optimizer"); }

 private:
  Result<void> index_model(const json& description, const std::string& prefix, const std::vector<std::string>& path,
                           const std::string& where, int depth) {
    constexpr int deepest = 16;
    if (depth > deepest)
      return Error{
          .kind = ErrorKind::too_large, .where = where, .what = "models nest too deeply", .hint = "flatten the model"};
    JAUGE_TRY(const ModelConfig model, read_config(description, where));
    const bool by_name = is_by_name(model, prefix);
    std::map<std::string, int> used;
    for (const Layer& layer : model.layers) {
      const std::string snake = snake_case(layer.class_name);
      const int earlier = used[snake]++;
      const std::string numbered = earlier == 0 ? snake : snake + "_" + std::to_string(earlier);
      std::vector<std::string> inner = path;
      inner.push_back(layer.name);
      Place place{prefix + container_ + "/" + (by_name ? layer.name : numbered), layer.class_name, *layer.config};
      if (is_model(layer.class_name))
        JAUGE_CHECK(index_model({{"class_name", layer.class_name}, {"config", *layer.config}}, place.group + "/", inner,
                                where, depth + 1));
      places_.emplace(std::move(inner), std::move(place));
    }
    return {};
  }

  // Some versions name the groups after the layers instead: then a group stands there that no class explains.
  bool is_by_name(const ModelConfig& model, const std::string& prefix) const {
    const std::string folder = "/" + prefix + container_;
    if (backslashes_ || !file_->has(folder)) return false;
    const auto groups = file_->children(folder);
    if (!groups) return false;
    return std::ranges::any_of(*groups, [&model](const std::string& group) {
      const bool by_class = std::ranges::any_of(
          model.layers, [&group](const Layer& layer) { return group.starts_with(snake_case(layer.class_name)); });
      const bool by_name =
          std::ranges::any_of(model.layers, [&group](const Layer& layer) { return layer.name == group; });
      return by_name && !by_class;
    });
  }

  // Recurrent layers keep their variables in a cell; wrappers in the layers they wrap.
  static Place inner_place(Place place, const std::string& part) {
    const bool wraps = place.class_name == "Bidirectional" || place.class_name == "TimeDistributed";
    const auto layer = place.config.is_object() ? place.config.find("layer") : place.config.end();
    if (wraps && layer != place.config.end() && layer->is_object() && layer->contains("class_name") &&
        layer->contains("config") && (*layer)["class_name"].is_string()) {
      place.group += part.empty() ? "/layer" : "/" + part + "layer";
      place.class_name = (*layer)["class_name"].get<std::string>();
      place.config = json((*layer)["config"]);
    }
    if (place.class_name == "LSTM" || place.class_name == "GRU" || place.class_name == "SimpleRNN")
      place.group += "/cell";
    return place;
  }

  std::shared_ptr<const Hdf5File> file_;
  std::string container_ = "layers";
  bool backslashes_ = false;
  std::map<std::vector<std::string>, Place> places_;  // by the names that lead to a layer
};

}  // namespace

Result<std::unique_ptr<Weights>> weights_of_archive(std::shared_ptr<const Hdf5File> file, const json& description,
                                                    const std::string& where) {
  auto weights = std::make_unique<ArchiveWeights>(std::move(file));
  JAUGE_CHECK(weights->index(description, where));
  return std::unique_ptr<Weights>(std::move(weights));
}

}  // namespace jauge::import::keras
