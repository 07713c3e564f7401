// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/firmware_reserves.h"

#include "analyzer/base/program_paths.h"
#include "mcu_db/calibration.h"

namespace jauge::gui {

Result<std::vector<mcu_db::FirmwareReserve>> known_reserves() {
  const std::filesystem::path own = mcu_db::user_folder();
  std::vector<mcu_db::FirmwareReserve> reserves;
  if (!own.empty()) {
    JAUGE_TRY(reserves, mcu_db::read_reserves(own / "reserves.json"));
  }
  JAUGE_TRY(const auto ours, mcu_db::read_reserves(data_folder() / "mcu_db/reserves.json"));
  reserves.insert(reserves.end(), ours.begin(), ours.end());
  return reserves;
}

}  // namespace jauge::gui
