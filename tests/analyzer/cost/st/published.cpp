#include "tests/analyzer/cost/st/published.h"

#include <fstream>

#include "tests/support/shared_files.h"

namespace jauge::testing {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      fields.emplace_back();
    else if (c != '\r')
      fields.back() += c;
  }
  return fields;
}

std::int64_t integer(const std::string& text) {
  return text.empty() ? 0 : std::stoll(text);
}

}  // namespace

std::vector<CsvRow> read_table(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> header = fields_of(line);
  std::vector<CsvRow> rows;
  while (std::getline(in, line)) {
    std::vector<std::string> fields = fields_of(line);
    fields.resize(header.size());
    CsvRow row;
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<PublishedAnalysis> held_analyses() {
  const auto truth = shared_folder() / "ground-truth";
  std::map<std::string, std::string> file_of_hash;
  for (CsvRow& row : read_table(truth / "seed-models" / "INDEX.csv")) file_of_hash[row["md5"]] = row["file"];
  std::map<std::string, std::vector<PublishedRow>> rows_of_graph[2];
  for (CsvRow& row : read_table(truth / "cubeai-layers.csv"))
    rows_of_graph[row["graph"] == "c"][row["report_id"]].push_back({row["name"], integer(row["macc"])});

  std::vector<PublishedAnalysis> analyses;
  for (CsvRow& row : read_table(truth / "cubeai-analyses.csv")) {
    const auto file = file_of_hash.find(row["model_md5"]);
    if (file == file_of_hash.end()) continue;
    const std::string id = row["report_id"];
    analyses.push_back({.report = id.substr(0, id.find('-')),
                        .tool_version = row["tool_version"],
                        .compression = row["compression"],
                        .model = truth / "seed-models" / file->second,
                        .params = integer(row["params"]),
                        .macc = integer(row["macc"]),
                        .weight_bytes = integer(row["weights_ro_bytes"]),
                        .macc_model_graph = integer(row["macc_model_graph"]),
                        .c_rows = rows_of_graph[1][id],
                        .model_rows = rows_of_graph[0][id]});
  }
  return analyses;
}

}  // namespace jauge::testing
