// jauge export: the model as C for the user's own firmware.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "analyzer/base/safe_file.h"
#include "analyzer/deploy/export/c_project.h"
#include "cli/command.h"
#include "cli/load.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli {
namespace {

struct Options {
  std::string model;
  memory::Level level = memory::Level::stream;
  bool header_only = false;
};

Error usage(const std::string& what, const std::string& hint) {
  return {.kind = ErrorKind::usage, .where = "export", .what = what, .hint = hint};
}

// A folder that is not there or empty, unless --force.
Result<std::filesystem::path> folder_of(const Session& session) {
  if (session.options.output.empty()) return usage("there is no folder to write to", "-o DIR");
  if (session.options.json || session.options.csv)
    return usage("what it writes are C files; there is no table", "leave --json and --csv out");
  const std::filesystem::path folder = session.options.output;
  std::error_code failure;
  if (std::filesystem::exists(folder, failure) && !std::filesystem::is_directory(folder, failure))
    return Error{ErrorKind::unreadable_file, folder.string(), "it is a file, not a folder", "use another name"};
  if (overwrite_of(session.options) == Overwrite::refuse && std::filesystem::exists(folder, failure) &&
      !std::filesystem::is_empty(folder, failure))
    return Error{ErrorKind::unreadable_file, folder.string(), "the folder is not empty",
                 "use --force, or another name"};
  return folder;
}

Result<void> write_files(const std::filesystem::path& folder, const std::vector<deploy::SourceFile>& files,
                         Overwrite overwrite) {
  for (const deploy::SourceFile& file : files) {
    const std::filesystem::path path = folder / file.path;
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure) return Error{ErrorKind::unreadable_file, path.parent_path().string(), failure.message(), ""};
    JAUGE_CHECK(write_file_safely(path, std::string_view(file.content), overwrite));
  }
  return {};
}

std::string summary_of(const deploy::CExport& exported, const std::filesystem::path& folder, Language language) {
  const std::string first = (folder / (exported.name + ".h")).string();
  return "Wrote " + std::to_string(exported.files.size()) + (exported.files.size() == 1 ? " file" : " files") +
         "; include " + reports::visible_name(first) + "\n" +
         "RAM: " + reports::bytes_and_size_text(exported.arena, language) + " (planned)\n" +
         "Flash: " + reports::bytes_and_size_text(exported.package, language) +
         " of weights and tables (counted), and " + std::to_string(exported.kernels.size()) +
         " kernels of the runtime\n";
}

Result<Answer> run(const Options& options, Session& session) {
  JAUGE_TRY(const std::filesystem::path folder, folder_of(session));
  JAUGE_TRY(const auto study, load_model(session, options.model, options.level));
  const auto form = options.header_only ? deploy::ExportForm::header_only : deploy::ExportForm::project;
  JAUGE_TRY(const deploy::CExport exported, deploy::export_as_c(study.deployable, study.plan, form));
  JAUGE_CHECK(write_files(folder, exported.files, overwrite_of(session.options)));
  session.options.output.clear();  // the summary goes to standard output
  return Answer{summary_of(exported, folder, session.language())};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "model file")->required();
  app.add_flag("--header-only", options->header_only, "one portable header instead of a project");
  const std::map<std::string, memory::Level> levels = {
      {"none", memory::Level::none}, {"overlap", memory::Level::overlap}, {"stream", memory::Level::stream}};
  app.add_option("--level", options->level, "how hard to plan the arena (default: stream)")
      ->transform(CLI::CheckedTransformer(levels))
      ->option_text("none|overlap|stream");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command export_command = {"export", "the model as a C project with its runtime and planned arena",
                                "jauge export examples/seed_vgg/seed_vgg.onnx -o seed_vgg_c", prepare};

}  // namespace jauge::cli
