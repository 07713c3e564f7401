// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/memory_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include "gui/models/rows.h"
#include "gui/models/text.h"
#include "gui/session/session.h"
#include "gui/theme/theme.h"
#include "gui/views/arena_map.h"
#include "gui/views/memory_chart.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

std::shared_ptr<const analysis::ModelStudy> study_of(const Session& session) {
  const OpenModel* model = session.current_model();
  return model ? model->study : nullptr;
}

constexpr memory::Level all_levels[] = {memory::Level::none, memory::Level::overlap, memory::Level::stream};
using Plans = std::map<memory::Level, std::shared_ptr<const memory::Plan>>;

constexpr int widest_name = 320;

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
      remedy_(new QLabel),
      peak_(new QPushButton),
      twin_(new QPushButton) {
  step_table_->setModel(&steps_);
  tensor_table_->setModel(&tensors_);
  alive_table_->setModel(&alive_);
  twin_->setCheckable(true);
  auto* group = new QButtonGroup(this);
  for (const memory::Level level : all_levels) {
    auto* button = new QPushButton;
    button->setCheckable(true);
    button->setChecked(level == level_);
    group->addButton(button, static_cast<int>(level));
    tool_strip()->addWidget(button);
    levels_.push_back(button);
  }
  connect(group, &QButtonGroup::idClicked, this,
          [this](int level) { choose_level(static_cast<memory::Level>(level)); });
  tool_strip()->addSpacing(8);
  tool_strip()->addWidget(peak_);
  tool_strip()->addWidget(twin_);
  remedy_->setProperty("role", "muted");
  remedy_->setTextFormat(Qt::PlainText);
  remedy_->setWordWrap(true);
  remedy_->setContentsMargins(18, 0, 18, 4);
  auto* alive_box = new QWidget;
  auto* alive_column = new QVBoxLayout(alive_box);
  alive_column->setContentsMargins(0, 0, 0, 0);
  alive_column->setSpacing(0);
  alive_column->addWidget(remedy_);
  alive_column->addWidget(alive_table_, 1);
  auto* alive = new QStackedWidget;
  alive->addWidget(alive_box);
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
    if (const auto plan = this->plan()) choose_step(peak_step(*plan));
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
      "tensor lies in the arena while it lives; hatched places keep only some rows, bands are layers that run row by "
      "row together, arrows are bytes that are moved. The buttons above choose how hard the arena is planned. Click a "
      "step to see the tensors alive there. Ctrl+T shows the "
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
  plan_levels();
  show_levels();
  show_plan();
}

void MemoryPage::show_plan() {
  const auto study = study_of(session_);
  const auto plan = this->plan();
  const auto analysis = session_.analysis();
  chart_->show_plan(study, plan, analysis ? analysis->assessment.target.ram : std::nullopt);
  map_->show_plan(study, plan);
  if (!study) {
    show_header(title(), tr("no model"));
    steps_.show({}, {});
    tensors_.show({}, {});
    alive_.show({}, {});
    for (QLabel* label : {alive_title_, alive_note_, remedy_, upper_note_}) label->clear();
    step_ = -1;
    return;
  }
  show_header(title(), tr("arena %1 · peak at %2")
                           .arg(gui::size(plan->arena_bytes), step_name(study->deployable, *plan, peak_step(*plan))));
  upper_note_->setText(certificate_line(*plan));
  steps_.show(step_headers(), step_rows(study->deployable, *plan));
  tensors_.show(tensor_headers(), tensor_rows(study->deployable, *plan, all_tensors(*plan)));
  step_table_->fit_columns(1);
  tensor_table_->fit_columns(0);
  take_layer_selection();
}

// The levels that the study's own plan is not of, on a worker: large networks take their time.
void MemoryPage::plan_levels() {
  const auto study = study_of(session_);
  if (study == planned_) return;
  session_.jobs().cancel(job_);
  planned_ = study;
  plans_.clear();
  if (!study) return;
  plans_[study->plan.level] = {study, &study->plan};
  level_ = study->plan.level;
  job_ = session_.jobs().run<Plans>(
      tr("Plan the memory at every level"),
      [study](const Progress& progress) {
        Plans plans;
        for (const memory::Level level : all_levels) {
          if (progress.stopped()) break;
          const memory::Plan* plan = study->levels ? study->levels->at(study->deployable, level) : nullptr;
          if (plan) plans[level] = {study, plan};
        }
        return plans;
      },
      [this, study](Plans plans, int) {
        if (study != planned_) return;
        plans_.merge(plans);
        show_levels();
        show_plan();
      });
}

std::shared_ptr<const memory::Plan> MemoryPage::plan() const {
  const auto found = plans_.find(level_);
  return found == plans_.end() ? nullptr : found->second;
}

void MemoryPage::choose_level(memory::Level level) {
  if (plans_.contains(level)) level_ = level;
  show_levels();
  show_plan();
}

void MemoryPage::show_levels() {
  const QString names[] = {tr("Kept apart"), tr("Overlapping"), tr("Row by row")};
  const QString tips[] = {tr("Every tensor has bytes of its own while it lives"),
                          tr("Input and output of a layer share bytes where that is safe"),
                          tr("Groups of layers run row by row and keep only some rows between them")};
  for (const memory::Level level : all_levels) {
    const auto index = static_cast<std::size_t>(level);
    const auto found = plans_.find(level);
    QPushButton* button = levels_[index];
    button->setText(found == plans_.end()
                        ? names[index]
                        : QStringLiteral("%1 %2").arg(names[index], gui::size(found->second->arena_bytes)));
    button->setToolTip(found == plans_.end() ? tr("Not planned: the network is too large, or cannot be planned so")
                                             : tips[index]);
    button->setMinimumWidth(QFontMetrics(text_font(13, true)).horizontalAdvance(button->text()) + 28);
    button->setEnabled(found != plans_.end());
    button->setChecked(level == level_);
  }
}

QString MemoryPage::certificate_line(const memory::Plan& plan) const {
  if (!plan.optimal) return tr("planned; proven lower bound %1").arg(gui::size(plan.lower_bound_bytes));
  return plan.certificate.every_order ? tr("planned; no smaller arena is possible in any order of the layers")
                                      : tr("planned; no smaller arena is possible in this order");
}

// What would make the peak smaller: the certificate in words, and what the next level comes to.
QString MemoryPage::remedy_line(const memory::Plan& plan) const {
  QStringList parts;
  if (plan.activation_bytes == plan.certificate.floor_bytes)
    parts << tr("The network's own input or output needs as much: only a smaller one helps.");
  else
    parts << tr("Only less at this step helps: smaller weights, or a smaller layer elsewhere, do not.");
  for (const auto& [level, other] : plans_)
    if (level > plan.level && other->arena_bytes < plan.arena_bytes)
      parts << (level == memory::Level::overlap ? tr("Overlapping needs %1.").arg(gui::size(other->arena_bytes))
                                                : tr("Row by row needs %1.").arg(gui::size(other->arena_bytes)));
  if (plan.moves_bytes.value > 0) parts << tr("This plan moves %1 while it runs.").arg(gui::size(plan.moves_bytes));
  return parts.join(' ');
}

void MemoryPage::choose_step(int step) {
  const auto study = study_of(session_);
  const auto plan = this->plan();
  if (!study || !plan || step < 0 || static_cast<std::size_t>(step) >= plan->order.size()) return;
  session_.selection().select_graph(GraphKind::deployable);
  session_.selection().select_layer(plan->order[static_cast<std::size_t>(step)]);
}

void MemoryPage::take_layer_selection() {
  const auto study = study_of(session_);
  const auto plan = this->plan();
  if (!study || !plan) return;
  step_ = peak_step(*plan);  // until a layer is chosen, the peak is what people look for
  const Selection& selection = session_.selection();
  if (selection.graph() == GraphKind::deployable)
    for (std::size_t step = 0; step < plan->order.size(); ++step)
      if (plan->order[step] == selection.layer()) step_ = static_cast<int>(step);
  chart_->select_step(step_);
  map_->select_step(step_);
  step_table_->select_row(step_);
  show_alive();
}

void MemoryPage::show_alive() {
  const auto study = study_of(session_);
  const memory::Plan& plan = *this->plan();
  if (step_ < 0) return;
  remedy_->setText(step_ == peak_step(plan) ? remedy_line(plan) : QString());
  remedy_->setVisible(!remedy_->text().isEmpty());
  const auto which = alive_at(plan, step_);
  alive_.show(tensor_headers(), tensor_rows(study->deployable, plan, which));
  alive_table_->fit_columns(0);
  // Some tools join the names of all they have fused: such a name must not widen the window.
  const QString name =
      QFontMetrics(font()).elidedText(step_name(study->deployable, plan, step_), Qt::ElideMiddle, widest_name);
  alive_title_->setText(tr("Alive at step %1, %2").arg(number(step_), name));
  alive_note_->setText(tr("%n tensor(s)", nullptr, static_cast<int>(which.size())) + QStringLiteral(" · ") +
                       gui::size(plan.live_bytes[static_cast<std::size_t>(step_)]) +
                       (step_ == peak_step(plan) ? QStringLiteral(" · ") + tr("the peak") : QString()));
}

}  // namespace jauge::gui
