// Runs the built `jauge` as a user would.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace jauge::testing {

struct Ran {
  int status = -1;
  std::string output, messages;

  nlohmann::ordered_json json() const;  // a discarded value when the output is no JSON
};

// `folder`: where it runs.
Ran run_jauge(const std::vector<std::string>& arguments,
              const std::filesystem::path& folder = std::filesystem::temp_directory_path());

// The bundled example, by the name that works from any folder.
inline const std::string example = "examples/seed_vgg/seed_vgg.onnx";

}  // namespace jauge::testing
