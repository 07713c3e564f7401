// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/answer_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/theme/tokens.h"
#include "gui/views/elided_label.h"
#include "gui/views/tile.h"
#include "gui/views/verdict_chip.h"

namespace jauge::gui {
namespace {

constexpr int strip_height = 92;

QColor colour_of_use(double share) {
  if (share > 1) return tokens().misfit;
  return share > verdict::tight_above ? tokens().tight : tokens().fits;
}

TileText memory_tile(const QString& name, const cost::Figure& used, const std::optional<Bytes>& limit, Bytes external) {
  const Bytes exactly{static_cast<std::int64_t>(used.value)};
  TileText tile{.name = name,
                .origin = origin(used.origin),
                .figure = size(exactly),
                .limit = {},
                .explanation = {},
                .filled = {},
                .uncertain_to = 0,
                .colour = {}};
  tile.explanation = bytes(exactly);
  if (used.has_interval()) tile.explanation += ", " + interval(used);
  if (!limit || limit->value <= 0) {
    tile.limit = AnswerStrip::tr("size unknown");
    return tile;
  }
  // What lies in the board's external memory does not fill the chip's own.
  const double outside = static_cast<double>(external.value), room = static_cast<double>(limit->value);
  tile.limit = (external.value > 0 ? AnswerStrip::tr("of %1 + external") : AnswerStrip::tr("of %1")).arg(size(*limit));
  tile.filled = (used.value - outside) / room;
  tile.uncertain_to = (used.high - outside) / room;
  tile.colour = colour_of_use(*tile.filled);
  tile.explanation += '\n' + AnswerStrip::tr("%1 of the internal memory").arg(percent(*tile.filled));
  if (external.value > 0)
    tile.explanation += '\n' + AnswerStrip::tr("%1 of it in the board's external memory").arg(bytes(external));
  return tile;
}

TileText latency_tile(const cost::Estimate& estimate) {
  TileText tile{.name = AnswerStrip::tr("Latency"),
                .origin = AnswerStrip::tr("unknown"),
                .figure = no_figure,
                .limit = {},
                .explanation = say_alone(estimate.why_no_latency),
                .filled = {},
                .uncertain_to = 0,
                .colour = {}};
  if (!estimate.latency_ms) return tile;
  const cost::Figure& time = *estimate.latency_ms;
  tile.origin = origin(time.origin);
  tile.figure = value(time);
  tile.limit =
      interval(time).remove(QStringLiteral("\u00a0ms")).remove(QStringLiteral(" ms"));  // the figure has the unit
  tile.explanation = AnswerStrip::tr("One inference, runtime %1").arg(shown(estimate.runtime));
  // There is no limit to compare with: the bar shows how sure the figure is.
  const double full = time.high * 1.1;
  tile.filled = full > 0 ? time.low / full : 0;
  tile.uncertain_to = full > 0 ? time.high / full : 0;
  return tile;
}

// `board`: whose answers they are; empty: this computer's.
TileText accuracy_tile(const evaluate::Evaluation* evaluation, const QString& board) {
  TileText tile{.name = AnswerStrip::tr("Accuracy"),
                .origin = AnswerStrip::tr("no data yet"),
                .figure = no_figure,
                .limit = {},
                .explanation = AnswerStrip::tr("Accuracy needs labelled samples: choose data on the page Measure"),
                .filled = {},
                .uncertain_to = 0,
                .colour = {}};
  if (!evaluation || !evaluation->classified) return tile;
  const auto& report = evaluation->classified->report;
  const QString place = board.isEmpty() ? AnswerStrip::tr("this computer") : board;
  tile.origin = evaluation->stopped ? AnswerStrip::tr("%1, %2 so far").arg(place, number(evaluation->samples))
                                    : AnswerStrip::tr("%1, %2").arg(place, number(evaluation->samples));
  tile.figure = percent(report.accuracy);
  const auto points = [](double share) { return decimal(100 * share, 1); };
  tile.limit =
      AnswerStrip::tr("%1 to %2").arg(points(report.accuracy_interval.low), points(report.accuracy_interval.high));
  tile.explanation = AnswerStrip::tr("Share of %n sample(s) whose class is right, with the 95 % interval", nullptr,
                                     static_cast<int>(evaluation->samples));
  tile.filled = report.accuracy_interval.low;
  tile.uncertain_to = report.accuracy_interval.high;
  return tile;
}

QString board_word(const cost::MeasuredBoard& board) {
  return board.kind == "virtual" ? AnswerStrip::tr("virtual board") : shown(board.kind);
}

TileText empty_tile(const QString& name) {
  return {.name = name,
          .origin = {},
          .figure = no_figure,
          .limit = {},
          .explanation = {},
          .filled = {},
          .uncertain_to = 0,
          .colour = {}};
}

QString target_line(const analysis::Assessment& assessment) {
  const target::Target& target = assessment.target;
  QString line = AnswerStrip::tr("on %1").arg(shown(name_of(target)));
  line += QStringLiteral(" · ") + shown(target.core.name);
  if (target.clock) line += ' ' + clock(*target.clock);
  return line + QStringLiteral(" · ") + AnswerStrip::tr("runtime %1").arg(shown(assessment.estimate.runtime));
}

}  // namespace

AnswerStrip::AnswerStrip(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      model_(new ElidedLabel(ElidedLabel::Look::title)),
      target_(new ElidedLabel(ElidedLabel::Look::muted)),
      chip_(new VerdictChip),
      sentence_(new ElidedLabel(ElidedLabel::Look::muted, 2)),
      flash_(new Tile),
      ram_(new Tile),
      latency_(new Tile),
      accuracy_(new Tile) {
  setProperty("role", "strip");
  setAttribute(Qt::WA_StyledBackground);
  setFixedHeight(strip_height);
  auto* verdict = new QHBoxLayout;
  verdict->setSpacing(10);
  verdict->addWidget(chip_);
  verdict->addWidget(sentence_, 1);
  auto* words = new QVBoxLayout;
  words->setSpacing(3);
  words->addWidget(model_);
  words->addWidget(target_);
  words->addLayout(verdict);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(18, 8, 18, 8);
  row->setSpacing(9);
  row->addLayout(words, 20);
  for (Tile* tile : {flash_, ram_, latency_, accuracy_}) row->addWidget(tile, 9, Qt::AlignVCenter);
  connect(&session, &Session::analysisChanged, this, &AnswerStrip::refresh);
  connect(&session, &Session::currentModelChanged, this, &AnswerStrip::refresh);
  connect(&session, &Session::modelsChanged, this, &AnswerStrip::refresh);
  connect(&session, &Session::targetChanged, this, &AnswerStrip::refresh);
  connect(&session.evaluations(), &Evaluations::resultChanged, this, &AnswerStrip::show_accuracy);
  connect(&session.board_runs(), &BoardRuns::resultChanged, this, &AnswerStrip::show_accuracy);
  refresh();
}

QString AnswerStrip::sentence() const {
  return sentence_->text();
}

void AnswerStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

void AnswerStrip::refresh() {
  const OpenModel* model = session_.current_model();
  model_->show_text(model ? shown(model->path.filename().string()) : tr("No model open"));
  if (const auto analysis = session_.analysis())
    show_analysis(*analysis);
  else if (!model)
    show_nothing(tr("Open a model or drop one anywhere on this window"));
  else if (model->state == OpenModel::State::failed)
    show_nothing(shown(model->failure.toStdString()));
  else
    show_nothing(session_.settled() ? tr("There is nothing to say yet: see Problems") : tr("Computing…"));
}

void AnswerStrip::show_nothing(const QString& why) {
  target_->show_text(tr("on %1").arg(session_.target_name()));
  chip_->show_verdict(verdict::Level::unknown, level_word(verdict::Level::unknown));
  sentence_->show_text(why);
  flash_->show_tile(empty_tile(tr("Flash")));
  ram_->show_tile(empty_tile(tr("RAM")));
  latency_->show_tile(empty_tile(tr("Latency")));
  show_accuracy();
}

void AnswerStrip::show_accuracy() {
  const OpenModel* model = session_.current_model();
  const int id = model ? model->id : 0;
  const auto here = session_.evaluations().result(id);
  const auto board = session_.board_runs().result(id);
  // What a board has answered counts for more than what this computer has.
  if (board && board->evaluation && board->evaluation->classified)
    accuracy_->show_tile(accuracy_tile(&*board->evaluation, board_word(board->measurement.board)));
  else
    accuracy_->show_tile(accuracy_tile(here.get(), {}));
}

void AnswerStrip::show_analysis(const analysis::Analysis& analysis) {
  const auto& [target, reserve, estimate, verdict] = analysis.assessment;
  target_->show_text(target_line(analysis.assessment));
  chip_->show_verdict(verdict.level, level_word(verdict.level));
  sentence_->show_text(verdict.reasons.empty() ? QString() : say_alone(verdict.reasons.front().sentence));
  flash_->show_tile(memory_tile(tr("Flash"), estimate.flash.total, target.flash, estimate.flash.external));
  ram_->show_tile(memory_tile(tr("RAM"), estimate.ram.total, target.ram, estimate.ram.external));
  latency_->show_tile(latency_tile(estimate));
  show_accuracy();
}

}  // namespace jauge::gui
