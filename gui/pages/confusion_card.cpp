// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/confusion_card.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "gui/models/evaluation_rows.h"
#include "gui/theme/theme.h"
#include "gui/views/confusion_view.h"
#include "gui/views/table_view.h"

namespace jauge::gui {

ConfusionCard::ConfusionCard(QWidget* parent)
    : QWidget(parent),
      view_(new ConfusionView),
      twin_(new TableView),
      stack_(new QStackedWidget),
      title_(new QLabel),
      note_(new QLabel),
      cell_line_(new QLabel),
      minus_(new QLabel),
      subtracted_(new QComboBox),
      source_row_(new QWidget) {
  title_->setProperty("role", "heading");
  note_->setProperty("role", "note");
  cell_line_->setProperty("role", "muted");
  cell_line_->setWordWrap(true);
  for (QLabel* label : {note_, cell_line_}) label->setTextFormat(Qt::PlainText);
  twin_->setModel(&twin_rows_);
  stack_->addWidget(view_);
  stack_->addWidget(twin_);
  auto* head = new QHBoxLayout;
  head->addWidget(title_);
  head->addWidget(note_, 1);
  auto* group = new QButtonGroup(this);
  for (int mode = 0; mode < 3; ++mode) {
    auto* button = new QPushButton;
    button->setCheckable(true);
    button->setChecked(mode == 0);
    group->addButton(button, mode);
    head->addWidget(button);
    modes_.push_back(button);
  }
  auto* row = new QHBoxLayout(source_row_);
  row->setContentsMargins(0, 0, 0, 0);
  minus_->setProperty("role", "muted");
  row->addWidget(minus_);
  row->addWidget(subtracted_);
  row->addStretch();
  connect(subtracted_, &QComboBox::activated, this, &ConfusionCard::show_matrices);
  source_row_->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(18, 8, 12, 12);
  column->setSpacing(8);
  column->addLayout(head);
  column->addWidget(source_row_);
  column->addWidget(stack_, 1);
  column->addWidget(cell_line_);
  connect(group, &QButtonGroup::idClicked, this, &ConfusionCard::choose_mode);
  connect(view_, &ConfusionView::picked, this, [this](std::int64_t truth, std::int64_t predicted) {
    show_cell_line();
    emit picked(truth, predicted);
  });
  retranslate();
}

void ConfusionCard::retranslate() {
  title_->setText(tr("Confusion matrix"));
  modes_[0]->setText(tr("Counts"));
  modes_[1]->setText(QStringLiteral("%"));
  modes_[1]->setToolTip(tr("Share of the true class, in percent"));
  modes_[1]->setAccessibleName(tr("Share of the true class, in percent"));
  modes_[2]->setText(tr("Difference"));
  // A chosen button is bold, which must not cut its word.
  for (QPushButton* mode : modes_)
    mode->setMinimumWidth(QFontMetrics(text_font(13, true)).horizontalAdvance(mode->text()) + 28);
  modes_[2]->setToolTip(tr("These counts minus those of other answers to the same samples"));
  minus_->setText(tr("minus"));
  subtracted_->setAccessibleName(tr("The matrix that is subtracted"));
  view_->setAccessibleName(tr("Confusion matrix; Ctrl+T shows the table"));
  twin_->setAccessibleName(tr("Confusion matrix as a table"));
  show_cell_line();
}

void ConfusionCard::choose_mode(int mode) {
  view_->set_mode(static_cast<ConfusionView::Mode>(mode));
  const bool difference = view_->mode() == ConfusionView::Mode::difference;
  minus_->setVisible(difference);
  subtracted_->setVisible(difference);
}

void ConfusionCard::show_confusion(std::optional<evaluate::Confusion> confusion, std::vector<Other> others,
                                   const QString& note) {
  confusion_ = std::move(confusion);
  others_ = std::move(others);
  modes_[2]->setEnabled(!others_.empty());
  if (others_.empty() && view_->mode() == ConfusionView::Mode::difference) modes_[0]->setChecked(true);
  note_->setText(confusion_ ? note : QString());
  fill_others();
  choose_mode(others_.empty() && view_->mode() == ConfusionView::Mode::difference ? 0
                                                                                  : static_cast<int>(view_->mode()));
  show_matrices();
}

// What is subtracted stays what it was as long as it is there.
void ConfusionCard::fill_others() {
  const QSignalBlocker quiet(subtracted_);
  const QString before = subtracted_->currentText();
  subtracted_->clear();
  for (const Other& other : others_) subtracted_->addItem(other.name);
  subtracted_->setCurrentIndex(std::max(0, subtracted_->findText(before)));
}

void ConfusionCard::show_matrices() {
  const auto chosen = static_cast<std::size_t>(std::max(0, subtracted_->currentIndex()));
  view_->show_confusion(confusion_, chosen < others_.size() ? std::optional(others_[chosen].confusion) : std::nullopt);
  fill_twin();
  show_cell_line();
}

// Only while it is seen: a thousand classes are a million cells, five times a second.
void ConfusionCard::fill_twin() {
  if (!shows_twin()) return;
  const auto& confusion = view_->confusion();
  twin_rows_.show(confusion ? confusion_headers(*confusion) : QStringList(),
                  confusion ? confusion_rows(*confusion) : std::vector<SimpleTable::Row>());
  twin_->fit_columns(0);
}

void ConfusionCard::show_cell_line() {
  if (!view_->confusion()) return cell_line_->clear();
  cell_line_->setText(view_->chosen() ? view_->words_of(*view_->chosen()) : tr("Click a cell to see its samples"));
}

void ConfusionCard::show_sources(const std::vector<Source>& sources, int chosen) {
  while (sources_.size() < sources.size()) {
    auto* button = new QPushButton;
    button->setCheckable(true);
    button->setAutoExclusive(true);
    const int source = static_cast<int>(sources_.size());
    connect(button, &QPushButton::clicked, this, [this, source] { emit sourceChosen(source); });
    source_row_->layout()->addWidget(button);
    sources_.push_back(button);
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    sources_[i]->setText(sources[i].name);
    sources_[i]->setMinimumWidth(QFontMetrics(text_font(13, true)).horizontalAdvance(sources[i].name) + 28);
    sources_[i]->setEnabled(sources[i].known);
    sources_[i]->setChecked(static_cast<int>(i) == chosen);
  }
  source_row_->setVisible(sources.size() > 1);
}

void ConfusionCard::toggle_twin() {
  stack_->setCurrentIndex(1 - stack_->currentIndex());
  fill_twin();
}

bool ConfusionCard::shows_twin() const {
  return stack_->currentIndex() == 1;
}

bool ConfusionCard::leave_cell() {
  if (!view_->chosen()) return false;
  view_->choose({});
  show_cell_line();
  emit left();
  return true;
}

}  // namespace jauge::gui
