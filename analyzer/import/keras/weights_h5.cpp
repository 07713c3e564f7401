// Keras .h5: below model_weights a group for each top-level layer; its attribute weight_names lists dataset paths such
// as "conv2d/kernel:0", "bidirectional/forward_lstm/lstm_cell/kernel:0", or, in a group of a nested model, those of all
// its layers.
#include <algorithm>
#include <map>

#include "analyzer/import/keras/weights.h"

namespace jauge::import::keras {
namespace {

struct Variable {
  std::string layer_path;  // "/conv2d/" or "/bidirectional/forward_lstm/lstm_cell/", slashes around
  std::string name;        // "kernel"
  std::string dataset;
};

Variable variable_of(const std::string& group, const std::string& weight_name) {
  const std::size_t slash = weight_name.rfind('/');
  std::string name = slash == std::string::npos ? weight_name : weight_name.substr(slash + 1);
  name = name.substr(0, name.find(':'));
  return {.layer_path = "/" + (slash == std::string::npos ? "" : weight_name.substr(0, slash) + "/"),
          .name = std::move(name),
          .dataset = group + "/" + weight_name};
}

class H5Weights : public Weights {
 public:
  explicit H5Weights(std::shared_ptr<const Hdf5File> file) : file_(std::move(file)) {}

  Result<void> index() {
    const std::string root = file_->has("/model_weights") ? "/model_weights" : "";
    JAUGE_TRY(const auto layers, file_->text_list_attribute(root.empty() ? "/" : root, "layer_names"));
    for (const std::string& layer : layers) {
      const std::string group = root + "/" + layer;
      JAUGE_TRY(const auto names, file_->text_list_attribute(group, "weight_names"));
      for (const std::string& name : names) variables_[layer].push_back(variable_of(group, name));
    }
    return {};
  }

  Result<std::optional<Hdf5Array>> find(const std::vector<std::string>& path, const std::string& part,
                                        const std::string& name) const override {
    const auto group = variables_.find(path.front());
    if (group == variables_.end()) return std::optional<Hdf5Array>();
    for (const Variable& variable : group->second) {
      // Inside a nested model's group only the layer's own name tells its variables apart.
      const bool of_layer = path.size() == 1 || variable.layer_path.find("/" + path.back() + "/") != std::string::npos;
      const bool of_part = part.empty() || variable.layer_path.find("/" + part) != std::string::npos;
      if (!of_layer || !of_part || variable.name != name) continue;
      JAUGE_TRY(Hdf5Array array, file_->read(variable.dataset));
      return std::optional<Hdf5Array>(std::move(array));
    }
    return std::optional<Hdf5Array>();
  }

  std::int64_t training_bytes() const override { return file_->stored_bytes("/optimizer_weights"); }

 private:
  std::shared_ptr<const Hdf5File> file_;
  std::map<std::string, std::vector<Variable>> variables_;  // by top-level layer
};

}  // namespace

Result<std::unique_ptr<Weights>> weights_of_h5(std::shared_ptr<const Hdf5File> file) {
  auto weights = std::make_unique<H5Weights>(std::move(file));
  JAUGE_CHECK(weights->index());
  return std::unique_ptr<Weights>(std::move(weights));
}

}  // namespace jauge::import::keras
