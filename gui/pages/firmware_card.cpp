// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/firmware_card.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>

#include "gui/models/text.h"

namespace jauge::gui {
namespace {

struct Board {
  const char* folder;
  const char* name;  // as it is printed on it
};
constexpr Board boards_with_probe[] = {{"stm32l4r9_disco", "STM32L4R9I-DISCO"}, {"nucleo_l4r5zi", "NUCLEO-L4R5ZI"}};

std::string serial_of(const BoardRuns& boards, const std::string& port) {
  const auto found = std::ranges::find(boards.ports(), port, [](const BoardPort& each) { return each.port.path; });
  return found == boards.ports().end() || !found->port.usb ? "" : found->port.usb->serial;
}

QString with_remedy(const Error& error) {
  return shown(error.what) + (error.hint.empty() ? QString() : QStringLiteral("; ") + shown(error.hint));
}

}  // namespace

FirmwareCard::FirmwareCard(BoardRuns& boards, ProbeFirmware& firmware, QWidget* parent)
    : StepCard(2, parent),
      boards_(boards),
      firmware_(firmware),
      actions_(new QPushButton),
      stop_(new QPushButton),
      progress_(new QProgressBar) {
  auto* menu = new QMenu(actions_);
  connect(menu->addAction(QString()), &QAction::triggered, this, &FirmwareCard::ask);
  menu->addSeparator();
  for (const Board& board : boards_with_probe)
    connect(menu->addAction(QString()), &QAction::triggered, this,
            [this, board] { ask_and_flash(board.folder, board.name); });
  actions_->setMenu(menu);
  progress_->setTextVisible(false);
  progress_->setFixedHeight(6);
  progress_->setRange(0, 0);
  controls()->addWidget(actions_);
  controls()->addWidget(stop_);
  add_below(progress_);
  connect(stop_, &QPushButton::clicked, &firmware, &ProbeFirmware::stop);
  connect(&firmware, &ProbeFirmware::changed, this, &FirmwareCard::refresh);
  for (const auto signal : {&BoardRuns::portsChanged, &BoardRuns::chosenChanged, &BoardRuns::progressed})
    connect(&boards, signal, this, &FirmwareCard::refresh);
  retranslate();
}

void FirmwareCard::retranslate() {
  actions_->setText(tr("Flash…"));
  actions_->setToolTip(tr("Ask the board what it holds, or write the probe into its Flash"));
  const auto actions = actions_->menu()->actions();
  actions[0]->setText(tr("Ask the board"));
  for (std::size_t i = 0; i < std::size(boards_with_probe); ++i)
    actions[static_cast<qsizetype>(i) + 2]->setText(tr("Flash as %1…").arg(boards_with_probe[i].name));
  stop_->setText(tr("Stop"));
  progress_->setAccessibleName(tr("Flashing"));
  refresh();
}

void FirmwareCard::ask() {
  firmware_.ask(boards_.chosen());
}

void FirmwareCard::flash(const std::string& board) {
  firmware_.flash(boards_.chosen(), board, serial_of(boards_, boards_.chosen()));
}

// What was in the Flash before is gone: nothing brings it back, so it asks.
void FirmwareCard::ask_and_flash(const std::string& board, const QString& name) {
  QMessageBox question(QMessageBox::Question, tr("Flash the probe"),
                       tr("The firmware that is on the board now will be replaced by Jauge's probe for %1. Its option "
                          "bytes are left alone.")
                           .arg(name),
                       QMessageBox::Cancel, this);
  auto* yes = question.addButton(tr("Flash"), QMessageBox::AcceptRole);
  question.setDefaultButton(QMessageBox::Cancel);
  question.exec();
  if (question.clickedButton() == yes) flash(board);
}

void FirmwareCard::refresh() {
  const std::string& chosen = boards_.chosen();
  const bool port = chosen.starts_with('/'), busy = port && firmware_.is_busy();
  actions_->setVisible(port && !busy);
  actions_->setEnabled(!boards_.live());
  stop_->setVisible(busy);
  progress_->setVisible(busy);
  if (port) return show_port(chosen);
  show_step(tr("Probe"),
            chosen.empty() ? tr("none needed: this computer's own kernels") : tr("the board's own, loaded by itself"),
            State::ready);
}

QString FirmwareCard::busy_line() const {
  const Job* job = firmware_.job();
  return job && !job->phase.isEmpty() ? phase_text(job->phase) : tr("waiting for the board");
}

void FirmwareCard::show_port(const std::string& port) {
  const QString name = tr("Probe");
  switch (firmware_.state(port)) {
    case ProbeFirmware::State::unknown:
      return show_step(name, tr("not asked yet; a run asks by itself"), State::open);
    case ProbeFirmware::State::asking:
    case ProbeFirmware::State::flashing:
      return show_step(name, busy_line(), State::running);
    case ProbeFirmware::State::failed:
      return show_step(name, with_remedy(*firmware_.failure()), State::failed);
    case ProbeFirmware::State::known:
      return show_found(*firmware_.found());
  }
}

void FirmwareCard::show_found(const FirmwareFound& found) {
  const QString name = tr("Probe");
  if (found.board.empty())
    return show_step(name, found.error ? with_remedy(*found.error) : tr("no probe answers"), State::failed);
  QString line = found.identical ? tr("%1 on board, identical to ours: nothing to flash").arg(shown(found.version))
                                 : tr("%1 on board, build %2: not the one that came with this Jauge")
                                       .arg(shown(found.version), shown(found.build));
  if (const auto& flashed = firmware_.flashed(); flashed && found.identical)
    line = (flashed->verified ? tr("flashed with %1, read back and verified") : tr("flashed with %1, not read back"))
               .arg(shown(flashed->tool));
  show_step(name, line, found.identical ? State::ready : State::open);
}

}  // namespace jauge::gui
