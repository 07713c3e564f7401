// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/pair_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/models/evaluation_rows.h"
#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/views/table_view.h"

namespace jauge::gui {

PairPanel::PairPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      table_(new TableView),
      others_(new QComboBox),
      start_(new QPushButton),
      against_(new QLabel),
      sentences_(new QLabel) {
  table_->setModel(&rows_);
  sentences_->setTextFormat(Qt::PlainText);
  sentences_->setWordWrap(true);
  sentences_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  against_->setProperty("role", "muted");
  others_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  auto* line = new QHBoxLayout;
  line->addWidget(against_);
  line->addWidget(others_, 1);
  line->addWidget(start_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 10, 16, 10);
  column->setSpacing(8);
  column->addLayout(line);
  column->addWidget(sentences_);
  column->addWidget(table_, 1);
  connect(start_, &QPushButton::clicked, this, &PairPanel::compare);
  connect(others_, &QComboBox::activated, this, &PairPanel::otherChanged);
  connect(&session.evaluations(), &Evaluations::pairChanged, this, &PairPanel::refresh);
  connect(&session.evaluations(), &Evaluations::resultChanged, this, [this](int model) {
    const auto result = session_.evaluations().result(model);
    if (std::exchange(wanted_, false) && result && !result->stopped) compare();
    refresh();
  });
  connect(&session.evaluations(), &Evaluations::dataChanged, this, &PairPanel::refresh);
  connect(&session, &Session::modelsChanged, this, &PairPanel::refresh);
  connect(&session, &Session::currentModelChanged, this, &PairPanel::refresh);
  retranslate();
}

void PairPanel::retranslate() {
  against_->setText(tr("against"));
  start_->setText(tr("Compare"));
  start_->setToolTip(tr("Both models on the same samples, and layer by layer on the first of them"));
  others_->setAccessibleName(tr("The model to compare with"));
  table_->setAccessibleName(tr("How far the layers of both models are apart"));
  refresh();
}

int PairPanel::other() const {
  return others_->currentData().toInt();
}

void PairPanel::fill_others() {
  const int before = other();
  const QSignalBlocker quiet(others_);
  others_->clear();
  const OpenModel* current = session_.current_model();
  for (const OpenModel& model : session_.models())
    if (model.study && (!current || model.id != current->id))
      others_->addItem(shown(model.path.filename().string()), model.id);
  if (const int at = others_->findData(before); at >= 0) others_->setCurrentIndex(at);
}

// Models that have not been run on the data are run first.
void PairPanel::compare() {
  const OpenModel* current = session_.current_model();
  if (!current || other() == 0) return;
  Evaluations& evaluations = session_.evaluations();
  for (const int id : {current->id, other()}) {
    if (const auto result = evaluations.result(id); result && !result->stopped) continue;
    wanted_ = evaluations.failure(id).isEmpty();
    if (wanted_) session_.evaluate_model(id);
    return;
  }
  session_.compare_on_data(current->id, other());
}

void PairPanel::refresh() {
  fill_others();
  const Evaluations& evaluations = session_.evaluations();
  const bool data = evaluations.data().state == DataSet::State::ready;
  start_->setEnabled(data && other() != 0);
  rows_.show(divergence_headers(), {});
  const auto pair = evaluations.pair();
  const auto first = pair ? evaluations.result(pair->first) : nullptr;
  const auto second = pair ? evaluations.result(pair->second) : nullptr;
  if (!first || !second) {
    sentences_->setText(other() == 0 ? tr("Open a second model to compare with.")
                        : !data      ? tr("Choose data first.")
                                : tr("Which of the two is better on these samples, and which layer is the first to "
                                     "say something else?"));
    return;
  }
  sentences_->setText(comparison_sentences(*first, *second, pair->comparison).join('\n'));
  rows_.show(divergence_headers(), divergence_rows(pair->comparison));
  table_->fit_columns(0);
}

}  // namespace jauge::gui
