// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/board_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/models/text.h"
#include "gui/session/comparison.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"
#include "gui/views/histogram_view.h"
#include "gui/views/paired_bars.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

constexpr int fact_columns = 2;
constexpr int latency_bar_count = 40;
constexpr int lowest_table = 150;

QLabel* plain_label(const char* role, bool wrapped = false) {
  auto* label = new QLabel;
  label->setTextFormat(Qt::PlainText);
  label->setProperty("role", role);
  label->setWordWrap(wrapped);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

QString square(const QColor& colour) {
  return QStringLiteral("<span style=\"color:%1\">■</span> ").arg(colour.name());
}

}  // namespace

BoardPanel::BoardPanel(QWidget* parent)
    : QWidget(parent),
      scroll_(new QScrollArea),
      table_(new TableView),
      bars_(new PairedBars),
      histogram_(new HistogramView),
      facts_box_(new QWidget),
      layers_box_(new QWidget),
      latencies_box_(new QWidget),
      facts_(new QGridLayout(facts_box_)),
      latencies_title_(plain_label("heading")),
      latencies_line_(plain_label("note", true)),
      figure_(plain_label("tile")),
      board_(plain_label("muted", true)),
      latency_(plain_label("muted", true)),
      sentences_(plain_label("muted", true)),
      layers_title_(plain_label("heading")),
      legend_(plain_label("note", true)) {
  table_->setModel(&rows_);
  legend_->setTextFormat(Qt::RichText);
  facts_->setContentsMargins(0, 0, 0, 0);
  facts_->setHorizontalSpacing(10);
  facts_->setVerticalSpacing(4);
  auto* first = new QHBoxLayout;
  first->addWidget(figure_);
  first->addWidget(board_, 1);
  board_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* layers = new QVBoxLayout(layers_box_);
  layers->setContentsMargins(0, 0, 0, 0);
  layers->setSpacing(6);
  layers->addWidget(layers_title_);
  layers->addWidget(legend_);
  layers->addWidget(bars_, 2);
  layers->addWidget(table_, 3);
  table_->setMinimumHeight(lowest_table);
  auto* latencies = new QVBoxLayout(latencies_box_);
  latencies->setContentsMargins(0, 4, 0, 0);
  latencies->setSpacing(2);
  latencies->addWidget(latencies_title_);
  latencies->addWidget(latencies_line_);
  latencies->addWidget(histogram_);
  // Small windows scroll it: nothing is squeezed until it cannot be read.
  auto* content = new QWidget;
  content->setProperty("role", "page");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(16, 10, 16, 10);
  column->setSpacing(6);
  column->addLayout(first);
  column->addWidget(latency_);
  column->addWidget(sentences_);
  column->addWidget(latencies_box_);
  column->addWidget(layers_box_, 1);
  column->addWidget(facts_box_);
  column->addStretch();
  scroll_->setWidget(content);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(scroll_);
  connect(bars_, &Chart::picked, table_, &TableView::select_row);
  connect(bars_, &Chart::picked, bars_, &PairedBars::select);
  connect(table_, &TableView::rowSelected, bars_, &PairedBars::select);
  retranslate();
  show_nothing({});
}

void BoardPanel::retranslate() {
  scroll_->setAccessibleName(tr("What the board said"));
  layers_title_->setText(tr("Per layer, ms"));
  latencies_title_->setText(tr("Latency, ms"));
  table_->setAccessibleName(tr("Time of every layer, estimated and from the board"));
  bars_->setAccessibleName(tr("Bars of every layer, estimated beside the board's; the table below holds the figures"));
  const auto shown = shown_;
  if (shown) show_result(std::exchange(shown_, nullptr), desktop_);
}

QString BoardPanel::text() const {
  return QStringList{figure_->text(), board_->text(), latency_->text(), sentences_->text()}.join('\n');
}

void BoardPanel::forget_shown() {
  shown_.reset();
  desktop_.reset();
  show_facts({});
  layers_box_->hide();
  latencies_box_->hide();
  board_->clear();
  latency_->hide();
}

void BoardPanel::show_nothing(const QString& why) {
  forget_shown();
  figure_->setText(no_figure);
  sentences_->setText(why);
}

void BoardPanel::show_failure(const Error& error) {
  forget_shown();
  figure_->setText(no_figure);
  board_->setText(shown(error.where));
  QStringList lines = {shown(error.what)};
  if (!error.hint.empty()) lines << tr("What to do: %1").arg(shown(error.hint));
  sentences_->setText(lines.join('\n'));
}

// Called five times a second while samples run: what has not changed is not drawn again.
void BoardPanel::show_result(const BoardRuns::Shared& result, std::shared_ptr<const evaluate::Evaluation> desktop,
                             std::span<const std::uint64_t> live_cycles) {
  show_latencies(result->measurement, live_cycles.empty() ? result->cycles : live_cycles);
  if (result == shown_ && desktop == desktop_) return;
  shown_ = result;
  desktop_ = std::move(desktop);
  show_figure(result->measurement);
  sentences_->setText(BoardText::sentences(*result, desktop_.get()).join('\n'));
  show_facts(BoardText::facts(result->measurement));
  show_layers(result->measurement, result->estimate.get());
}

void BoardPanel::show_latencies(const cost::Measurement& measurement, std::span<const std::uint64_t> cycles) {
  latencies_box_->setVisible(!cycles.empty() && measurement.latency.has_value());
  if (latencies_box_->isHidden()) return;
  const Hertz clock = measurement.board.clock;
  const LatencyBars bars = latency_bars(cycles, clock, latency_bar_count);
  QStringList marks;
  constexpr int mark_count = 5;
  for (int i = 0; i < mark_count; ++i) {
    const double ms = bars.low_ms + (bars.high_ms - bars.low_ms) * i / (mark_count - 1);
    marks << decimal(ms, ms < 1 ? 4 : ms < 100 ? 3 : 2);
  }
  histogram_->show_bars(bars.bars, marks, bars.median_bar);
  latencies_line_->setText(BoardText::distribution_line(cycles, clock));
}

void BoardPanel::show_figure(const cost::Measurement& measurement) {
  board_->setText(BoardText::board_name(measurement.board));
  latency_->setVisible(measurement.latency.has_value());
  figure_->setText(measurement.latency ? value(measurement.latency->latency_ms) : no_figure);
  if (measurement.latency) latency_->setText(BoardText::latency_line(*measurement.latency));
}

void BoardPanel::show_facts(const std::vector<BoardText::Fact>& facts) {
  while (QLayoutItem* item = facts_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  facts_box_->setVisible(!facts.empty());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const int row = static_cast<int>(i) / fact_columns, column = 2 * (static_cast<int>(i) % fact_columns);
    auto *name = plain_label("muted"), *figure = plain_label("figure");
    name->setText(facts[i].name);
    figure->setText(facts[i].figure);
    figure->setFont(figure_font());
    facts_->addWidget(name, row, column);
    facts_->addWidget(figure, row, column + 1, Qt::AlignRight);
  }
}

void BoardPanel::show_layers(const cost::Measurement& measurement, const analysis::Analysis* analysis) {
  const auto layers = board_layers(measurement, analysis);
  layers_box_->setVisible(!layers.empty());
  std::vector<PairedBars::Pair> pairs;
  for (const BoardLayer& layer : layers) pairs.push_back({layer.estimated_ms, layer.board_ms});
  bars_->show_pairs(std::move(pairs));
  rows_.show(board_layer_headers(measurement.origin), board_layer_rows(layers));
  table_->fit_columns(1);
  QString legend = square(tokens().accent) + origin(measurement.origin).toHtmlEscaped();
  if (analysis)
    legend = square(tokens().pale) +
             tr("estimated for %1, runtime %2")
                 .arg(shown(name_of(analysis->assessment.target)), shown(analysis->assessment.estimate.runtime))
                 .toHtmlEscaped() +
             QStringLiteral(" &nbsp; ") + legend;
  if (const QString error = largest_error(layers); !error.isEmpty())
    legend += QStringLiteral(" &nbsp; ") + error.toHtmlEscaped();
  legend_->setText(legend);
}

}  // namespace jauge::gui
