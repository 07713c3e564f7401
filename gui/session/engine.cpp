// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/engine.h"

#include "analyzer/base/program_paths.h"

namespace jauge::gui {

Engine standard_engine() {
  return {.study = analysis::study, .assess = analysis::assess, .load_catalog = [] {
            return mcu_db::Catalog::load(data_folder() / "mcu_db");
          }};
}

}  // namespace jauge::gui
