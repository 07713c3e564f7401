// The variables of a Keras file by layer: .h5 files name them, .keras files count them.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/import/containers/hdf5.h"

namespace jauge::import::keras {

// Finds and reads the variables of one layer.
class Weights {
 public:
  virtual ~Weights() = default;

  // The variable `name` ("kernel", "gamma", "recurrent_kernel") of a layer. `path` leads to the layer: names of the
  // models around it, outermost first, then its own; `part` distinguishes the halves of wrappers ("forward").
  // Nothing when the file has none. Errors: damaged_file.
  virtual Result<std::optional<Hdf5Array>> find(const std::vector<std::string>& path, const std::string& part,
                                                const std::string& name) const = 0;

  // Bytes of optimizer state: never deployed.
  virtual std::int64_t training_bytes() const = 0;
};

// The model.weights.h5 of a .keras archive; `description` is its config.json. Errors: those of read_config.
Result<std::unique_ptr<Weights>> weights_of_archive(std::shared_ptr<const Hdf5File> file,
                                                    const nlohmann::json& description, const std::string& where);

// Whole-model .h5 files.
Result<std::unique_ptr<Weights>> weights_of_h5(std::shared_ptr<const Hdf5File> file);

}  // namespace jauge::import::keras
