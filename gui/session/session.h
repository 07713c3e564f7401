// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the window shows, and the only place that starts work: open models, the current target, the current
// analysis, the comparison, problems, jobs, project. Views subscribe to its signals and hold no state of their own.
#pragma once

#include <QObject>
#include <QStringList>
#include <filesystem>
#include <memory>
#include <vector>

#include "gui/session/board_runs.h"
#include "gui/session/comparison.h"
#include "gui/session/engine.h"
#include "gui/session/evaluations.h"
#include "gui/session/history.h"
#include "gui/session/job_queue.h"
#include "gui/session/probe_firmware.h"
#include "gui/session/problem_list.h"
#include "gui/session/project_keeper.h"
#include "gui/session/selection.h"
#include "gui/session/settings.h"

#include "analyzer/evaluate/weight_statistics.h"

namespace jauge::gui {

struct OpenModel {
  enum class State { reading, ready, failed };
  int id = 0;
  std::filesystem::path path;
  State state = State::reading;
  std::shared_ptr<const analysis::ModelStudy> study;                       // when ready
  std::shared_ptr<const std::vector<evaluate::WeightStatistics>> weights;  // of the deployable graph; comes later
  QString failure;                                                         // when failed: one sentence
  std::string expected_sha256;                                             // from the project; empty: any
  int job = 0;
};

class Session : public QObject {
  Q_OBJECT
 public:
  Session(Engine engine, const QString& settings_path = {}, QObject* parent = nullptr);
  ~Session() override;

  // Models. A file that is open already becomes the current one.
  void open_models(const std::vector<std::filesystem::path>& files);
  void close_model(int id);
  void reload_model(int id);
  void set_current_model(int id);
  const std::vector<OpenModel>& models() const { return models_; }
  const OpenModel* current_model() const;
  const OpenModel* model(int id) const;

  // Target. The name is kept until the database is loaded; an unknown one becomes a problem.
  void set_target(const QString& name);
  void set_reserve(const cost::Reserve& reserve);
  void set_runtime(const QString& name);  // empty: the default for the target
  const QString& target_name() const { return target_name_; }
  const QString& runtime_name() const { return runtime_name_; }
  const Engine& engine() const { return engine_; }
  const cost::Reserve& reserve() const { return reserve_; }
  std::shared_ptr<const mcu_db::Catalog> catalog() const { return catalog_; }

  // Prices, stock and notes of the user's own file lie over the database; remembered by the program, not the project.
  void set_price_files(const QStringList& files);  // empty: none
  void reload_prices();
  QStringList price_files() const { return settings_.price_files(); }
  // Writes a chip of the user's own and loads the database again. Errors: those of mcu_db::add_own_part.
  Result<std::filesystem::path> add_part(const mcu_db::OwnPart& part);

  // Nothing while it is computed or when there is nothing to compute.
  std::shared_ptr<const analysis::Analysis> analysis() const { return analysis_; }
  std::shared_ptr<const Comparison> comparison() const { return comparison_; }

  // Back and forth over target, runtime, reserve, filter and shortlist.
  void undo();
  void redo();
  const History& history() const { return history_; }

  // The Compare and Report pages' choices, which the project keeps.
  const QString& filter() const { return filter_; }
  void set_filter(const QString& filter);
  const QStringList& shortlist() const { return shortlist_; }
  void set_shortlisted(const QString& part, bool on);
  const QJsonObject& report_choices() const { return report_; }
  void set_report_choices(const QJsonObject& choices);

  void open_project(const std::filesystem::path& file);
  void restore_side_copy(const std::filesystem::path& copy);
  void new_project();
  Result<void> save_project();
  Result<void> save_project_as(const std::filesystem::path& file, Overwrite overwrite);

  // The data set and what the models made of it. Runs need a model that is ready.
  Evaluations& evaluations() { return evaluations_; }
  const Evaluations& evaluations() const { return evaluations_; }
  void set_data(const std::filesystem::path& path);
  void evaluate_model(int id);
  // One after the other; those that have answered all data, and ids of no model, are left out.
  void evaluate_models(std::vector<int> ids);
  void compare_on_data(int first, int second);

  // Boards, and what the models did on them.
  BoardRuns& board_runs() { return board_runs_; }
  const BoardRuns& board_runs() const { return board_runs_; }
  ProbeFirmware& probe_firmware() { return probe_firmware_; }
  void measure_model(int id);

  Selection& selection() { return selection_; }
  JobQueue& jobs() { return jobs_; }
  ProblemList& problems() { return problems_; }
  ProjectKeeper& project() { return project_; }
  Settings& settings() { return settings_; }

  // True once nothing is left to compute: for screenshots and tests.
  bool settled() const { return jobs_.idle(); }

 signals:
  void modelsChanged();
  void currentModelChanged();
  void targetChanged();
  void analysisChanged();
  void comparisonChanged();
  void choicesChanged();
  void weightsChanged();
  void historyChanged();
  void logged(const QString& line);

 private:
  Project project_now() const;
  Choices choices_now() const;
  void take_choices(const Choices& choices);
  void remember(History::Kind kind);
  void take_project(const Project& project);
  void open_project_models(const std::vector<ProjectModel>& models, int current);
  void read(OpenModel& model);
  void take_study(int id, Result<analysis::ModelStudy> study, int job);
  void fail_model(OpenModel& model, const Error& error, int job);
  struct LoadedCatalog {
    Result<mcu_db::Catalog> catalog;
    std::vector<mcu_db::Rejected> rejected_prices;
    std::vector<Error> unread_prices;
  };
  void load_catalog();
  void take_catalog(LoadedCatalog loaded, int job);
  void check_digest(const OpenModel& model);
  void check_data();
  void evaluate_next();
  void look_at_weights(const OpenModel& model);
  void take_weights(int id, std::vector<evaluate::WeightStatistics> weights);
  void recompute();
  std::function<std::shared_ptr<const analysis::Analysis>()> estimate_on(const std::string& board,
                                                                         const OpenModel& model) const;
  void start_assessment(const target::Target& target, const target::RuntimeProfile& runtime);
  void start_comparison();
  OpenModel* find(int id);

  Engine engine_;
  Settings settings_;
  Selection selection_;
  ProblemList problems_;
  std::vector<OpenModel> models_;
  int next_model_id_ = 1;
  int current_model_ = 0;
  std::shared_ptr<const mcu_db::Catalog> catalog_;
  QString target_name_;
  QString runtime_name_;  // empty: the default for the target
  cost::Reserve reserve_;
  std::shared_ptr<const analysis::Analysis> analysis_;
  std::shared_ptr<const Comparison> comparison_;
  int assessment_job_ = 0;
  int comparison_job_ = 0;
  History history_;
  QString filter_;
  QStringList shortlist_;
  QJsonObject report_;
  ProjectKeeper project_;
  Evaluations evaluations_;
  std::vector<int> waiting_to_answer_;  // models; the next one last
  BoardRuns board_runs_;
  ProbeFirmware probe_firmware_;
  JobQueue jobs_;  // last: its workers end before anything else goes
};

}  // namespace jauge::gui
