// SPDX-License-Identifier: GPL-3.0-or-later
// What the session asks of the analyzer. A struct of functions, so that tests can put a fixed analysis in its place.
#pragma once

#include <filesystem>
#include <functional>

#include "analyzer/analysis/analysis.h"
#include "gui/session/board_runs.h"
#include "mcu_db/catalog.h"

namespace jauge::gui {

struct Engine {
  std::function<Result<analysis::ModelStudy>(const std::filesystem::path&, const analysis::StudyOptions&,
                                             const Progress&)>
      study;
  std::function<analysis::Assessment(const analysis::ModelStudy&, const target::Target&, const target::RuntimeProfile&,
                                     const cost::Reserve&)>
      assess;
  std::function<Result<mcu_db::Catalog>()> load_catalog;
  BoardAccess boards = standard_board_access();
};

// The analyzer itself, with the chip database of the installed program.
Engine standard_engine();

}  // namespace jauge::gui
