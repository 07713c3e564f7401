// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/pareto_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/text.h"
#include "gui/views/pareto_view.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

using verdict::Aspect;

constexpr Aspect aspects[] = {Aspect::latency, Aspect::energy, Aspect::price, Aspect::margin};

// A share reads better in percent.
double drawn(double value, Aspect aspect) {
  return aspect == Aspect::margin ? 100 * value : value;
}

}  // namespace

ParetoPanel::ParetoPanel(const CompareTable& parts, const CompareFilter& filter, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      filter_(filter),
      view_(new ParetoView),
      twin_(new TableView),
      stack_(new QStackedWidget),
      x_(new QComboBox),
      y_(new QComboBox),
      x_label_(new QLabel),
      y_label_(new QLabel),
      note_(new QLabel) {
  twin_->setModel(&front_rows_);
  stack_->addWidget(view_);
  stack_->addWidget(twin_);
  for (QLabel* label : {x_label_, y_label_}) label->setProperty("role", "muted");
  note_->setProperty("role", "note");
  note_->setTextFormat(Qt::PlainText);
  note_->setWordWrap(true);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(18, 4, 18, 0);
  for (QWidget* widget : {static_cast<QWidget*>(x_label_), static_cast<QWidget*>(x_), static_cast<QWidget*>(y_label_),
                          static_cast<QWidget*>(y_)})
    head->addWidget(widget);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  note_->setContentsMargins(18, 0, 18, 0);
  head->addStretch();
  column->addLayout(head);
  column->addWidget(note_);
  column->addWidget(stack_, 1);
  for (QComboBox* box : {x_, y_}) connect(box, &QComboBox::activated, this, &ParetoPanel::refresh);
  connect(view_, &ParetoView::rowPicked, this, &ParetoPanel::rowPicked);
  connect(twin_, &TableView::rowSelected, this, [this](int row) {
    if (row >= 0 && static_cast<std::size_t>(row) < front_.size())
      emit rowPicked(front_[static_cast<std::size_t>(row)]);
  });
  retranslate();
  y_->setCurrentIndex(3);
}

QString ParetoPanel::title_of(Aspect aspect) const {
  switch (aspect) {
    case Aspect::latency:
      return tr("Latency, ms");
    case Aspect::energy:
      return tr("Energy, mJ");
    case Aspect::price:
      return parts_.currency().empty() ? tr("Price") : tr("Price, %1").arg(shown(parts_.currency()));
    default:
      return tr("Fullest memory, %");
  }
}

void ParetoPanel::fill(QComboBox& box) {
  const QSignalBlocker quiet(box);
  const int before = std::max(0, box.currentIndex());
  box.clear();
  for (const Aspect aspect : aspects) box.addItem(title_of(aspect), static_cast<int>(aspect));
  box.setCurrentIndex(before);
}

void ParetoPanel::retranslate() {
  x_label_->setText(tr("To the right"));
  y_label_->setText(tr("Upwards"));
  x_->setAccessibleName(tr("Figure to the right"));
  y_->setAccessibleName(tr("Figure upwards"));
  view_->setAccessibleName(tr("Parts by two figures; Ctrl+T shows those that none beats as a table"));
  twin_->setAccessibleName(tr("Parts that none beats in both figures"));
  refresh();
}

Aspect ParetoPanel::aspect_of(const QComboBox& box) const {
  return static_cast<Aspect>(box.currentData().toInt());
}

void ParetoPanel::choose(Aspect x, Aspect y) {
  x_->setCurrentIndex(x_->findData(static_cast<int>(x)));
  y_->setCurrentIndex(y_->findData(static_cast<int>(y)));
  refresh();
}

void ParetoPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

void ParetoPanel::refresh() {
  fill(*x_);
  fill(*y_);
  if (!isVisible()) return;
  const Aspect x = aspect_of(*x_), y = aspect_of(*y_);
  std::vector<int> rows;
  for (int row = 0; row < filter_.rowCount(); ++row) rows.push_back(filter_.mapToSource(filter_.index(row, 0)).row());
  front_ = parts_.pareto_front(rows, x, y);
  std::vector<ParetoView::Point> points;
  for (const int row : rows) {
    const auto level = parts_.part(row)->verdict.level;
    const auto at_x = parts_.value_of(row, x), at_y = parts_.value_of(row, y);
    const bool works = level == verdict::Level::fits || level == verdict::Level::tight;
    if (!works || !at_x || !at_y) continue;
    points.push_back({drawn(*at_x, x), drawn(*at_y, y), row, std::ranges::find(front_, row) != front_.end()});
  }
  note_->setText(points.empty() ? tr("No part that fits has both figures.")
                                : tr("%1 of %2 parts that fit have both figures; none beats the %n filled one(s).",
                                     nullptr, static_cast<int>(front_.size()))
                                      .arg(number(static_cast<std::int64_t>(points.size())),
                                           number(static_cast<std::int64_t>(rows.size()))));
  view_->show_points(std::move(points), title_of(x), title_of(y));
  show_front(front_, x, y);
}

void ParetoPanel::show_front(const std::vector<int>& front, Aspect x, Aspect y) {
  std::vector<SimpleTable::Row> rows;
  for (const int row : front) {
    SimpleTable::Row cells = {{.text = shown(parts_.part(row)->name), .tip = {}, .number = {}}};
    for (const Aspect aspect : {x, y}) {
      const double value = drawn(*parts_.value_of(row, aspect), aspect);
      cells.push_back({.text = decimal(value, value < 10 ? 3 : 1), .tip = {}, .number = value});
    }
    rows.push_back(std::move(cells));
  }
  front_rows_.show({tr("Part or board"), title_of(x), title_of(y)}, std::move(rows));
  twin_->fit_columns(0);
}

void ParetoPanel::select_row(int row) {
  view_->select_row(row);
}

void ParetoPanel::toggle_twin() {
  stack_->setCurrentIndex(1 - stack_->currentIndex());
}

bool ParetoPanel::shows_twin() const {
  return stack_->currentIndex() == 1;
}

}  // namespace jauge::gui
