// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/bottom_dock.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTime>

#include "gui/models/rows.h"
#include "gui/session/session.h"
#include "gui/theme/theme.h"
#include "gui/views/table_view.h"

namespace jauge::gui {
namespace {

enum Tab { LogTab, ProblemTab, JobTab };

constexpr int log_lines_kept = 2000;

QWidget* with_buttons(QWidget* content, std::initializer_list<QWidget*> buttons) {
  auto* tab = new QWidget;
  auto* row = new QHBoxLayout(tab);
  row->setContentsMargins(0, 0, 8, 0);
  row->addWidget(content, 1);
  auto* column = new QVBoxLayout;
  column->setContentsMargins(0, 8, 0, 8);
  for (QWidget* button : buttons) column->addWidget(button);
  column->addStretch();
  row->addLayout(column);
  return tab;
}

}  // namespace

BottomDock::BottomDock(Session& session, QWidget* parent)
    : QTabWidget(parent),
      session_(session),
      problems_(new TableView),
      jobs_(new TableView),
      log_(new QPlainTextEdit),
      details_(new QPushButton),
      cancel_(new QPushButton),
      forget_(new QPushButton) {
  setDocumentMode(true);
  log_->setReadOnly(true);
  log_->setMaximumBlockCount(log_lines_kept);
  log_->setFont(figure_font(12));
  log_->setFrameShape(QFrame::NoFrame);
  log_->setTabChangesFocus(true);
  problems_->setModel(&problem_rows_);
  jobs_->setModel(&job_rows_);
  addTab(log_, {});
  addTab(with_buttons(problems_, {details_}), {});
  addTab(with_buttons(jobs_, {cancel_, forget_}), {});
  connect(details_, &QPushButton::clicked, this, &BottomDock::copy_details);
  connect(cancel_, &QPushButton::clicked, this, &BottomDock::cancel_selected_job);
  connect(forget_, &QPushButton::clicked, &session.jobs(), &JobQueue::forget_ended);
  connect(&session.problems(), &ProblemList::changed, this, &BottomDock::refresh_problems);
  connect(&session.problems(), &ProblemList::added, this,
          [this](const QString& where, const QString& what) { log(where + ": " + what); });
  connect(&session.jobs(), &JobQueue::changed, this, &BottomDock::refresh_jobs);
  connect(&session, &Session::logged, this, &BottomDock::log);
  retranslate();
}

void BottomDock::changeEvent(QEvent* event) {
  QTabWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void BottomDock::retranslate() {
  setTabText(LogTab, tr("Log"));
  log_->setAccessibleName(tr("Log"));
  problems_->setAccessibleName(tr("Problems"));
  jobs_->setAccessibleName(tr("Jobs"));
  details_->setText(tr("Copy details"));
  cancel_->setText(tr("Cancel"));
  forget_->setText(tr("Clear"));
  refresh_problems();
  refresh_jobs();
}

void BottomDock::log(const QString& line) {
  log_->appendPlainText(QTime::currentTime().toString("HH:mm:ss  ") + line.simplified());
}

void BottomDock::show_problems() {
  setCurrentIndex(ProblemTab);
}

void BottomDock::refresh_problems() {
  problem_rows_.show(problem_headers(), problem_rows(session_.problems().problems()));
  problems_->fit_columns(2);
  details_->setEnabled(problem_rows_.rowCount() > 0);
  setTabText(ProblemTab, tr("Problems (%1)").arg(problem_rows_.rowCount()));
}

void BottomDock::refresh_jobs() {
  int running = 0;
  for (const Job& job : session_.jobs().jobs()) running += job.ended() ? 0 : 1;
  setTabText(JobTab, tr("Jobs (%1)").arg(running));
  const int selected = jobs_->selected_row();
  job_rows_.show(job_headers(), job_rows(session_.jobs().jobs()));
  jobs_->fit_columns(0);
  jobs_->select_row(selected);
  cancel_->setEnabled(running > 0);
}

void BottomDock::copy_details() const {
  const int row = std::max(0, problems_->selected_row());
  const auto& problems = session_.problems().problems();
  if (static_cast<std::size_t>(row) < problems.size())
    QGuiApplication::clipboard()->setText(problem_details(problems[static_cast<std::size_t>(row)].problem));
}

void BottomDock::cancel_selected_job() {
  const auto& jobs = session_.jobs().jobs();
  const int row = jobs_->selected_row();
  if (row < 0) return session_.jobs().cancel_all();
  if (static_cast<std::size_t>(row) < jobs.size())
    session_.jobs().cancel(jobs[jobs.size() - 1 - static_cast<std::size_t>(row)].id);
}

}  // namespace jauge::gui
