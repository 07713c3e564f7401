// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/session.h"

#include <QStandardPaths>
#include <algorithm>

#include "gui/session/find_moved.h"
#include "mcu_db/siblings.h"

namespace jauge::gui {
namespace {

constexpr auto first_target = "STM32L4R9I-DISCO";
constexpr auto target_source = "target";
constexpr auto project_source = "project";

std::filesystem::path unsaved_folder(const QString& settings_path) {
  // Tests bring their own settings file; their side copies go beside it.
  if (!settings_path.isEmpty()) return std::filesystem::path(settings_path.toStdString()).parent_path();
  return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation).toStdString();
}

QString file_name(const std::filesystem::path& path) {
  return QString::fromStdString(path.filename().string());
}

QString source_of(const OpenModel& model) {
  return QString::fromStdString(model.path.string());
}

}  // namespace

Session::Session(Engine engine, const QString& settings_path, QObject* parent)
    : QObject(parent),
      engine_(std::move(engine)),
      settings_(settings_path),
      target_name_(first_target),
      project_([this] { return project_now(); }, unsaved_folder(settings_path)),
      evaluations_(jobs_, problems_),
      board_runs_(jobs_, problems_, engine_.boards),
      probe_firmware_(jobs_, problems_, engine_.firmware) {
  connect(&evaluations_, &Evaluations::dataChanged, &board_runs_, &BoardRuns::forget_all);
  connect(&evaluations_, &Evaluations::dataChanged, this, &Session::check_data);
  connect(&evaluations_, &Evaluations::dataChanged, this, [this] { waiting_to_answer_.clear(); });
  connect(&evaluations_, &Evaluations::resultChanged, this, &Session::evaluate_next);
  load_catalog();
}

Session::~Session() = default;

const OpenModel* Session::model(int id) const {
  const auto found =
      std::find_if(models_.begin(), models_.end(), [id](const OpenModel& each) { return each.id == id; });
  return found == models_.end() ? nullptr : &*found;
}

OpenModel* Session::find(int id) {
  return const_cast<OpenModel*>(model(id));
}

const OpenModel* Session::current_model() const {
  return model(current_model_);
}

void Session::open_models(const std::vector<std::filesystem::path>& files) {
  for (const auto& file : files) {
    const auto path = std::filesystem::absolute(file).lexically_normal();
    const auto open = std::find_if(models_.begin(), models_.end(), [&](const OpenModel& m) { return m.path == path; });
    if (open != models_.end()) {
      current_model_ = open->id;
      continue;
    }
    OpenModel model;
    model.id = next_model_id_++;
    model.path = path;
    models_.push_back(model);
    current_model_ = model.id;
    read(models_.back());
  }
  project_.set_modified();
  emit modelsChanged();
  recompute();
  emit currentModelChanged();
}

void Session::read(OpenModel& model) {
  model.state = OpenModel::State::reading;
  problems_.remove_source(source_of(model));
  model.job = jobs_.run<Result<analysis::ModelStudy>>(
      tr("Analyse %1").arg(file_name(model.path)),
      [study = engine_.study, path = model.path](const Progress& progress) { return study(path, {}, progress); },
      [this, id = model.id](Result<analysis::ModelStudy> study, int job) { take_study(id, std::move(study), job); });
}

void Session::take_study(int id, Result<analysis::ModelStudy> study, int job) {
  OpenModel* model = find(id);
  if (!model) return;  // closed while it was read
  if (!study) {
    fail_model(*model, study.error(), job);
    return;
  }
  model->study = std::make_shared<const analysis::ModelStudy>(*std::move(study));
  model->state = OpenModel::State::ready;
  model->failure.clear();
  for (const auto& problem : model->study->problems) problems_.add(source_of(*model), problem);
  check_digest(*model);
  evaluations_.forget(id);
  board_runs_.forget(id);
  look_at_weights(*model);
  settings_.add_recent_file(source_of(*model));
  emit logged(tr("%1 analysed").arg(file_name(model->path)));
  emit modelsChanged();
  if (id == current_model_) {
    selection_.clear();
    recompute();
  }
}

void Session::fail_model(OpenModel& model, const Error& error, int job) {
  model.state = OpenModel::State::failed;
  model.study.reset();
  model.failure = QString::fromStdString(error.what);
  jobs_.fail(job, model.failure);
  problems_.add(source_of(model), error);
  emit modelsChanged();
  if (model.id == current_model_) recompute();
}

void Session::check_digest(const OpenModel& model) {
  const std::string& now = model.study->model.source.sha256;
  if (model.expected_sha256.empty() || now.empty() || now == model.expected_sha256) return;
  problems_.add(source_of(model),
                {.code = "model_changed",
                 .severity = "warning",
                 .where = model.path.filename().string(),
                 .what = tr("the file is not the one the project was saved with: its SHA-256 differs").toStdString(),
                 .hint = tr("save the project to accept the new file").toStdString()});
}

void Session::close_model(int id) {
  OpenModel* model = find(id);
  if (!model) return;
  jobs_.cancel(model->job);
  evaluations_.forget(id);
  board_runs_.forget(id);
  problems_.remove_source(source_of(*model));
  std::erase_if(models_, [id](const OpenModel& each) { return each.id == id; });
  if (id == current_model_) {
    current_model_ = models_.empty() ? 0 : models_.back().id;
    selection_.clear();
  }
  project_.set_modified();
  emit modelsChanged();
  recompute();
  emit currentModelChanged();
}

void Session::reload_model(int id) {
  OpenModel* model = find(id);
  if (!model) return;
  jobs_.cancel(model->job);
  read(*model);
  emit modelsChanged();
}

void Session::set_current_model(int id) {
  if (id == current_model_ || !model(id)) return;
  current_model_ = id;
  selection_.clear();
  project_.set_modified();
  recompute();
  emit currentModelChanged();
}

void Session::set_target(const QString& name) {
  if (name == target_name_) return;
  remember(History::Kind::target);
  target_name_ = name;
  project_.set_modified();
  recompute();
  emit targetChanged();
}

void Session::set_runtime(const QString& name) {
  if (name == runtime_name_) return;
  remember(History::Kind::runtime);
  runtime_name_ = name;
  project_.set_modified();
  recompute();
  emit targetChanged();
}

void Session::set_reserve(const cost::Reserve& reserve) {
  remember(History::Kind::reserve);
  reserve_ = reserve;
  project_.set_modified();
  recompute();
}

// What is shown always belongs to the current model and target: old results go at once, new ones come when ready.
void Session::recompute() {
  jobs_.cancel(assessment_job_);
  jobs_.cancel(comparison_job_);
  analysis_.reset();
  comparison_.reset();
  emit analysisChanged();
  emit comparisonChanged();
  check_data();
  const OpenModel* model = current_model();
  if (!model || !model->study || !catalog_) return;
  problems_.remove_source(target_source);
  const auto target = catalog_->find(target_name_.toStdString());
  if (!target) {
    problems_.add(target_source, target.error());
    return;
  }
  const auto runtime = runtime_for(*catalog_, runtime_name_.toStdString(), *model->study, *target);
  if (!runtime) {
    problems_.add(target_source, runtime.error());
    return;
  }
  start_assessment(*target, *runtime);
  start_comparison();
}

void Session::start_assessment(const target::Target& target, const target::RuntimeProfile& runtime) {
  using Shared = std::shared_ptr<const analysis::Analysis>;
  const auto& path = current_model()->path;
  assessment_job_ = jobs_.run<Shared>(
      tr("Assess %1 on %2").arg(file_name(path), target_name_),
      [=, assess = engine_.assess, study = current_model()->study, reserve = reserve_,
       catalog = catalog_](const Progress&) {
        const auto next_larger = [&catalog](const target::Target& chip) {
          return mcu_db::siblings_of(chip, catalog->chips()).larger;
        };
        return std::make_shared<const analysis::Analysis>(
            analysis::Analysis{study, assess(*study, target, runtime, reserve, next_larger)});
      },
      [this](Shared analysis, int job) {
        if (job != assessment_job_) return;
        analysis_ = std::move(analysis);
        emit analysisChanged();
      });
}

void Session::start_comparison() {
  using Shared = std::shared_ptr<const Comparison>;
  comparison_job_ = jobs_.run<Shared>(
      tr("Compare %1 with every part").arg(file_name(current_model()->path)),
      [engine = engine_, study = current_model()->study, catalog = catalog_, runtime = runtime_name_.toStdString(),
       reserve = reserve_](const Progress& progress) {
        return std::make_shared<const Comparison>(compare(engine, *study, *catalog, runtime, reserve, progress));
      },
      [this](Shared comparison, int job) {
        if (job != comparison_job_) return;
        comparison_ = std::move(comparison);
        emit comparisonChanged();
      });
}

void Session::set_report_choices(const QJsonObject& choices) {
  if (choices == report_) return;
  report_ = choices;
  project_.set_modified();
}

Project Session::project_now() const {
  Project project;
  for (const OpenModel& model : models_) {
    if (model.id == current_model_) project.current_model = static_cast<int>(project.models.size());
    project.models.push_back({model.path, model.study ? model.study->model.source.sha256 : model.expected_sha256});
  }
  project.target = target_name_;
  project.runtime = runtime_name_;
  project.reserve = reserve_;
  project.filter = filter_;
  project.shortlist = shortlist_;
  project.report = report_;
  project.data = evaluations_.data().path;
  return project;
}

void Session::take_project(const Project& project) {
  while (!models_.empty()) close_model(models_.back().id);
  target_name_ = project.target.isEmpty() ? QString(first_target) : project.target;
  runtime_name_ = project.runtime;
  reserve_ = project.reserve;
  filter_ = project.filter;
  shortlist_ = project.shortlist;
  report_ = project.report;
  history_.clear();
  emit historyChanged();
  if (project.data.empty())
    evaluations_.forget_data();
  else
    evaluations_.set_data(project.data, nullptr);
  emit choicesChanged();
  emit targetChanged();
  const bool all_there = std::all_of(project.models.begin(), project.models.end(),
                                     [](const ProjectModel& model) { return std::filesystem::exists(model.path); });
  if (all_there || project_.file().empty()) {
    open_project_models(project.models, project.current_model);
    return;
  }
  using Models = std::vector<ProjectModel>;
  jobs_.run<Models>(
      tr("Look for moved models"),
      [models = project.models, folder = project_.file().parent_path()](const Progress& progress) {
        return find_moved(models, folder, progress);
      },
      [this, current = project.current_model](Models models, int) { open_project_models(models, current); });
}

void Session::open_project_models(const std::vector<ProjectModel>& models, int current) {
  std::vector<std::filesystem::path> files;
  for (const ProjectModel& model : models) files.push_back(model.path);
  open_models(files);
  for (std::size_t i = 0; i < models_.size() && i < models.size(); ++i) models_[i].expected_sha256 = models[i].sha256;
  if (current >= 0 && static_cast<std::size_t>(current) < models_.size())
    set_current_model(models_[static_cast<std::size_t>(current)].id);
}

void Session::open_project(const std::filesystem::path& file) {
  problems_.remove_source(project_source);
  const auto project = project_.open(file);
  if (!project) {
    problems_.add(project_source, project.error());
    return;
  }
  take_project(*project);
  project_.mark_saved();
  settings_.add_recent_file(QString::fromStdString(file.string()));
}

void Session::restore_side_copy(const std::filesystem::path& copy) {
  const auto project = read_project(copy);
  if (!project) {
    problems_.add(project_source, project.error());
    return;
  }
  take_project(*project);
  project_.set_modified();
}

void Session::new_project() {
  take_project({});
  project_.start_new();
}

Result<void> Session::save_project() {
  return project_.save();
}

Result<void> Session::save_project_as(const std::filesystem::path& file, Overwrite overwrite) {
  return project_.save_as(file, overwrite);
}

}  // namespace jauge::gui
