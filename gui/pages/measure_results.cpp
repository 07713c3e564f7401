// SPDX-License-Identifier: GPL-3.0-or-later
// The results of the page Measure: which answers are shown, and where.
#include <algorithm>

#include "gui/models/text.h"
#include "gui/pages/accuracy_panel.h"
#include "gui/pages/board_panel.h"
#include "gui/pages/confusion_card.h"
#include "gui/pages/measure_page.h"
#include "gui/pages/pair_panel.h"
#include "gui/pages/sample_panel.h"
#include "gui/session/session.h"
#include "gui/views/confusion_view.h"

namespace jauge::gui {

void MeasurePage::refresh_results() {
  const OpenModel* model = session_.current_model();
  const auto live = live_answers();
  const auto data = session_.evaluations().data().samples;
  const auto answers = answers_of(source_);
  if (live && model && live->model == model->id) {
    if (live->confusion) accuracy_->show_so_far(*live->confusion, live->total, place_of(source_));
  } else if (answers) {
    accuracy_->show_evaluation(answers.get(), data ? data->count : 0, place_of(source_));
  } else {
    accuracy_->show_nothing(tr("Nothing has been run yet."));
  }
  refresh_board_panel();
  show_confusion();
}

void MeasurePage::refresh_board_panel() {
  const BoardRuns& boards = session_.board_runs();
  const OpenModel* model = session_.current_model();
  const int id = model ? model->id : 0;
  const auto& live = boards.live();
  if (live && live->model == id && !live->so_far) return board_->show_nothing(tr("The board is being prepared."));
  if (const auto failure = boards.failure(id); failure && !live) return board_->show_failure(*failure);
  const auto result = live && live->model == id ? live->so_far : boards.result(id);
  if (!result)
    return board_->show_nothing(
        tr("Choose a board in the first step and run: latency, the time of every layer, stack, and what the link did. "
           "The virtual board needs no hardware."));
  board_->show_result(result, session_.evaluations().result(id));
}

void MeasurePage::choose_source(int source) {
  source_ = static_cast<Source>(source);
  confusion_->leave_cell();
  refresh_results();
}

QString MeasurePage::place_of(Source source) const {
  const OpenModel* model = session_.current_model();
  const BoardRuns& boards = session_.board_runs();
  if (source != on_board) return {};
  if (boards.live() && boards.live()->so_far) return BoardText::short_name(boards.live()->so_far->measurement.board);
  const auto result = boards.result(model ? model->id : 0);
  return result ? BoardText::short_name(result->measurement.board) : tr("board");
}

std::optional<LiveRun> MeasurePage::live_answers() const {
  const auto& boards = session_.board_runs().live();
  if (source_ == on_board) return boards ? std::optional(boards->answers) : std::nullopt;
  return source_ == this_computer ? session_.evaluations().live() : std::nullopt;
}

std::shared_ptr<const evaluate::Evaluation> MeasurePage::answers_of(Source source) const {
  const OpenModel* model = session_.current_model();
  const int id = model ? model->id : 0;
  if (source == this_computer) return session_.evaluations().result(id);
  if (source == other_model) return session_.evaluations().result(pair_->other());
  const auto result = session_.board_runs().result(id);
  return result && result->evaluation ? std::shared_ptr<const evaluate::Evaluation>(result, &*result->evaluation)
                                      : nullptr;
}

std::optional<evaluate::Confusion> MeasurePage::matrix_of(Source source) const {
  const OpenModel* model = session_.current_model();
  if (source == source_)
    if (const auto live = live_answers(); live && model && live->model == model->id) return live->confusion;
  const auto answers = answers_of(source);
  return answers && answers->classified ? std::optional(answers->classified->confusion) : std::nullopt;
}

void MeasurePage::show_confusion() {
  auto matrix = matrix_of(source_);
  auto other = matrix_of(source_ == this_computer ? other_model : this_computer);
  if (other && (!matrix || other->size() != matrix->size())) other.reset();
  const bool any = matrix.has_value();
  const QString place = source_ == this_computer ? tr("this computer")
                        : source_ == on_board    ? place_of(on_board)
                                                 : tr("other model");
  confusion_->show_confusion(std::move(matrix), std::move(other), tr("%1 · rows: truth").arg(place));
  std::vector<ConfusionCard::Source> sources = {{tr("This computer"), matrix_of(this_computer).has_value()},
                                                {tr("Board"), matrix_of(on_board).has_value()},
                                                {tr("Other model"), matrix_of(other_model).has_value()}};
  const bool several = std::ranges::count_if(sources, [](const auto& source) { return source.known; }) > 1;
  if (!several) sources.clear();
  confusion_->show_sources(sources, source_);
  if (!any || !confusion_->view().chosen())
    samples_->clear(tr("Choose a cell of the confusion matrix to see the samples behind it."));
}

void MeasurePage::show_cell(std::int64_t truth, std::int64_t predicted) {
  const auto result = answers_of(source_);
  const auto data = session_.evaluations().data().samples;
  if (!result || !result->classified || !data) return;
  std::vector<std::int64_t> which;
  const auto& predictions = result->classified->predictions;
  for (std::size_t i = 0; i < predictions.size(); ++i)
    if (data->labels[i] == truth && predictions[i] == predicted) which.push_back(static_cast<std::int64_t>(i));
  samples_->show_samples(data, std::move(which), confusion_->view().words_of({truth, predicted}));
  show_tab("samples");
}

}  // namespace jauge::gui
