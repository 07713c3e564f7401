// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/accuracy_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "gui/models/evaluation_rows.h"
#include "gui/models/text.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

QLabel* plain_label(const char* role, bool wrapped = false) {
  auto* label = new QLabel;
  label->setTextFormat(Qt::PlainText);
  label->setProperty("role", role);
  label->setWordWrap(wrapped);
  return label;
}

}  // namespace

AccuracyPanel::AccuracyPanel(QWidget* parent)
    : QWidget(parent),
      class_table_(new TableView),
      group_table_(new TableView),
      figure_(plain_label("tile")),
      interval_(plain_label("muted")),
      basis_(plain_label("note")),
      sentences_(plain_label("muted", true)),
      class_title_(plain_label("heading")),
      group_title_(plain_label("heading")) {
  class_table_->setModel(&classes_);
  group_table_->setModel(&groups_);
  sentences_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* line = new QHBoxLayout;
  line->setSpacing(10);
  line->addWidget(figure_);
  line->addWidget(interval_);
  line->addStretch();
  line->addWidget(basis_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 10, 16, 10);
  column->setSpacing(6);
  column->addLayout(line);
  column->addWidget(sentences_);
  column->addWidget(class_title_);
  column->addWidget(class_table_, 3);
  column->addWidget(group_title_);
  column->addWidget(group_table_, 2);
  retranslate();
  show_nothing({});
}

void AccuracyPanel::retranslate() {
  class_title_->setText(tr("Classes"));
  group_title_->setText(tr("Persons or recordings"));
  class_table_->setAccessibleName(tr("Figures of every class"));
  group_table_->setAccessibleName(tr("Accuracy of every person or recording"));
}

void AccuracyPanel::show_accuracy(double accuracy, const evaluate::Interval& interval, const QString& basis) {
  figure_->setText(percent(accuracy));
  interval_->setText(tr("95 %: %1").arg(interval_of(interval)));
  basis_->setText(basis);
}

void AccuracyPanel::show_evaluation(const evaluate::Evaluation* evaluation, std::int64_t all_samples,
                                    const QString& board) {
  if (!evaluation) return show_nothing({});
  show_nothing({});
  if (const auto& classified = evaluation->classified) {
    const auto& report = classified->report;
    show_accuracy(report.accuracy, report.accuracy_interval,
                  board.isEmpty()
                      ? tr("%n sample(s), counted on this computer", nullptr, static_cast<int>(evaluation->samples))
                      : tr("%n sample(s), answers of: %1", nullptr, static_cast<int>(evaluation->samples)).arg(board));
    classes_.show(class_headers(), class_rows(*classified));
    class_table_->fit_columns(0);
    groups_.show(group_headers(), group_rows(classified->groups));
    group_table_->fit_columns(0);
    for (QWidget* widget : {static_cast<QWidget*>(group_title_), static_cast<QWidget*>(group_table_)})
      widget->setVisible(!classified->groups.empty());
  }
  sentences_->setText(evaluation_sentences(*evaluation, all_samples, board).join('\n'));
}

void AccuracyPanel::show_so_far(const evaluate::Confusion& confusion, std::int64_t total, const QString& board) {
  const std::int64_t done = confusion.total();
  if (done == 0) return;
  show_accuracy(static_cast<double>(confusion.correct()) / static_cast<double>(done),
                evaluate::wilson_interval(confusion.correct(), done),
                board.isEmpty() ? tr("%1 of %2 so far").arg(number(done), number(total))
                                : tr("%1, %2 of %3 so far").arg(board, number(done), number(total)));
  sentences_->setText(answers_sentence(confusion));
}

void AccuracyPanel::show_nothing(const QString& why) {
  figure_->setText(no_figure);
  interval_->clear();
  basis_->clear();
  sentences_->setText(why);
  classes_.show(class_headers(), {});
  groups_.show(group_headers(), {});
  class_table_->fit_columns(0);
  group_title_->hide();
  group_table_->hide();
}

}  // namespace jauge::gui
