// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/engine.h"

#include "analyzer/base/program_paths.h"
#include "mcu_db/calibration.h"

namespace jauge::gui {
namespace {

// As the command line loads it: with the user's own chips, and what the user's boards were measured with.
Result<mcu_db::Catalog> load_catalog() {
  const std::filesystem::path own = mcu_db::user_folder();
  JAUGE_TRY(auto catalog, mcu_db::Catalog::load(data_folder() / "mcu_db", {own / "mcu_db"}));
  JAUGE_TRY(const auto calibrations, mcu_db::read_calibrations(own / mcu_db::calibrations_file));
  mcu_db::calibrate(catalog, calibrations.all);
  return catalog;
}

}  // namespace

Engine standard_engine() {
  return {.study = analysis::study,
          .assess = analysis::assess,
          .load_catalog = load_catalog,
          .add_part = [](const mcu_db::OwnPart& part) {
            return mcu_db::add_own_part(mcu_db::user_folder() / "mcu_db", data_folder() / "mcu_db" / "cores", part);
          }};
}

}  // namespace jauge::gui
