// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/compare_page.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStyle>
#include <set>

#include "gui/models/filter_line.h"
#include "gui/models/text.h"
#include "gui/pages/facet_panel.h"
#include "gui/pages/pareto_panel.h"
#include "gui/session/session.h"
#include "gui/theme/theme.h"
#include "gui/views/pareto_view.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

constexpr int chip_row_height = 30;
constexpr verdict::Aspect aspects[] = {verdict::Aspect::fit, verdict::Aspect::margin, verdict::Aspect::price,
                                       verdict::Aspect::energy, verdict::Aspect::latency};

QLabel* plain_label(const char* role) {
  auto* label = new QLabel;
  label->setTextFormat(Qt::PlainText);
  label->setProperty("role", role);
  label->setWordWrap(true);
  return label;
}

}  // namespace

ComparePage::ComparePage(Session& session, QWidget* parent)
    : Page(session, parent),
      table_(new TableView),
      side_table_(new TableView),
      views_(new QStackedWidget),
      line_(new QLineEdit),
      fault_(plain_label("note")),
      sentence_(plain_label("")),
      rank_label_(new QLabel),
      rank_(new QComboBox),
      use_(new QPushButton),
      chip_area_(new QScrollArea),
      chips_(nullptr) {
  filter_.setSourceModel(&parts_);
  facets_ = new FacetPanel(filter_);
  pareto_ = new ParetoPanel(parts_, filter_);
  tool_strip()->addWidget(line_, 2);
  tool_strip()->addWidget(use_);
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  right->addWidget(make_view_row());
  right->addWidget(make_chip_row());
  right->addWidget(fault_);
  right->addWidget(make_views(), 1);
  right->addWidget(sentence_);
  auto* body = new QHBoxLayout;
  body->setSpacing(0);
  body->addWidget(facets_);
  body->addLayout(right, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tool_strip_widget());
  column->addLayout(body, 1);
  connect_parts();
  line_->setText(session.filter());
  retranslate();
}

QWidget* ComparePage::make_view_row() {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(12, 8, 18, 6);
  row->setSpacing(6);
  auto* group = new QButtonGroup(this);
  for (int view = 0; view < 3; ++view) {
    auto* button = new QPushButton;
    button->setCheckable(true);
    button->setChecked(view == 0);
    group->addButton(button, view);
    row->addWidget(button);
    view_buttons_.push_back(button);
  }
  connect(group, &QButtonGroup::idClicked, this, [this](int view) {
    if (view == side_view)
      show_side_by_side();
    else
      show_view(static_cast<View>(view));
  });
  rank_label_->setProperty("role", "muted");
  row->addSpacing(8);
  row->addWidget(rank_label_);
  row->addWidget(rank_);
  row->addStretch();
  return box;
}

// A row of its own: many conditions need the whole width. Tab brings those into view that are beyond it.
QWidget* ComparePage::make_chip_row() {
  auto* chip_box = new QWidget;
  chip_box->setProperty("role", "page");
  chips_ = new QHBoxLayout(chip_box);
  chips_->setContentsMargins(12, 0, 18, 4);
  chips_->setSpacing(6);
  chips_->addStretch();
  chip_area_->setWidget(chip_box);
  chip_area_->setWidgetResizable(true);
  chip_area_->setFixedHeight(chip_row_height);
  chip_area_->setFocusPolicy(Qt::NoFocus);
  chip_area_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  chip_area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  return chip_area_;
}

QWidget* ComparePage::make_views() {
  table_->setModel(&filter_);
  table_->setSortingEnabled(true);
  table_->sortByColumn(CompareTable::Verdict, Qt::AscendingOrder);
  table_->installEventFilter(this);
  side_table_->setModel(&side_rows_);
  views_->addWidget(table_);
  views_->addWidget(pareto_);
  views_->addWidget(side_table_);
  sentence_->setContentsMargins(18, 8, 18, 8);
  sentence_->setMinimumHeight(40);
  fault_->setContentsMargins(18, 4, 18, 4);
  return views_;
}

void ComparePage::connect_parts() {
  connect(line_, &QLineEdit::textChanged, this, &ComparePage::apply_line);
  connect(&filter_, &CompareFilter::filtered, this, &ComparePage::after_filtering);
  connect(facets_, &FacetPanel::ticksChanged, this, &ComparePage::show_chips);
  connect(facets_, &FacetPanel::conditionWanted, this,
          [this](const QString& field, const QString& comparison, const QString& value) {
            line_->setText(with_condition(line_->text(), field, comparison, value));
          });
  connect(rank_, &QComboBox::activated, this, &ComparePage::rank_by);
  connect(table_, &TableView::rowSelected, this,
          [this](int row) { choose_row(row < 0 ? -1 : filter_.mapToSource(filter_.index(row, 0)).row()); });
  connect(pareto_, &ParetoPanel::rowPicked, this, &ComparePage::choose_row);
  connect(table_, &QAbstractItemView::doubleClicked, this, &ComparePage::use_selected_part);
  connect(table_, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
    if (index.column() == CompareTable::Star) toggle_star();
  });
  connect(use_, &QPushButton::clicked, this, &ComparePage::use_selected_part);
  connect(&session_, &Session::comparisonChanged, this, &ComparePage::refresh);
  connect(&session_, &Session::choicesChanged, this, [this] {
    parts_.show_shortlist(session_.shortlist());
    line_->setText(session_.filter());
  });
  connect(&session_.selection(), &Selection::partChanged, this, [this] {
    const int row = parts_.row_of(session_.selection().part());
    table_->select_row(filter_.mapFromSource(parts_.index(row, 0)).row());
    pareto_->select_row(row);
    explain_selection();
  });
}

QString ComparePage::title() const {
  return tr("Compare");
}

QString ComparePage::help() const {
  return tr(
      "The current model on every chip and board of the database. The filter line takes conditions such as "
      "vendor=ST core=Cortex-M4F flash>=1MiB ram>=256KiB clock>=80MHz, or plain words; sliders and switches write "
      "into it, and a chip above the table takes a condition away. \"First\" says what stands on top: what fits and is "
      "used best, what leaves most room, the cheapest, the most frugal, the quickest. Space puts a part on the "
      "shortlist; Return makes it the target of every page. Ctrl+M shows two to four selected parts side by side. "
      "Prices come from a file of yours (menu Compare).");
}

QWidget* ComparePage::search_field() const {
  return line_;
}

TableView* ComparePage::table() const {
  if (view() == side_view) return side_table_;
  return view() == pareto_view && pareto_->shows_twin() ? pareto_->twin() : table_;
}

Chart* ComparePage::chart() const {
  return view() == pareto_view ? pareto_->chart() : nullptr;
}

void ComparePage::toggle_twin() {
  if (view() == pareto_view) pareto_->toggle_twin();
}

ComparePage::View ComparePage::view() const {
  return static_cast<View>(views_->currentIndex());
}

void ComparePage::show_view(View view) {
  views_->setCurrentIndex(view);
  view_buttons_[static_cast<std::size_t>(view)]->setChecked(true);
  explain_selection();
}

// First out of the view, then out of the filter.
bool ComparePage::escape() {
  if (view() != table_view) {
    show_view(table_view);
    return true;
  }
  if (line_->text().isEmpty()) return false;
  line_->clear();
  return true;
}

void ComparePage::fill_ranks() {
  const QSignalBlocker quiet(rank_);
  const int before = std::max(0, rank_->currentIndex());
  rank_->clear();
  rank_->addItems({tr("best fit"), tr("most room"), tr("cheapest"), tr("least energy"), tr("quickest")});
  rank_->setCurrentIndex(before);
}

void ComparePage::retranslate() {
  line_->setPlaceholderText(tr("vendor=ST flash>=1MiB ram>=256KiB, or words  Ctrl+F"));
  line_->setAccessibleName(tr("Filter parts"));
  line_->setClearButtonEnabled(true);
  use_->setText(tr("Use as target"));
  use_->setToolTip(tr("Every page then shows the model on the selected part (Return)"));
  const QString names[] = {tr("Table"), QStringLiteral("Pareto"), tr("Side by side")};
  for (std::size_t i = 0; i < view_buttons_.size(); ++i) {
    view_buttons_[i]->setText(names[i]);
    // A chosen button is bold, which must not cut its word.
    view_buttons_[i]->setMinimumWidth(QFontMetrics(text_font(13, true)).horizontalAdvance(names[i]) + 28);
  }
  view_buttons_[side_view]->setToolTip(tr("Two to four selected parts, else those of the shortlist (Ctrl+M)"));
  rank_label_->setText(tr("First"));
  rank_->setAccessibleName(tr("What stands first"));
  fill_ranks();
  table_->setAccessibleName(tr("Parts"));
  side_table_->setAccessibleName(tr("Parts side by side"));
  parts_.retranslate();
  facets_->retranslate();
  pareto_->retranslate();
  fit_table();
  if (view() == side_view) show_side_by_side();
  show_chips();
  show_count();
  explain_selection();
}

void ComparePage::refresh() {
  parts_.show(session_.comparison());
  parts_.show_shortlist(session_.shortlist());
  std::set<QString> vendors;
  std::set<QString> cores;
  for (int row = 0; row < parts_.rowCount(); ++row) {
    vendors.insert(QString::fromStdString(parts_.part(row)->target.vendor));
    cores.insert(QString::fromStdString(parts_.part(row)->target.core.name));
  }
  if (parts_.rowCount() > 0)
    facets_->show_values(QStringList(vendors.begin(), vendors.end()), QStringList(cores.begin(), cores.end()));
  facets_->show_prices(!parts_.currency().empty(), shown(parts_.currency()));
  if (view() == side_view) show_view(table_view);
  fit_table();
  apply_line();
  explain_selection();
}

// Most parts have no price and no energy: the first rows do not tell how wide those columns are.
void ComparePage::fit_table() {
  table_->fit_columns(CompareTable::Part);
  const QFontMetrics metrics(figure_font());
  const auto widen = [&](int column, const QString& text) {
    table_->setColumnWidth(column, std::max(table_->columnWidth(column), metrics.horizontalAdvance(text) + 20));
  };
  widen(CompareTable::Energy, QStringLiteral("888.8 mJ"));
  if (!parts_.currency().empty()) widen(CompareTable::Price, QStringLiteral("888.88 EUR · 2026-11-20"));
}

void ComparePage::apply_line() {
  filter_.set_line(line_->text());
  session_.set_filter(line_->text());
  const bool invalid = !filter_.fault().isEmpty();
  if (line_->property("invalid").toBool() != invalid) {
    line_->setProperty("invalid", invalid);
    line_->style()->unpolish(line_);
    line_->style()->polish(line_);
  }
  fault_->setText(filter_.fault());
  fault_->setVisible(invalid);
  show_chips();
}

void ComparePage::after_filtering() {
  const int row = parts_.row_of(session_.selection().part());
  if (row >= 0) table_->select_row(filter_.mapFromSource(parts_.index(row, 0)).row());
  facets_->show_filter(line_->text());
  pareto_->refresh();
  show_count();
}

void ComparePage::add_chip(const QString& text, const std::function<void()>& remove) {
  auto* chip = new QPushButton(shown(text.toStdString()) + QStringLiteral("  ×"));
  chip->setProperty("role", "chip");
  chip->setAccessibleName(tr("Take the condition %1 away").arg(text));
  chip->setToolTip(chip->accessibleName().toHtmlEscaped());
  chips_->insertWidget(chips_->count() - 1, chip);
  // Later: it is the chip that is deleted.
  connect(chip, &QPushButton::clicked, this, remove, Qt::QueuedConnection);
}

void ComparePage::show_chips() {
  while (chips_->count() > 1) {
    QLayoutItem* item = chips_->takeAt(0);
    item->widget()->deleteLater();
    delete item;
  }
  const QStringList conditions = conditions_of(line_->text());
  for (int i = 0; i < conditions.size(); ++i)
    add_chip(conditions[i], [this, i] { line_->setText(without_condition(line_->text(), i)); });
  for (const FacetPanel::Tick& tick : facets_->ticks()) add_chip(tick.text, [this, tick] { facets_->remove(tick); });
  chip_area_->setVisible(chips_->count() > 1);
}

void ComparePage::rank_by(int index) {
  parts_.rank_by(aspects[index]);
  table_->sortByColumn(CompareTable::Verdict, Qt::AscendingOrder);
}

void ComparePage::show_count() {
  if (!session_.comparison()) {
    const OpenModel* current = session_.current_model();
    const bool model = current && current->state != OpenModel::State::failed;
    show_header(title(), model ? tr("assessing every part…") : tr("no model"));
    return;
  }
  show_header(title(), tr("%1 of %2 parts").arg(number(filter_.rowCount()), number(parts_.rowCount())));
}

bool ComparePage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return Page::eventFilter(watched, event);
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Space:
      toggle_star();
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      use_selected_part();
      return true;
    default:
      return false;
  }
}

}  // namespace jauge::gui
