// SPDX-License-Identifier: GPL-3.0-or-later
// What the session asks of the analyzer. A struct of functions, so that tests can put a fixed analysis in its place.
#pragma once

#include <filesystem>
#include <functional>

#include "analyzer/analysis/analysis.h"
#include "gui/session/board_runs.h"
#include "gui/session/probe_firmware.h"
#include "mcu_db/catalog.h"
#include "mcu_db/own_parts.h"

namespace jauge::gui {

struct Engine {
  std::function<Result<analysis::ModelStudy>(const std::filesystem::path&, const analysis::StudyOptions&,
                                             const Progress&)>
      study;
  std::function<analysis::Assessment(const analysis::ModelStudy&, const target::Target&, const target::RuntimeProfile&,
                                     const cost::Reserve&, const analysis::NextLarger&)>
      assess;
  std::function<Result<mcu_db::Catalog>()> load_catalog;
  // Into the user's own folder; gives the file.
  std::function<Result<std::filesystem::path>(const mcu_db::OwnPart&)> add_part = {};
  BoardAccess boards = standard_board_access();
  FirmwareAccess firmware = standard_firmware_access();
};

// The analyzer itself, with the chip database of the installed program.
Engine standard_engine();

}  // namespace jauge::gui
