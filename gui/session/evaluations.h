// SPDX-License-Identifier: GPL-3.0-or-later
// The data set of the window and what the models made of it: one evaluation a model, a comparison of two, and drift
// from the data set to another one. Figures come while a run goes on; a run that is stopped keeps what it has.
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "analyzer/dataset/dataset.h"
#include "analyzer/evaluate/drift.h"
#include "analyzer/evaluate/model_comparison.h"
#include "gui/session/job_queue.h"
#include "gui/session/problem_list.h"

namespace jauge::gui {

// What a run needs of an open model; the graph stays alive with it.
struct Subject {
  int id = 0;
  std::filesystem::path path;
  std::shared_ptr<const ir::Graph> graph;
};

struct DataSet {
  enum class State { none, reading, ready, failed };
  std::filesystem::path path;
  State state = State::none;
  std::shared_ptr<const dataset::Samples> samples;  // when ready
  QString failure;                                  // when failed: one sentence
};

struct LiveRun {
  int model = 0;
  std::int64_t done = 0, total = 0;
  double samples_per_second = 0;
  std::optional<evaluate::Confusion> confusion;
};

struct ModelPair {
  int first = 0, second = 0;
  evaluate::ModelComparison comparison;
};

class Evaluations : public QObject {
  Q_OBJECT
 public:
  using Shared = std::shared_ptr<const evaluate::Evaluation>;
  Evaluations(JobQueue& jobs, ProblemList& problems, QObject* parent = nullptr);

  // `model` says what raw files hold; may be nothing. Forgets all results.
  void set_data(const std::filesystem::path& path, const Subject* model);
  void forget_data();
  const DataSet& data() const { return data_; }

  // What the user says about preprocessing; nothing: as stated beside the model or with the data.
  void set_preprocess(std::optional<dataset::Preprocess> preprocess);
  const std::optional<dataset::Preprocess>& preprocess() const { return preprocess_; }
  dataset::Stated stated_for(const std::filesystem::path& model) const;

  // Whether data and model go together, found out before any run.
  enum class Match { unknown, fits, differs };
  void check(const Subject& model);
  Match match(int model) const { return model == checked_model_ ? match_ : Match::unknown; }
  const QString& mismatch() const { return mismatch_; }  // why not, one sentence

  void start(const Subject& model);
  void stop();
  const std::optional<LiveRun>& live() const { return live_; }
  Shared result(int model) const;
  QString failure(int model) const;
  void forget(int model);

  void compare(const Subject& first, const Subject& second);
  std::shared_ptr<const ModelPair> pair() const { return pair_; }

  void look_for_drift(const std::filesystem::path& field);
  std::shared_ptr<const evaluate::Drift> drift() const { return drift_; }

 signals:
  void dataChanged();
  void checked();
  void progressed();
  void resultChanged(int model);
  void pairChanged();
  void driftChanged();

 private:
  void take_data(Result<dataset::Samples> samples, int job);
  void take_result(int model, Result<evaluate::Evaluation> result, int job);
  void take_progress(const LiveRun& run);
  void forget_results();
  void report(const Error& error, int job);

  JobQueue& jobs_;
  ProblemList& problems_;
  DataSet data_;
  std::optional<dataset::Preprocess> preprocess_;
  std::optional<LiveRun> live_;
  std::map<int, Shared> results_;
  std::map<int, QString> failures_;
  std::shared_ptr<const ModelPair> pair_;
  std::shared_ptr<const evaluate::Drift> drift_;
  int checked_model_ = 0;
  Match match_ = Match::unknown;
  QString mismatch_;
  int check_job_ = 0;
  int data_job_ = 0, run_job_ = 0, pair_job_ = 0, drift_job_ = 0;
};

}  // namespace jauge::gui
