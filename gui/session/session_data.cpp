// SPDX-License-Identifier: GPL-3.0-or-later
// The session's weights and data: what looks at numbers instead of sizes.
#include "gui/session/session.h"

namespace jauge::gui {
namespace {

Subject subject_of(const OpenModel& model) {
  if (!model.study) return {model.id, model.path, nullptr};
  return {model.id, model.path, {model.study, &model.study->deployable}};
}

}  // namespace

void Session::look_at_weights(const OpenModel& model) {
  using Statistics = std::vector<evaluate::WeightStatistics>;
  jobs_.run<Statistics>(
      tr("Look at the weights of %1").arg(QString::fromStdString(model.path.filename().string())),
      [study = model.study](const Progress& progress) {
        progress("looking at weights");
        return evaluate::weight_statistics(study->deployable);
      },
      [this, id = model.id](Statistics weights, int) { take_weights(id, std::move(weights)); });
}

void Session::take_weights(int id, std::vector<evaluate::WeightStatistics> weights) {
  OpenModel* model = find(id);
  if (!model) return;
  for (const auto& tensor : weights)
    if (tensor.not_finite > 0)
      problems_.add(QString::fromStdString(model->path.string()),
                    {.code = "weights_not_finite",
                     .severity = "error",
                     .where = model->path.filename().string() + ": " + tensor.name,
                     .what = tr("%n weight(s) of '%1' are NaN or infinite: whatever passes through is lost", nullptr,
                                static_cast<int>(tensor.not_finite))
                                 .arg(QString::fromStdString(tensor.tensor))
                                 .toStdString(),
                     .hint = tr("train again from a state in which the loss was finite").toStdString()});
  model->weights = std::make_shared<const std::vector<evaluate::WeightStatistics>>(std::move(weights));
  emit weightsChanged();
}

void Session::set_data(const std::filesystem::path& path) {
  const OpenModel* model = current_model();
  const Subject subject = model ? subject_of(*model) : Subject{};
  evaluations_.set_data(std::filesystem::absolute(path).lexically_normal(), model ? &subject : nullptr);
  project_.set_modified();
}

void Session::evaluate_model(int id) {
  if (const OpenModel* chosen = model(id)) evaluations_.start(subject_of(*chosen));
}

void Session::evaluate_models(std::vector<int> ids) {
  waiting_to_answer_.assign(ids.rbegin(), ids.rend());
  evaluate_next();
}

void Session::evaluate_next() {
  while (!waiting_to_answer_.empty() && !evaluations_.live()) {
    const int id = waiting_to_answer_.back();
    waiting_to_answer_.pop_back();
    const auto before = evaluations_.result(id);
    const OpenModel* next = model(id);
    if (next && next->study && (!before || before->stopped)) evaluate_model(id);
  }
}

void Session::compare_on_data(int first, int second) {
  const OpenModel *a = model(first), *b = model(second);
  if (a && b && a != b) evaluations_.compare(subject_of(*a), subject_of(*b));
}

std::function<std::shared_ptr<const analysis::Analysis>()> Session::estimate_on(const std::string& board,
                                                                                const OpenModel& model) const {
  if (!catalog_) return {};
  // Virtual boards say which board they are; of a real one the target is what the user takes it for.
  const std::string name = board == "virtual"                 ? "STM32L4R9I-DISCO"
                           : board == "virtual:nucleo_l4r5zi" ? "NUCLEO-L4R5ZI"
                                                              : target_name_.toStdString();
  const auto target = catalog_->find(name);
  const auto runtime = catalog_->find_runtime("jauge");
  if (!target || !runtime) return {};
  return [assess = engine_.assess, study = model.study, target = *target, runtime = *runtime, reserve = reserve_] {
    return std::make_shared<const analysis::Analysis>(
        analysis::Analysis{study, assess(*study, target, runtime, reserve, {})});
  };
}

void Session::measure_model(int id) {
  const OpenModel* chosen = model(id);
  if (!chosen || !chosen->study) return;
  board_runs_.start({chosen->id, chosen->path, chosen->study, evaluations_.data().samples,
                     evaluations_.stated_for(chosen->path), estimate_on(board_runs_.chosen(), *chosen)});
}

void Session::check_data() {
  if (const OpenModel* model = current_model()) evaluations_.check(subject_of(*model));
}

}  // namespace jauge::gui
