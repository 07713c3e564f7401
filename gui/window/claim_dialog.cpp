// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/claim_dialog.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/views/fact_sheet.h"

namespace jauge::gui {

ClaimDialog::ClaimDialog(Session& session, QWidget* parent)
    : QDialog(parent), session_(session), about_(new QLabel), sheet_(new FactSheet) {
  about_->setProperty("role", "muted");
  about_->setWordWrap(true);
  about_->setTextFormat(Qt::PlainText);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(4);
  for (int i = 0; i < 6; ++i) {
    names_.push_back(new QLabel);
    fields_.push_back(new QLineEdit);
    names_.back()->setBuddy(fields_.back());
    grid->addWidget(names_.back(), 2 * (i / 3), i % 3);
    grid->addWidget(fields_.back(), 2 * (i / 3) + 1, i % 3);
    connect(fields_.back(), &QLineEdit::textChanged, this, &ClaimDialog::refresh);
  }
  auto* area = new QScrollArea;
  area->setWidget(sheet_);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(18, 16, 18, 16);
  column->setSpacing(12);
  column->addWidget(about_);
  column->addLayout(grid);
  column->addWidget(area, 1);
  resize(620, 560);
  connect(&session.evaluations(), &Evaluations::resultChanged, this, &ClaimDialog::refresh);
  connect(&session, &Session::analysisChanged, this, &ClaimDialog::refresh);
  retranslate();
}

void ClaimDialog::retranslate() {
  setWindowTitle(tr("Check claims"));
  const QString names[] = {tr("&Accuracy"), tr("&Latency"), tr("&Energy"), tr("&Parameters"), tr("&Flash"), tr("&RAM")};
  const QString examples[] = {QStringLiteral("86.7 %"), QStringLiteral("12.6 ms"), QStringLiteral("0.85 mJ"),
                              QStringLiteral("160000"), QStringLiteral("160 KB"),  QStringLiteral("110 KB")};
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    names_[i]->setText(names[i]);
    fields_[i]->setAccessibleName(QString(names[i]).remove('&'));
    fields_[i]->setPlaceholderText(tr("for example %1").arg(examples[i]));
  }
  refresh();
}

void ClaimDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void ClaimDialog::type(const ClaimTexts& texts) {
  const QString values[] = {texts.accuracy, texts.latency, texts.energy, texts.parameters, texts.flash, texts.ram};
  for (std::size_t i = 0; i < fields_.size(); ++i) fields_[i]->setText(values[i]);
}

ClaimTexts ClaimDialog::texts() const {
  return {fields_[0]->text(), fields_[1]->text(), fields_[2]->text(),
          fields_[3]->text(), fields_[4]->text(), fields_[5]->text()};
}

void ClaimDialog::refresh() {
  sheet_->clear();
  answer_ = {};
  const auto analysis = session_.analysis();
  const OpenModel* model = session_.current_model();
  if (!analysis || !model) {
    about_->setText(tr("Open a model and choose a chip first: claims are held against both."));
    return;
  }
  about_->setText(tr("Type the figures that a report gives for %1 on %2. What cannot be true is said below.")
                      .arg(shown(model->path.filename().string()), session_.target_name()));
  answer_ = check_claims(texts(), *analysis, session_.evaluations().result(model->id).get());
  for (QLineEdit* field : fields_) {
    const bool invalid = !answer_.not_understood.isEmpty() && field->text() == answer_.not_understood;
    field->setProperty("invalid", invalid);
    field->style()->unpolish(field);
    field->style()->polish(field);
  }
  if (!answer_.not_understood.isEmpty())
    sheet_->sentence(tr("\"%1\" is not understood as a figure.").arg(answer_.not_understood), true);
  for (const ClaimLine& line : answer_.lines) {
    sheet_->verdict(chip_level(line.level), line.word);
    sheet_->sentence(line.sentence);
  }
}

}  // namespace jauge::gui
