// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/evaluations.h"

namespace jauge::gui {
namespace {

constexpr auto data_source = "data";

dataset::ReadOptions read_options(const Subject* model) {
  dataset::ReadOptions options;
  if (!model || !model->graph || model->graph->inputs.empty()) return options;
  const ir::Tensor& input = model->graph->tensor(model->graph->inputs[0]);
  options.expected = dataset::Expected{input.type.dtype, dataset::sample_shape(input)};
  return options;
}

QString file_name(const std::filesystem::path& path) {
  return QString::fromStdString(path.filename().string());
}

}  // namespace

Evaluations::Evaluations(JobQueue& jobs, ProblemList& problems, QObject* parent)
    : QObject(parent), jobs_(jobs), problems_(problems) {}

void Evaluations::report(const Error& error, int job) {
  if (error.kind == ErrorKind::interrupted) return;
  jobs_.fail(job, QString::fromStdString(error.what));
  problems_.add(data_source, error);
}

void Evaluations::forget_results() {
  jobs_.cancel(run_job_);
  jobs_.cancel(pair_job_);
  jobs_.cancel(drift_job_);
  run_job_ = pair_job_ = drift_job_ = 0;
  live_.reset();
  failures_.clear();
  pair_.reset();
  drift_.reset();
  const auto before = std::exchange(results_, {});
  for (const auto& [model, result] : before) emit resultChanged(model);
  emit progressed();
  emit pairChanged();
  emit driftChanged();
}

void Evaluations::set_data(const std::filesystem::path& path, const Subject* model) {
  jobs_.cancel(data_job_);
  problems_.remove_source(data_source);
  data_ = {.path = path, .state = DataSet::State::reading, .samples = {}, .failure = {}};
  forget_results();
  data_job_ = jobs_.run<Result<dataset::Samples>>(
      tr("Read %1").arg(file_name(path)),
      [path, options = read_options(model)](const Progress& progress) {
        progress("reading data");
        return dataset::read(path, options);
      },
      [this](Result<dataset::Samples> samples, int job) { take_data(std::move(samples), job); });
  emit dataChanged();
}

void Evaluations::forget_data() {
  jobs_.cancel(data_job_);
  problems_.remove_source(data_source);
  data_ = {};
  forget_results();
  emit dataChanged();
}

void Evaluations::take_data(Result<dataset::Samples> samples, int job) {
  if (job != data_job_) return;
  if (!samples) {
    data_.state = DataSet::State::failed;
    data_.failure = QString::fromStdString(samples.error().what);
    report(samples.error(), job);
  } else {
    data_.samples = std::make_shared<const dataset::Samples>(*std::move(samples));
    data_.state = DataSet::State::ready;
    for (const dataset::Note& note : data_.samples->notes)
      problems_.add(data_source, {note.code, "warning", note.where, note.what, note.hint});
  }
  emit dataChanged();
}

void Evaluations::set_preprocess(std::optional<dataset::Preprocess> preprocess) {
  if (preprocess == preprocess_) return;
  preprocess_ = std::move(preprocess);
  forget_results();
  emit dataChanged();
}

dataset::Stated Evaluations::stated_for(const std::filesystem::path& model) const {
  dataset::Stated stated{preprocess_, {}};
  if (auto beside = dataset::preprocess_beside(model)) stated.beside_model = *std::move(beside);
  return stated;
}

void Evaluations::check(const Subject& model) {
  jobs_.cancel(check_job_);
  checked_model_ = model.id;
  match_ = Match::unknown;
  mismatch_.clear();
  if (!data_.samples || !model.graph) return;
  using Answer = std::optional<Error>;
  check_job_ = jobs_.run<Answer>(
      tr("Check %1 against %2").arg(file_name(data_.path), file_name(model.path)),
      [model, samples = data_.samples, stated = stated_for(model.path)](const Progress&) -> Answer {
        if (model.graph->inputs.size() != 1)
          return Error{ErrorKind::unsupported_format, model.path.filename().string(),
                       "has " + std::to_string(model.graph->inputs.size()) + " inputs; models with one are evaluated",
                       ""};
        const auto matched = dataset::ModelInput::match(model.graph->tensor(model.graph->inputs[0]), *samples, stated);
        return matched ? std::nullopt : Answer(matched.error());
      },
      [this](Answer fault, int job) {
        if (job != check_job_) return;
        match_ = fault ? Match::differs : Match::fits;
        if (fault) mismatch_ = QString::fromStdString(fault->what + (fault->hint.empty() ? "" : "; " + fault->hint));
        emit checked();
      });
}

void Evaluations::start(const Subject& model) {
  stop();
  if (!data_.samples || !model.graph) return;
  failures_.erase(model.id);
  live_ =
      LiveRun{.model = model.id, .done = 0, .total = data_.samples->count, .samples_per_second = 0, .confusion = {}};
  run_job_ = jobs_.run_keeping_part<Result<evaluate::Evaluation>>(
      tr("Evaluate %1 on %2").arg(file_name(model.path), file_name(data_.path)),
      [this, model, samples = data_.samples,
       stated = stated_for(model.path)](const Progress& progress) -> Result<evaluate::Evaluation> {
        const evaluate::RunOptions options{.jobs = 0, .output = 0, .progress = progress};
        return evaluate::evaluate_watched(
            *model.graph, *samples, stated, options, [this, id = model.id](const evaluate::SoFar& now) {
              LiveRun run{id, now.done, now.total, now.samples_per_second, {}};
              if (now.confusion) run.confusion = *now.confusion;
              QMetaObject::invokeMethod(
                  this, [this, run = std::move(run)] { take_progress(run); }, Qt::QueuedConnection);
            });
      },
      [this, id = model.id](Result<evaluate::Evaluation> result, int job) { take_result(id, std::move(result), job); });
  emit progressed();
}

void Evaluations::take_progress(const LiveRun& run) {
  if (!live_ || live_->model != run.model || live_->done > run.done) return;
  live_ = run;
  emit progressed();
}

void Evaluations::take_result(int model, Result<evaluate::Evaluation> result, int job) {
  if (job != run_job_) return;
  run_job_ = 0;
  live_.reset();
  if (!result) {
    if (result.error().kind != ErrorKind::interrupted) failures_[model] = QString::fromStdString(result.error().what);
    report(result.error(), job);
  } else {
    for (const dataset::Note& note : result->notes)
      problems_.add(data_source, {note.code, "warning", note.where, note.what, note.hint});
    results_[model] = std::make_shared<const evaluate::Evaluation>(*std::move(result));
  }
  emit progressed();
  emit resultChanged(model);
}

void Evaluations::stop() {
  jobs_.cancel(run_job_);
}

Evaluations::Shared Evaluations::result(int model) const {
  const auto found = results_.find(model);
  return found == results_.end() ? nullptr : found->second;
}

QString Evaluations::failure(int model) const {
  const auto found = failures_.find(model);
  return found == failures_.end() ? QString() : found->second;
}

void Evaluations::forget(int model) {
  if (live_ && live_->model == model) stop();
  failures_.erase(model);
  if (results_.erase(model) > 0) emit resultChanged(model);
  if (pair_ && (pair_->first == model || pair_->second == model)) {
    pair_.reset();
    emit pairChanged();
  }
}

void Evaluations::compare(const Subject& first, const Subject& second) {
  jobs_.cancel(pair_job_);
  const Shared a = result(first.id), b = result(second.id);
  if (!a || !b || a->samples != b->samples || a->stopped || b->stopped) return;
  using Answer = Result<std::shared_ptr<const ModelPair>>;
  pair_job_ = jobs_.run<Answer>(
      tr("Compare %1 with %2").arg(file_name(first.path), file_name(second.path)),
      [=, samples = data_.samples, stated_a = stated_for(first.path),
       stated_b = stated_for(second.path)](const Progress& progress) -> Answer {
        progress("comparing layers");
        JAUGE_TRY(auto comparison, evaluate::compare_models({first.graph.get(), a.get(), stated_a},
                                                            {second.graph.get(), b.get(), stated_b}, *samples));
        return std::make_shared<const ModelPair>(ModelPair{first.id, second.id, std::move(comparison)});
      },
      [this](Answer pair, int job) {
        if (job != pair_job_) return;
        if (pair)
          pair_ = *pair;
        else
          report(pair.error(), job);
        emit pairChanged();
      });
}

void Evaluations::look_for_drift(const std::filesystem::path& field) {
  jobs_.cancel(drift_job_);
  if (!data_.samples) return;
  using Answer = Result<std::shared_ptr<const evaluate::Drift>>;
  drift_job_ = jobs_.run<Answer>(
      tr("Hold %1 against %2").arg(file_name(field), file_name(data_.path)),
      [=, samples = data_.samples](const Progress& progress) -> Answer {
        progress("reading data");
        dataset::ReadOptions options;
        options.expected = dataset::Expected{samples->dtype, samples->shape};
        JAUGE_TRY(const auto seen, dataset::read(field, options));
        JAUGE_TRY(auto drift, evaluate::drift_between(*samples, seen));
        return std::make_shared<const evaluate::Drift>(std::move(drift));
      },
      [this](Answer drift, int job) {
        if (job != drift_job_) return;
        if (drift)
          drift_ = *drift;
        else
          report(drift.error(), job);
        emit driftChanged();
      });
}

}  // namespace jauge::gui
