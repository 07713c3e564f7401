// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/drift_panel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/models/evaluation_rows.h"
#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/views/table_view.h"

namespace jauge::gui {

DriftPanel::DriftPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      table_(new TableView),
      choose_(new QPushButton),
      names_(new QLabel),
      sentences_(new QLabel) {
  table_->setModel(&rows_);
  for (QLabel* label : {names_, sentences_}) {
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
  }
  names_->setProperty("role", "muted");
  sentences_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* line = new QHBoxLayout;
  line->addWidget(names_, 1);
  line->addWidget(choose_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 10, 16, 10);
  column->setSpacing(8);
  column->addLayout(line);
  column->addWidget(sentences_);
  column->addWidget(table_, 1);
  connect(choose_, &QPushButton::clicked, this, [this] {
    const QString file = QFileDialog::getOpenFileName(this, tr("Data from the field"));
    if (!file.isEmpty()) session_.evaluations().look_for_drift(file.toStdString());
  });
  connect(&session.evaluations(), &Evaluations::driftChanged, this, &DriftPanel::refresh);
  connect(&session.evaluations(), &Evaluations::dataChanged, this, &DriftPanel::refresh);
  retranslate();
}

void DriftPanel::retranslate() {
  choose_->setText(tr("Data from the field…"));
  table_->setAccessibleName(tr("How the features of both data sets are distributed"));
  refresh();
}

void DriftPanel::refresh() {
  const Evaluations& evaluations = session_.evaluations();
  choose_->setEnabled(evaluations.data().state == DataSet::State::ready);
  const auto drift = evaluations.drift();
  if (!drift) {
    names_->setText(
        tr("Choose training data above and recordings from the field here: mean, spread and spectrum of "
           "every axis are compared."));
    sentences_->clear();
    rows_.show(drift_headers(), {});
    return;
  }
  names_->setText(tr("%1 against %2").arg(shown(drift->field), shown(drift->reference)));
  sentences_->setText(drift_sentences(*drift).join('\n'));
  rows_.show(drift_headers(), drift_rows(*drift));
  table_->fit_columns(0);
}

}  // namespace jauge::gui
