// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/sample_panel.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include "gui/models/text.h"
#include "gui/views/sample_view.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

constexpr std::size_t most_listed = 5000;

QString class_name(const dataset::Samples& samples, std::int64_t label) {
  const auto at = static_cast<std::size_t>(label);
  return at < samples.class_names.size() ? shown(samples.class_names[at]) : number(label);
}

template <class T>
bool has(const std::vector<T>& values, std::int64_t index) {
  return index >= 0 && static_cast<std::size_t>(index) < values.size();
}

}  // namespace

SamplePanel::SamplePanel(QWidget* parent)
    : QWidget(parent), table_(new TableView), view_(new SampleView), title_(new QLabel) {
  table_->setModel(&rows_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  title_->setProperty("role", "muted");
  title_->setTextFormat(Qt::PlainText);
  title_->setWordWrap(true);
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(table_);
  splitter->addWidget(view_);
  splitter->setStretchFactor(0, 2);
  splitter->setStretchFactor(1, 3);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 10, 16, 10);
  column->setSpacing(6);
  column->addWidget(title_);
  column->addWidget(splitter, 1);
  connect(table_, &TableView::rowSelected, this, &SamplePanel::show_chosen);
  retranslate();
}

void SamplePanel::retranslate() {
  table_->setAccessibleName(tr("Samples"));
  view_->setAccessibleName(tr("The chosen sample"));
}

void SamplePanel::clear(const QString& why) {
  samples_.reset();
  which_.clear();
  rows_.show({}, {});
  view_->clear();
  title_->setText(why);
}

void SamplePanel::show_samples(std::shared_ptr<const dataset::Samples> samples, std::vector<std::int64_t> which,
                               const QString& title) {
  samples_ = std::move(samples);
  which_ = std::move(which);
  title_->setText(title);
  std::vector<SimpleTable::Row> rows;
  for (std::size_t i = 0; i < std::min(which_.size(), most_listed); ++i) {
    const std::int64_t index = which_[i];
    const auto at = static_cast<std::size_t>(index);
    const bool grouped = has(samples_->groups, index);
    rows.push_back(
        {{.text = number(index), .tip = {}, .number = static_cast<qint64>(index)},
         {.text = has(samples_->names, index) ? shown(samples_->names[at]) : no_figure, .tip = {}, .number = {}},
         {.text = has(samples_->labels, index) ? class_name(*samples_, samples_->labels[at]) : no_figure,
          .tip = {},
          .number = {}},
         {.text = grouped ? shown(samples_->group_names[static_cast<std::size_t>(samples_->groups[at])]) : no_figure,
          .tip = {},
          .number = {}}});
  }
  rows_.show({tr("No."), tr("Name"), tr("Truth"), tr("From")}, std::move(rows));
  table_->fit_columns(1);
  table_->select_row(which_.empty() ? -1 : 0);
  show_chosen(which_.empty() ? -1 : 0);
}

void SamplePanel::show_chosen(int row) {
  if (!samples_ || row < 0 || static_cast<std::size_t>(row) >= which_.size()) return view_->clear();
  view_->show_sample(samples_, which_[static_cast<std::size_t>(row)]);
}

}  // namespace jauge::gui
