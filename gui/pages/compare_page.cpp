// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/compare_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <set>

#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

constexpr int facet_width = 196;

QStringList ticked(const QListWidget& list) {
  QStringList values;
  for (int row = 0; row < list.count(); ++row)
    if (list.item(row)->checkState() == Qt::Checked) values << list.item(row)->text();
  return values;
}

}  // namespace

ComparePage::ComparePage(Session& session, QWidget* parent)
    : Page(session, parent),
      table_(new TableView),
      line_(new QLineEdit),
      fault_(new QLabel),
      vendor_title_(new QLabel),
      core_title_(new QLabel),
      sentence_(new QLabel),
      vendors_(new QListWidget),
      cores_(new QListWidget),
      fitting_(new QPushButton),
      boards_(new QPushButton),
      use_(new QPushButton) {
  filter_.setSourceModel(&parts_);
  table_->setModel(&filter_);
  table_->setSortingEnabled(true);
  table_->sortByColumn(CompareTable::Verdict, Qt::AscendingOrder);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->installEventFilter(this);
  tool_strip()->addWidget(line_, 2);
  tool_strip()->addWidget(use_);
  sentence_->setTextFormat(Qt::PlainText);
  sentence_->setWordWrap(true);
  sentence_->setContentsMargins(18, 8, 18, 8);
  sentence_->setMinimumHeight(40);
  fault_->setTextFormat(Qt::PlainText);
  fault_->setProperty("role", "note");
  fault_->setContentsMargins(18, 4, 18, 4);
  fault_->setWordWrap(true);
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  right->addWidget(fault_);
  right->addWidget(table_, 1);
  right->addWidget(sentence_);
  auto* body = new QHBoxLayout;
  body->setSpacing(0);
  body->addWidget(make_facets());
  body->addLayout(right, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tool_strip_widget());
  column->addLayout(body, 1);
  connect_facets();
  connect(&session, &Session::comparisonChanged, this, &ComparePage::refresh);
  connect(&session, &Session::choicesChanged, this, [this] {
    parts_.show_shortlist(session_.shortlist());
    line_->setText(session_.filter());
  });
  connect(&session.selection(), &Selection::partChanged, this, [this] {
    table_->select_row(filter_.mapFromSource(parts_.index(parts_.row_of(session_.selection().part()), 0)).row());
    explain_selection();
  });
  line_->setText(session.filter());
  retranslate();
}

QWidget* ComparePage::make_facets() {
  auto* facets = new QWidget;
  facets->setFixedWidth(facet_width);
  auto* column = new QVBoxLayout(facets);
  column->setContentsMargins(18, 12, 8, 12);
  column->setSpacing(6);
  fitting_->setCheckable(true);
  boards_->setCheckable(true);
  for (QLabel* title : {vendor_title_, core_title_}) title->setProperty("role", "heading");
  for (QListWidget* list : {vendors_, cores_}) list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  column->addWidget(fitting_);
  column->addWidget(boards_);
  column->addSpacing(6);
  column->addWidget(vendor_title_);
  column->addWidget(vendors_, 1);
  column->addWidget(core_title_);
  column->addWidget(cores_, 1);
  return facets;
}

void ComparePage::connect_facets() {
  connect(line_, &QLineEdit::textChanged, this, &ComparePage::apply_line);
  connect(fitting_, &QPushButton::toggled, this, [this](bool on) {
    filter_.set_only_fitting(on);
    show_count();
  });
  connect(boards_, &QPushButton::toggled, this, [this](bool on) {
    filter_.set_only_boards(on);
    show_count();
  });
  connect(vendors_, &QListWidget::itemChanged, this, [this] {
    filter_.set_vendors(ticked(*vendors_));
    show_count();
  });
  connect(cores_, &QListWidget::itemChanged, this, [this] {
    filter_.set_cores(ticked(*cores_));
    show_count();
  });
  connect(table_, &TableView::rowSelected, this, [this](int row) {
    const ComparedPart* part = row < 0 ? nullptr : parts_.part(filter_.mapToSource(filter_.index(row, 0)).row());
    session_.selection().select_part(part ? QString::fromStdString(part->name) : QString());
  });
  connect(table_, &QAbstractItemView::doubleClicked, this, &ComparePage::use_selected_part);
  connect(table_, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
    if (index.column() == CompareTable::Star) toggle_star();
  });
  connect(use_, &QPushButton::clicked, this, &ComparePage::use_selected_part);
}

QString ComparePage::title() const {
  return tr("Compare");
}

QString ComparePage::help() const {
  return tr(
      "The current model on every chip and board of the database. The filter line takes conditions such as "
      "vendor=ST core=Cortex-M4F flash>=1MiB ram>=256KiB clock>=80MHz, or plain words. Space puts a part on the "
      "shortlist; Return makes it the target of every page.");
}

QWidget* ComparePage::search_field() const {
  return line_;
}

bool ComparePage::escape() {
  if (line_->text().isEmpty()) return false;
  line_->clear();
  return true;
}

void ComparePage::retranslate() {
  line_->setPlaceholderText(tr("vendor=ST flash>=1MiB ram>=256KiB, or words  Ctrl+F"));
  line_->setAccessibleName(tr("Filter parts"));
  line_->setClearButtonEnabled(true);
  fitting_->setText(tr("Only what fits"));
  boards_->setText(tr("Only boards"));
  use_->setText(tr("Use as target"));
  use_->setToolTip(tr("Every page then shows the model on the selected part (Return)"));
  vendor_title_->setText(tr("Vendor"));
  core_title_->setText(tr("Core"));
  vendors_->setAccessibleName(tr("Vendor"));
  cores_->setAccessibleName(tr("Core"));
  table_->setAccessibleName(tr("Parts"));
  parts_.retranslate();
  table_->fit_columns(CompareTable::Part);
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
  if (parts_.rowCount() > 0) {
    fill_facet(vendors_, QStringList(vendors.begin(), vendors.end()));
    fill_facet(cores_, QStringList(cores.begin(), cores.end()));
  }
  table_->fit_columns(CompareTable::Part);
  if (const int row = parts_.row_of(session_.selection().part()); row >= 0)
    table_->select_row(filter_.mapFromSource(parts_.index(row, 0)).row());
  apply_line();
  explain_selection();
}

// Ticks survive a new comparison as long as their value does.
void ComparePage::fill_facet(QListWidget* list, const QStringList& values) {
  const QSignalBlocker quiet(list);
  const QStringList before = ticked(*list);
  list->clear();
  for (const QString& value : values) {
    auto* item = new QListWidgetItem(value, list);
    item->setToolTip(value.toHtmlEscaped());
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
    item->setCheckState(before.contains(value) ? Qt::Checked : Qt::Unchecked);
  }
}

void ComparePage::apply_line() {
  filter_.set_line(line_->text());
  session_.set_filter(line_->text());
  line_->setProperty("invalid", !filter_.fault().isEmpty());
  line_->style()->unpolish(line_);
  line_->style()->polish(line_);
  fault_->setText(filter_.fault());
  fault_->setVisible(!filter_.fault().isEmpty());
  show_count();
}

void ComparePage::show_count() {
  if (!session_.comparison()) {
    const OpenModel* current = session_.current_model();
    const bool model = current && current->state != OpenModel::State::failed;
    show_header(title(), model ? tr("assessing every part…") : tr("no model"));
    return;
  }
  show_header(title(), tr("%1 of %n part(s)", nullptr, parts_.rowCount()).arg(number(filter_.rowCount())));
}

const ComparedPart* ComparePage::selected_part() const {
  return parts_.part(parts_.row_of(session_.selection().part()));
}

void ComparePage::explain_selection() {
  const ComparedPart* part = selected_part();
  use_->setEnabled(part != nullptr);
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

void ComparePage::toggle_star() {
  const QString part = session_.selection().part();
  if (!part.isEmpty()) session_.set_shortlisted(part, !session_.shortlist().contains(part));
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
