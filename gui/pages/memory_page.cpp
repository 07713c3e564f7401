// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/memory_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include "gui/models/rows.h"
#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/views/arena_map.h"
#include "gui/views/memory_chart.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

std::shared_ptr<const analysis::ModelStudy> study_of(const Session& session) {
  const OpenModel* model = session.current_model();
  return model ? model->study : nullptr;
}

QStackedWidget* stack_of(QWidget* chart, QWidget* table) {
  auto* stack = new QStackedWidget;
  stack->addWidget(chart);
  stack->addWidget(table);
  return stack;
}

}  // namespace

MemoryPage::MemoryPage(Session& session, QWidget* parent)
    : Page(session, parent),
      step_table_(new TableView),
      tensor_table_(new TableView),
      alive_table_(new TableView),
      chart_(new MemoryChart),
      map_(new ArenaMap),
      upper_(stack_of(chart_, step_table_)),
      lower_(stack_of(map_, tensor_table_)),
      upper_title_(new QLabel),
      upper_note_(new QLabel),
      lower_title_(new QLabel),
      lower_note_(new QLabel),
      alive_title_(new QLabel),
      alive_note_(new QLabel),
      peak_(new QPushButton),
      twin_(new QPushButton) {
  step_table_->setModel(&steps_);
  tensor_table_->setModel(&tensors_);
  alive_table_->setModel(&alive_);
  twin_->setCheckable(true);
  tool_strip()->addWidget(peak_);
  tool_strip()->addWidget(twin_);
  auto* alive = new QStackedWidget;
  alive->addWidget(alive_table_);
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(make_panel(upper_title_, upper_note_, upper_));
  splitter->addWidget(make_panel(lower_title_, lower_note_, lower_));
  splitter->addWidget(make_panel(alive_title_, alive_note_, alive));
  splitter->setSizes({240, 260, 170});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tool_strip_widget());
  column->addWidget(splitter, 1);
  for (Chart* chart : {static_cast<Chart*>(chart_), static_cast<Chart*>(map_)})
    connect(chart, &Chart::picked, this, &MemoryPage::choose_step);
  connect(step_table_, &TableView::rowSelected, this, &MemoryPage::choose_step);
  connect(peak_, &QPushButton::clicked, this, [this] {
    if (const auto study = study_of(session_)) choose_step(peak_step(study->plan));
  });
  connect(twin_, &QPushButton::toggled, this, [this](bool table) {
    upper_->setCurrentIndex(table ? 1 : 0);
    lower_->setCurrentIndex(table ? 1 : 0);
  });
  connect(&session, &Session::analysisChanged, this, &MemoryPage::refresh);
  connect(&session, &Session::currentModelChanged, this, &MemoryPage::refresh);
  connect(&session.selection(), &Selection::layerChanged, this, &MemoryPage::take_layer_selection);
  retranslate();
}

QWidget* MemoryPage::make_panel(QLabel* title, QLabel* note, QStackedWidget* content) {
  auto* panel = new QWidget;
  title->setProperty("role", "heading");
  title->setTextFormat(Qt::PlainText);
  note->setProperty("role", "note");
  note->setTextFormat(Qt::PlainText);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(18, 8, 18, 2);
  head->addWidget(title);
  head->addStretch();
  head->addWidget(note);
  auto* column = new QVBoxLayout(panel);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addLayout(head);
  column->addWidget(content, 1);
  return panel;
}

QString MemoryPage::title() const {
  return tr("Memory");
}

QString MemoryPage::help() const {
  return tr(
      "Above: the bytes that are live at each step, with the peak named and the target's RAM. Below: where every "
      "tensor lies in the arena while it lives. Click a step to see the tensors alive there. Ctrl+T shows the "
      "same figures as tables.");
}

TableView* MemoryPage::table() const {
  return upper_->currentIndex() == 1 ? step_table_ : alive_table_;
}

Chart* MemoryPage::chart() const {
  return map_->hasFocus() ? static_cast<Chart*>(map_) : chart_;
}

void MemoryPage::toggle_twin() {
  twin_->toggle();
}

bool MemoryPage::escape() {
  chart_->fit();
  map_->fit();
  return false;
}

void MemoryPage::retranslate() {
  upper_title_->setText(tr("Live bytes over time"));
  lower_title_->setText(tr("Arena map"));
  lower_note_->setText(tr("steps to the right, offset upwards, colour by operator family"));
  peak_->setText(tr("Go to the peak"));
  twin_->setText(tr("Tables"));
  twin_->setToolTip(tr("The same figures as tables (Ctrl+T)"));
  chart_->setAccessibleName(tr("Live bytes over time; Ctrl+T shows the table"));
  map_->setAccessibleName(tr("Arena map; Ctrl+T shows the table"));
  step_table_->setAccessibleName(tr("Live bytes per step"));
  tensor_table_->setAccessibleName(tr("Places of all tensors"));
  alive_table_->setAccessibleName(tr("Tensors alive at the chosen step"));
  refresh();
}

void MemoryPage::refresh() {
  const auto study = study_of(session_);
  const auto analysis = session_.analysis();
  chart_->show_plan(study, analysis ? analysis->assessment.target.ram : std::nullopt);
  map_->show_plan(study);
  if (!study) {
    show_header(title(), tr("no model"));
    steps_.show({}, {});
    tensors_.show({}, {});
    alive_.show({}, {});
    alive_title_->clear();
    alive_note_->clear();
    step_ = -1;
    return;
  }
  const memory::Plan& plan = study->plan;
  show_header(title(), tr("arena %1 · peak at %2")
                           .arg(gui::size(plan.arena_bytes), step_name(study->deployable, plan, peak_step(plan))));
  upper_note_->setText(plan.optimal ? tr("planned; no smaller arena is possible in this order")
                                    : tr("planned; proven lower bound %1").arg(gui::size(plan.lower_bound_bytes)));
  steps_.show(step_headers(), step_rows(study->deployable, plan));
  tensors_.show(tensor_headers(), tensor_rows(study->deployable, plan, all_tensors(plan)));
  step_table_->fit_columns(1);
  tensor_table_->fit_columns(0);
  take_layer_selection();
}

void MemoryPage::choose_step(int step) {
  const auto study = study_of(session_);
  if (!study || step < 0 || static_cast<std::size_t>(step) >= study->plan.order.size()) return;
  session_.selection().select_graph(GraphKind::deployable);
  session_.selection().select_layer(study->plan.order[static_cast<std::size_t>(step)]);
}

void MemoryPage::take_layer_selection() {
  const auto study = study_of(session_);
  if (!study) return;
  step_ = peak_step(study->plan);  // until a layer is chosen, the peak is what people look for
  const Selection& selection = session_.selection();
  if (selection.graph() == GraphKind::deployable)
    for (std::size_t step = 0; step < study->plan.order.size(); ++step)
      if (study->plan.order[step] == selection.layer()) step_ = static_cast<int>(step);
  chart_->select_step(step_);
  map_->select_step(step_);
  step_table_->select_row(step_);
  show_alive();
}

void MemoryPage::show_alive() {
  const auto study = study_of(session_);
  const memory::Plan& plan = study->plan;
  if (step_ < 0) return;
  const auto which = alive_at(plan, step_);
  alive_.show(tensor_headers(), tensor_rows(study->deployable, plan, which));
  alive_table_->fit_columns(0);
  alive_title_->setText(tr("Alive at step %1, %2").arg(number(step_), step_name(study->deployable, plan, step_)));
  alive_note_->setText(tr("%n tensor(s)", nullptr, static_cast<int>(which.size())) + QStringLiteral(" · ") +
                       gui::size(plan.live_bytes[static_cast<std::size_t>(step_)]) +
                       (step_ == peak_step(plan) ? QStringLiteral(" · ") + tr("the peak") : QString()));
}

}  // namespace jauge::gui
