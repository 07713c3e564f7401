// jauge diff: two models, two results, or a model and a report of STM32Cube.AI, row by row.
#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "analyzer/base/safe_file.h"
#include "analyzer/base/sha256.h"
#include "cli/command.h"
#include "cli/diff/json_files.h"
#include "cli/diff/model_side.h"
#include "cli/diff/outcome.h"
#include "cli/diff/st_report.h"
#include "cli/load.h"

namespace jauge::cli {
namespace {

using diff::Side;

struct Options {
  std::string old_path, new_path;
  bool all = false;
};

// A file as it was given, before it is known what to compare it by.
struct Source {
  enum class Kind { model, result, report, c_info } kind = Kind::model;
  std::string path;
  std::string text = {};      // of reports
  diff::Json json = nullptr;  // of JSON files
};

bool begins_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && text[first] == '{';
}

// What is no text that we know is a model: its reader says what it is, if anything.
Result<Source> source_of(Session& session, const std::string& path) {
  Source source{.path = path};
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return source;
  constexpr std::size_t longest_text = 256 * 1024 * 1024;
  const auto bytes = read_file(find_model(path), longest_text);
  if (!bytes) return source;
  const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  if (begins_like_json(text)) {
    JAUGE_TRY(source.json, diff::parse_json(text, path));
    if (diff::is_result(source.json))
      source.kind = Source::Kind::result;
    else if (diff::is_c_info(source.json))
      source.kind = Source::Kind::c_info;
  } else if (diff::is_st_report(text)) {
    source.kind = Source::Kind::report;
    source.text = text;
  }
  if (source.kind != Source::Kind::model) session.inputs.push_back({path, sha256_hex(*bytes)});
  return source;
}

bool is_from_st(const Source& source) {
  return source.kind == Source::Kind::report || source.kind == Source::Kind::c_info;
}

// `like`: the report on the other side, whose version and compression a model is counted by.
Result<Side> side_of(Session& session, const Source& source, bool by_st, const Side* like) {
  switch (source.kind) {
    case Source::Kind::report:
      return diff::read_st_report(source.text, source.path);
    case Source::Kind::c_info:
      return diff::read_c_info(source.json, source.path);
    case Source::Kind::result:
      return diff::read_inspect_result(source.json, source.path, by_st);
    case Source::Kind::model:
      break;
  }
  JAUGE_TRY(const auto study, load_model(session, source.path, memory::Level::none));
  if (!by_st) return diff::side_of(study, false);
  cost::StOptions options;
  if (like && like->st_version) options.version = *like->st_version;
  if (like) options.compression = like->compression;
  return diff::st_side_of(study, options);
}

Result<diff::Outcome> compare_sides(Session& session, const Source& old_source, const Source& new_source) {
  const bool by_st = is_from_st(old_source) || is_from_st(new_source);
  // Reports first: they say how the other side is to be counted.
  const bool old_first = is_from_st(old_source);
  JAUGE_TRY(Side first, side_of(session, old_first ? old_source : new_source, by_st, nullptr));
  JAUGE_TRY(Side second, side_of(session, old_first ? new_source : old_source, by_st, &first));
  if (!old_first) std::swap(first, second);
  diff::Outcome outcome{.old_side = std::move(first), .new_side = std::move(second)};
  outcome.tables = diff::compare_tables(outcome.old_side, outcome.new_side);
  return outcome;
}

// Results without layers (`analyze`, `memory` ...) value by value.
diff::Outcome compare_values(const Source& old_source, const Source& new_source) {
  diff::Outcome outcome{.old_side = {.kind = "result", .title = old_source.path},
                        .new_side = {.kind = "result", .title = new_source.path}};
  const auto old_leaves = diff::leaves_of(old_source.json["result"]);
  const auto new_leaves = diff::leaves_of(new_source.json["result"]);
  std::map<std::string, std::string> old_values(old_leaves.begin(), old_leaves.end());
  for (const auto& [path, value] : new_leaves) {
    const auto before = old_values.find(path);
    if (before == old_values.end() || before->second != value)
      outcome.values.push_back({path, before == old_values.end() ? "" : before->second, value});
    if (before != old_values.end()) old_values.erase(before);
  }
  for (const auto& [path, value] : old_leaves)
    if (old_values.contains(path)) outcome.values.push_back({path, value, ""});
  return outcome;
}

Result<diff::Outcome> compare(Session& session, const Options& options) {
  JAUGE_TRY(const Source old_source, source_of(session, options.old_path));
  JAUGE_TRY(const Source new_source, source_of(session, options.new_path));
  const bool results = old_source.kind == Source::Kind::result && new_source.kind == Source::Kind::result;
  if (results && !(diff::has_layers(old_source.json) && diff::has_layers(new_source.json)))
    return compare_values(old_source, new_source);
  return compare_sides(session, old_source, new_source);
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const diff::Outcome outcome, compare(session, options));
  if (session.options.json) return json_answer(session, diff::json_of(outcome));
  if (session.options.csv) return Answer{diff::csv_of(outcome)};
  return Answer{diff::text_of(outcome, options.all, session.language())};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  const char* what = "model, --json result, STM32Cube.AI report (.txt) or c_info.json";
  app.add_option("OLD", options->old_path, what)->required();
  app.add_option("NEW", options->new_path, what)->required();
  app.add_flag("--all", options->all, "rows that are equal too");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command diff_command = {"diff", "two models, two results, or a model and an STM32Cube.AI report, row by row",
                              "jauge diff model.h5 network_analyze_report.txt", prepare};

}  // namespace jauge::cli
