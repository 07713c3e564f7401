// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/layers_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>

#include "gui/models/roles.h"
#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/views/layer_chart.h"
#include "gui/views/message_bar.h"
#include "gui/views/table_view.h"
#include "gui/views/totals_row.h"

namespace jauge::gui {

LayersPage::LayersPage(Session& session, QWidget* parent)
    : Page(session, parent),
      table_(new TableView),
      totals_(new TotalsRow(*table_, layers_)),
      chart_(new LayerChart(layers_)),
      search_(new QLineEdit),
      graph_(new QComboBox),
      column_(new QComboBox),
      logarithmic_(new QPushButton),
      chart_title_(new QLabel),
      chart_note_(new QLabel),
      banner_(new MessageBar) {
  filter_.setSourceModel(&layers_);
  filter_.setFilterKeyColumn(-1);
  filter_.setFilterCaseSensitivity(Qt::CaseInsensitive);
  filter_.setSortRole(NumberRole);
  table_->setModel(&filter_);
  search_->setClearButtonEnabled(true);
  search_->setFixedWidth(220);
  tool_strip()->addWidget(search_);
  tool_strip()->addWidget(graph_);
  auto* upper = new QWidget;
  auto* rows = new QVBoxLayout(upper);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(table_, 1);
  rows->addWidget(totals_);
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(upper);
  splitter->addWidget(make_chart_panel());
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tool_strip_widget());
  column->addWidget(banner_);
  column->addWidget(splitter, 1);
  connect(search_, &QLineEdit::textChanged, &filter_, &QSortFilterProxyModel::setFilterFixedString);
  connect(table_, &TableView::rowSelected, this, [this](int row) {
    session_.selection().select_layer(row < 0 ? -1 : filter_.mapToSource(filter_.index(row, 0)).row());
  });
  connect(chart_, &Chart::picked, &session.selection(), &Selection::select_layer);
  connect(graph_, &QComboBox::activated, this, [this](int index) {
    session_.selection().select_graph(index == 0 ? GraphKind::deployable : GraphKind::model);
  });
  connect(column_, &QComboBox::activated, this, [this] {
    column_chosen_ = true;
    chart_->show_column(chart_column());
    show_chart_title();
  });
  connect(logarithmic_, &QPushButton::toggled, chart_, &LayerChart::set_logarithmic);
  connect(&session, &Session::analysisChanged, this, &LayersPage::refresh);
  connect(&session, &Session::currentModelChanged, this, &LayersPage::refresh);
  connect(&session.selection(), &Selection::graphChanged, this, &LayersPage::refresh);
  connect(&session.selection(), &Selection::layerChanged, this, [this] { select(session_.selection().layer()); });
  retranslate();
}

QWidget* LayersPage::make_chart_panel() {
  auto* panel = new QWidget;
  chart_title_->setProperty("role", "heading");
  chart_note_->setProperty("role", "note");
  logarithmic_->setCheckable(true);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(18, 8, 18, 0);
  head->addWidget(chart_title_);
  head->addStretch();
  head->addWidget(chart_note_);
  head->addWidget(column_);
  head->addWidget(logarithmic_);
  auto* column = new QVBoxLayout(panel);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(head);
  column->addWidget(chart_, 1);
  return panel;
}

QString LayersPage::title() const {
  return tr("Layers");
}

QString LayersPage::help() const {
  return tr(
      "Every layer with its parameters, MACs, bytes and time on the target. A dash means unknown; its tooltip says "
      "why. Bars, rows and the inspector show the same selected layer. Ctrl+F filters, Ctrl+C copies the selected "
      "rows, Ctrl+E exports the table. In the chart: + and - zoom, F fits, arrows move.");
}

Chart* LayersPage::chart() const {
  return chart_;
}

QWidget* LayersPage::search_field() const {
  return search_;
}

bool LayersPage::escape() {
  if (!search_->text().isEmpty()) {
    search_->clear();
    return true;
  }
  chart_->fit();
  return false;
}

LayerTable::Column LayersPage::chart_column() const {
  return static_cast<LayerTable::Column>(column_->currentData().toInt());
}

void LayersPage::fill_combos() {
  const QSignalBlocker quiet_graph(graph_);
  const QSignalBlocker quiet_column(column_);
  graph_->clear();
  graph_->addItems({tr("Deployable graph"), tr("Graph as in the file")});
  const QVariant before = column_->currentData();
  column_->clear();
  column_->addItem(tr("Time per layer, ms"), LayerTable::Time);
  column_->addItem(tr("MACs per layer"), LayerTable::MacCount);
  column_->addItem(tr("Parameters per layer"), LayerTable::Params);
  column_->addItem(tr("Weight bytes per layer"), LayerTable::WeightBytes);
  column_->addItem(tr("Activation bytes per layer"), LayerTable::OutputBytes);
  column_->setCurrentIndex(before.isValid() ? column_->findData(before) : 0);
}

void LayersPage::retranslate() {
  fill_combos();
  search_->setPlaceholderText(tr("Filter layers  Ctrl+F"));
  search_->setAccessibleName(tr("Filter layers"));
  graph_->setAccessibleName(tr("Which graph"));
  graph_->setToolTip(tr("The deployable graph is what runs on the chip: constants folded, activations fused"));
  column_->setAccessibleName(tr("What the bars show"));
  logarithmic_->setText(tr("Log"));
  logarithmic_->setToolTip(tr("Logarithmic scale"));
  chart_->setAccessibleName(tr("Bars per layer; the table above holds the same figures"));
  table_->setAccessibleName(tr("Layers"));
  layers_.retranslate();
  refresh();
}

void LayersPage::refresh() {
  const OpenModel* model = session_.current_model();
  const auto study = model ? model->study : nullptr;
  const bool deployable = session_.selection().graph() == GraphKind::deployable;
  graph_->setCurrentIndex(deployable ? 0 : 1);
  layers_.show(study, deployable, session_.analysis());
  const bool times = layers_.rowCount() > 0 && layers_.index(0, LayerTable::Time).data(NumberRole).isValid();
  if (!column_chosen_) column_->setCurrentIndex(column_->findData(times ? LayerTable::Time : LayerTable::MacCount));
  chart_->show_column(chart_column());
  table_->fit_columns(LayerTable::Name);
  totals_->update();
  refresh_summary();
  show_chart_title();
  select(session_.selection().layer());
}

void LayersPage::refresh_summary() {
  const OpenModel* model = session_.current_model();
  if (!model || !model->study) {
    show_header(title(), tr("no model"));
    banner_->show_remark({});
    return;
  }
  const bool deployable = session_.selection().graph() == GraphKind::deployable;
  const cost::Counts& counts = deployable ? model->study->deployable_counts : model->study->model_counts;
  show_header(title(), tr("%n operator(s)", nullptr, static_cast<int>(counts.layers.size())) + QStringLiteral(" · ") +
                           tr("%1 MACs").arg(number(counts.macs.value)) + QStringLiteral(" · ") +
                           tr("%1 parameters").arg(number(counts.params)));
  const auto analysis = session_.analysis();
  banner_->show_remark(analysis && !analysis->assessment.estimate.latency_ms
                           ? tr("No time is shown: %1").arg(say(analysis->assessment.estimate.why_no_latency))
                           : QString());
}

void LayersPage::show_chart_title() {
  chart_title_->setText(column_->currentText());
  const auto analysis = session_.analysis();
  const bool times = chart_column() == LayerTable::Time && analysis && analysis->assessment.estimate.latency_ms;
  const QString how = times ? origin(analysis->assessment.estimate.latency_ms->origin) : origin(cost::Origin::counted);
  chart_note_->setText(tr("%1, in order of execution").arg(how));
}

void LayersPage::select(int layer) {
  table_->select_row(layer < 0 ? -1 : filter_.mapFromSource(layers_.index(layer, 0)).row());
  chart_->select_layer(layer);
}

}  // namespace jauge::gui
