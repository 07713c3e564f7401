// Published analyses of STM32Cube.AI, with the model files that are held (../shared/ground-truth).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace jauge::testing {

using CsvRow = std::map<std::string, std::string>;

// A table with a header; fields may be quoted. A row has a key for every column.
std::vector<CsvRow> read_table(const std::filesystem::path& file);

struct PublishedRow {
  std::string name;
  std::int64_t macc = 0;
};

struct PublishedAnalysis {
  std::string report;        // "r049": start of its id
  std::string tool_version;  // "ST Edge AI Core v2.2.0-20266"
  std::string compression;
  std::filesystem::path model;
  std::int64_t params = 0, macc = 0, weight_bytes = 0;
  std::int64_t macc_model_graph = 0;     // 0 when the report does not give it
  std::vector<PublishedRow> c_rows;      // empty when the report does not list them
  std::vector<PublishedRow> model_rows;  // the same

  // "v2.2.0-20266"
  std::string version() const { return tool_version.substr(tool_version.rfind(' ') + 1); }
};

// Those whose model file is held: the report's hash of the model is the hash of the file.
std::vector<PublishedAnalysis> held_analyses();

}  // namespace jauge::testing
