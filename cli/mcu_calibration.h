// jauge mcu calibrate, uncalibrate, trace: what the user's own board said, kept in the user's folder.
#pragma once

#include <string>
#include <vector>

#include "cli/load.h"
#include "mcu_db/calibration.h"

namespace jauge::cli {

struct CalibrationOptions {
  std::string measurement;  // output of jauge measure --json
  std::string model, latency, runtime;
  std::string trace;
  std::string supply;  // during the trace
};

void add_calibration_options(CLI::App& app, CalibrationOptions& options);

// Compares a measured latency with the model's, or takes the current of a trace, and keeps what comes out.
Result<Answer> calibrate(const std::vector<std::string>& names, const CalibrationOptions& options,
                         const mcu_db::Catalog& catalog, Session& session);
// Drops the newest calibration of a board.
Result<Answer> uncalibrate(const std::vector<std::string>& names, const mcu_db::Catalog& catalog, Session& session);
// What a trace says, without keeping anything.
Result<Answer> read_trace(const std::vector<std::string>& names, const std::string& supply, Session& session);

// Those of a chip or board; none with --mcu-db.
Result<std::vector<mcu_db::Calibration>> calibrations_of_user(const Session& session, const target::Target& target);
std::string calibrations_text(const std::vector<mcu_db::Calibration>& calibrations);
reports::json::Json calibrations_json(const std::vector<mcu_db::Calibration>& calibrations);

}  // namespace jauge::cli
