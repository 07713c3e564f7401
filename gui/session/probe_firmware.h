// SPDX-License-Identifier: GPL-3.0-or-later
// The probe on a real board: which one is there, and putting ours there. Both are a worker's; flashing ends with a look
// at what then answers.
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <string>

#include "firmware_probe/host/flash_tool.h"
#include "gui/session/job_queue.h"
#include "gui/session/problem_list.h"

namespace jauge::gui {

struct FirmwareFound {
  std::string board;           // folder name of the probe that answered; empty: none of ours
  std::string version, build;  // as it greets
  bool identical = false;      // to the one that lies beside this program
  std::optional<Error> error;  // why nothing of ours answers, with its remedy
};

// The way to boards, for tests to replace.
struct FirmwareAccess {
  std::function<FirmwareFound(const std::string& port, const Progress&)> ask;
  std::function<Result<host::FlashReport>(const std::string& board, const std::string& serial, const Progress&)> flash;
};
FirmwareAccess standard_firmware_access();

class ProbeFirmware : public QObject {
  Q_OBJECT
 public:
  enum class State { unknown, asking, known, flashing, failed };

  ProbeFirmware(JobQueue& jobs, ProblemList& problems, FirmwareAccess access, QObject* parent = nullptr);

  // What is known is of one port; of another one nothing is.
  void ask(const std::string& port);
  // `board`: folder name of the firmware. `serial`: of the debug probe; empty: the only one.
  void flash(const std::string& port, const std::string& board, const std::string& serial);
  void stop();

  State state(const std::string& port) const;
  const std::optional<FirmwareFound>& found() const { return found_; }
  const std::optional<host::FlashReport>& flashed() const { return flashed_; }  // since the program began
  const std::optional<Error>& failure() const { return failure_; }              // of the last flashing
  const Job* job() const { return jobs_.job(job_); }
  bool is_busy() const;

 signals:
  void changed();

 private:
  void begin(const std::string& port, State state);
  void take_found(FirmwareFound found, int job);
  void take_flashed(Result<host::FlashReport> report, int job);

  JobQueue& jobs_;
  ProblemList& problems_;
  FirmwareAccess access_;
  std::string port_;
  State state_ = State::unknown;
  std::optional<FirmwareFound> found_;
  std::optional<host::FlashReport> flashed_;
  std::optional<Error> failure_;
  int job_ = 0;
};

}  // namespace jauge::gui
