// SPDX-License-Identifier: GPL-3.0-or-later
// The page Compare: the chosen part, what is said of it, and the parts that stand side by side.
#include <QLabel>
#include <QPushButton>

#include "gui/models/side_by_side.h"
#include "gui/models/text.h"
#include "gui/pages/compare_page.h"
#include "gui/session/session.h"
#include "gui/views/table_view.h"

namespace jauge::gui {

const ComparedPart* ComparePage::selected_part() const {
  return parts_.part(parts_.row_of(session_.selection().part()));
}

void ComparePage::choose_row(int row) {
  const ComparedPart* part = parts_.part(row);
  session_.selection().select_part(part ? QString::fromStdString(part->name) : QString());
}

void ComparePage::explain_selection() {
  const ComparedPart* part = selected_part();
  use_->setEnabled(part != nullptr);
  sentence_->setVisible(view() != side_view);
  if (!part) {
    sentence_->setText(tr("Select a part to read why it fits or does not."));
    return;
  }
  QStringList sentences;
  for (const auto& reason : part->verdict.reasons) sentences << say_alone(reason.sentence);
  sentence_->setText(shown(part->name) + QStringLiteral(": ") + sentences.join(QStringLiteral(". ")));
}

void ComparePage::use_selected_part() {
  if (const ComparedPart* part = selected_part()) session_.set_target(QString::fromStdString(part->name));
}

std::vector<const ComparedPart*> ComparePage::parts_to_compare() const {
  std::vector<const ComparedPart*> parts;
  for (const QModelIndex& index : table_->selectionModel()->selectedRows())
    parts.push_back(parts_.part(filter_.mapToSource(index).row()));
  if (static_cast<int>(parts.size()) >= fewest_side_by_side) return parts;
  parts.clear();
  for (const QString& name : session_.shortlist())
    if (const ComparedPart* part = parts_.part(parts_.row_of(name))) parts.push_back(part);
  return parts;
}

void ComparePage::show_side_by_side() {
  const auto parts = parts_to_compare();
  const int count = static_cast<int>(parts.size());
  if (count < fewest_side_by_side || count > most_side_by_side) {
    show_view(table_view);
    sentence_->setText(
        tr("Select two to four parts (Ctrl+click), or put them on the shortlist: then Ctrl+M shows them "
           "side by side."));
    return;
  }
  side_rows_.show(SideBySideRows::headers(parts), SideBySideRows::rows(parts));
  side_table_->fit_columns(0);
  show_view(side_view);
}

void ComparePage::toggle_star() {
  const QString part = session_.selection().part();
  if (!part.isEmpty()) session_.set_shortlisted(part, !session_.shortlist().contains(part));
}

}  // namespace jauge::gui
