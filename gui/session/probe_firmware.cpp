// SPDX-License-Identifier: GPL-3.0-or-later
// Before Qt, which makes a macro of a word that the protocol's C headers use.
#include "firmware_probe/host/board_choice.h"
#include "firmware_probe/host/link_doctor.h"

// The class itself.
#include "gui/session/probe_firmware.h"

namespace jauge::gui {
namespace {

constexpr auto firmware_source = "probe firmware";

FirmwareFound ask_port(const std::string& port, const Progress& progress) {
  progress("asking the board");
  const auto link = host::link_for({port, {}});
  if (!link) return {{}, {}, {}, false, link.error()};
  const host::LinkDiagnosis diagnosis = host::diagnose(*link, progress.stop);
  FirmwareFound found;
  found.error = diagnosis.error;
  if (!diagnosis.board) return found;
  found.board = diagnosis.board->board;
  found.version = diagnosis.board->firmware;
  found.build = diagnosis.board->build;
  found.identical = host::is_of_build(host::own_firmware(found.board, {}).firmware, found.build);
  return found;
}

}  // namespace

FirmwareAccess standard_firmware_access() {
  return {.ask = ask_port, .flash = [](const std::string& board, const std::string& serial, const Progress& progress) {
            return host::flash(host::own_firmware(board, serial), progress);
          }};
}

ProbeFirmware::ProbeFirmware(JobQueue& jobs, ProblemList& problems, FirmwareAccess access, QObject* parent)
    : QObject(parent), jobs_(jobs), problems_(problems), access_(std::move(access)) {}

ProbeFirmware::State ProbeFirmware::state(const std::string& port) const {
  return port == port_ ? state_ : State::unknown;
}

bool ProbeFirmware::is_busy() const {
  return state_ == State::asking || state_ == State::flashing;
}

void ProbeFirmware::begin(const std::string& port, State state) {
  port_ = port;
  state_ = state;
  found_.reset();
  failure_.reset();
  problems_.remove_source(firmware_source);
  emit changed();
}

void ProbeFirmware::ask(const std::string& port) {
  if (is_busy()) return;
  begin(port, State::asking);
  job_ = jobs_.run_keeping_part<FirmwareFound>(
      tr("Ask %1 for its firmware").arg(QString::fromStdString(port)),
      [ask = access_.ask, port](const Progress& progress) { return ask(port, progress); },
      [this](FirmwareFound found, int job) { take_found(std::move(found), job); });
}

void ProbeFirmware::flash(const std::string& port, const std::string& board, const std::string& serial) {
  if (is_busy()) return;
  begin(port, State::flashing);
  using Outcome = Result<host::FlashReport>;
  job_ = jobs_.run_keeping_part<Outcome>(
      tr("Flash the probe of %1").arg(QString::fromStdString(board)),
      [flash = access_.flash, board, serial](const Progress& progress) { return flash(board, serial, progress); },
      [this](Outcome report, int job) { take_flashed(std::move(report), job); });
}

void ProbeFirmware::stop() {
  jobs_.cancel(job_);
}

void ProbeFirmware::take_found(FirmwareFound found, int job) {
  if (job != job_) return;
  const Job* asked = jobs_.job(job);
  const bool stopped = asked && asked->state == Job::State::cancelled;
  state_ = stopped ? State::unknown : State::known;
  if (stopped) return emit changed();
  if (found.error) problems_.add(firmware_source, *found.error);
  found_ = std::move(found);
  emit changed();
}

void ProbeFirmware::take_flashed(Result<host::FlashReport> report, int job) {
  if (job != job_) return;
  if (!report) {
    state_ = State::failed;
    failure_ = report.error();
    jobs_.fail(job, QString::fromStdString(report.error().what));
    problems_.add(firmware_source, report.error());
    emit changed();
    return;
  }
  flashed_ = *report;
  state_ = State::unknown;
  ask(std::string(port_));  // by itself: what counts is what answers now
}

}  // namespace jauge::gui
