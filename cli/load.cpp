#include "cli/load.h"

#include "analyzer/base/program_paths.h"
#include "mcu_db/calibration.h"
#include "mcu_db/siblings.h"

namespace jauge::cli {

std::filesystem::path find_model(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::path given(path);
  if (given.is_absolute() || std::filesystem::exists(given, ignored)) return given;
  const std::filesystem::path bundled = data_folder() / given;
  return std::filesystem::exists(bundled, ignored) ? bundled : given;
}

Result<analysis::ModelStudy> load_model(Session& session, const std::string& path, memory::Level level) {
  JAUGE_TRY(auto options, study_options(session.options));
  options.memory_level = level;
  session.inputs.push_back({path, ""});
  JAUGE_TRY(auto study, analysis::study(find_model(path), options, session.progress()));
  session.inputs.back().sha256 = study.model.source.sha256;
  session.problems.insert(session.problems.end(), study.problems.begin(), study.problems.end());
  return study;
}

Result<mcu_db::Catalog> load_catalog(const Session& session) {
  if (!session.options.mcu_db.empty()) return mcu_db::Catalog::load(session.options.mcu_db);
  const std::filesystem::path own = mcu_db::user_folder();
  JAUGE_TRY(auto catalog, mcu_db::Catalog::load(data_folder() / "mcu_db", {own / "mcu_db"}));
  JAUGE_TRY(const auto calibrations, mcu_db::read_calibrations(own / mcu_db::calibrations_file));
  mcu_db::calibrate(catalog, calibrations.all);
  return catalog;
}

Result<analysis::Assessment> assess(const mcu_db::Catalog& catalog, const analysis::ModelStudy& study,
                                    const Choice& choice) {
  JAUGE_TRY(const auto target, catalog.find(choice.part));
  return assess(catalog, study, target, choice,
                [&catalog](const target::Target& chip) { return mcu_db::siblings_of(chip, catalog.chips()).larger; });
}

Result<analysis::Assessment> assess(const mcu_db::Catalog& catalog, const analysis::ModelStudy& study,
                                    const target::Target& target, const Choice& choice,
                                    const analysis::NextLarger& next_larger) {
  target::Target chosen = target;
  if (choice.dual_bank) chosen.dual_bank = choice.dual_bank;
  if (!choice.runtime.empty()) {
    JAUGE_TRY(const auto runtime, catalog.find_runtime(choice.runtime));
    return analysis::assess(study, chosen, runtime, choice.reserve, next_larger);
  }
  const auto* runtime = analysis::default_runtime(catalog.runtimes(), study, chosen);
  if (!runtime) return Error{ErrorKind::bad_record, "runtimes", "the database holds no runtime profile", ""};
  return analysis::assess(study, chosen, *runtime, choice.reserve, next_larger);
}

}  // namespace jauge::cli
