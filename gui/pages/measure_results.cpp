// SPDX-License-Identifier: GPL-3.0-or-later
// The results of the page Measure: which answers are shown, and where.
#include <algorithm>
#include <tuple>

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
  board_->show_result(
      result, session_.evaluations().result(id),
      live && live->model == id ? std::span<const std::uint64_t>(live->cycles) : std::span<const std::uint64_t>());
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

std::optional<evaluate::Confusion> MeasurePage::matrix_of(Source source, std::int64_t of) const {
  const OpenModel* model = session_.current_model();
  if (source == source_)
    if (const auto live = live_answers(); live && model && live->model == model->id) return live->confusion;
  const auto answers = answers_of(source);
  if (!answers || !answers->classified) return std::nullopt;
  const auto& [predictions, confusion] = std::tie(answers->classified->predictions, answers->classified->confusion);
  const auto data = session_.evaluations().data().samples;
  const auto count = static_cast<std::size_t>(of);
  if (of <= 0 || count >= predictions.size() || !data || data->labels.size() < count) return confusion;
  return evaluate::count_confusion(confusion.classes, std::span(data->labels).first(count),
                                   std::span(predictions).first(count));
}

// "int8, PC": of the model on this computer, by its weights; people know two models of one network by them.
QString MeasurePage::name_of(Source source) const {
  if (source == on_board) return tr("Board");
  const OpenModel* current = session_.current_model();
  const OpenModel* other = session_.model(pair_->other());
  const auto word = [](const OpenModel* model) {
    const std::string dtype = model && model->study ? model->study->deployable_counts.weight_dtype : "";
    return dtype == "float32" ? tr("Float") : shown(dtype);
  };
  const QString own = word(current), others = word(other);
  if (own.isEmpty() || own == others) return source == this_computer ? tr("This computer") : tr("Other model");
  if (source == this_computer) return tr("%1, PC").arg(own);
  return others.isEmpty() ? tr("Other model") : tr("%1, PC").arg(others);
}

void MeasurePage::show_confusion() {
  auto matrix = matrix_of(source_);
  std::vector<ConfusionCard::Source> sources;
  std::vector<ConfusionCard::Other> others;
  for (const Source source : {this_computer, on_board, other_model}) {
    // Of a run that goes on or was stopped, the same samples of the others are held against it.
    auto other = matrix_of(source, matrix ? matrix->total() : 0);
    sources.push_back({name_of(source), other.has_value()});
    if (source != source_ && other && matrix && other->size() == matrix->size())
      others.push_back({name_of(source), *std::move(other)});
  }
  const bool any = matrix.has_value();
  const QString place = source_ == on_board ? place_of(on_board) : name_of(source_);
  confusion_->show_confusion(std::move(matrix), std::move(others), tr("%1 · rows: truth").arg(place));
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
