// What the user's own boards said: how much slower or quicker than the model, and what they draw. Kept per board in the
// user's configuration folder, shown by `jauge mcu show`, undone by `jauge mcu uncalibrate`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mcu_db/catalog.h"

namespace jauge::mcu_db {

// A measured latency against the model's.
struct SpeedCalibration {
  std::string runtime, version, dtype, core;  // of the speed model that was off: its own names
  double factor = 1;                          // measured cycles / modelled cycles
  std::string network;                        // that was measured
};

// A measured current.
struct CurrentCalibration {
  double ua_per_mhz = 0;
  double supply_v = 0;
  target::Regulator regulator = target::Regulator::linear;
};

struct Calibration {
  std::string target;  // board or part, as the database names it
  std::string date;    // "2026-11-20"
  std::string how;     // for people: "measure.json", "trace.csv"
  std::optional<SpeedCalibration> speed;
  std::optional<CurrentCalibration> current;
};

// The user's own folder: $XDG_CONFIG_HOME/jauge, else ~/.config/jauge. It holds calibrations.json, and under mcu_db/
// chips and boards of the user's own. Empty when neither variable names a folder.
std::filesystem::path user_folder();
inline constexpr const char* calibrations_file = "calibrations.json";

struct Calibrations {
  std::vector<Calibration> all;  // oldest first
  std::vector<Rejected> rejected;
};

// A missing file holds none. Errors: what read_json_file says. Bad entries are set aside and survive no later save.
Result<Calibrations> read_calibrations(const std::filesystem::path& path);
// Makes the folder when it is missing. Errors: unreadable_file.
Result<void> write_calibrations(const std::filesystem::path& path, const std::vector<Calibration>& calibrations);

// Puts them over the catalog. Several speeds of one board, runtime and data type: their geometric mean. Of several
// currents the newest.
void calibrate(Catalog& catalog, const std::vector<Calibration>& calibrations);

// Those of one board or part.
std::vector<Calibration> calibrations_of(const std::vector<Calibration>& all, const std::string& target);

}  // namespace jauge::mcu_db
