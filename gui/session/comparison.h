// SPDX-License-Identifier: GPL-3.0-or-later
// One model on every chip and board: what the Compare page lists. Layers are left out: 200 parts times 100 000 layers
// would not fit into memory, and nobody reads them here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/progress.h"
#include "gui/session/engine.h"

namespace jauge::gui {

struct ComparedPart {
  target::Target target;
  cost::Estimate estimate;  // without layers and places
  std::string name;         // the board's when it is one, else the part's: what Catalog::find takes
  verdict::Verdict verdict;
  cost::Figure flash, ram;
  std::optional<Bytes> contiguous_ram;           // the largest block
  std::optional<double> flash_share, ram_share;  // of the internal memory, 1.0 = full
  std::optional<cost::Figure> latency_ms;
  Sentence why_no_latency;
};

using Comparison = std::vector<ComparedPart>;

std::string name_of(const target::Target& target);

// The user's runtime, or the one that suits the target when `wanted` is empty. Errors: unknown_name.
Result<target::RuntimeProfile> runtime_for(const mcu_db::Catalog& catalog, const std::string& wanted,
                                           const analysis::ModelStudy& study, const target::Target& target);

// Stops early when asked; the result is then incomplete and must not be shown.
Comparison compare(const Engine& engine, const analysis::ModelStudy& study, const mcu_db::Catalog& catalog,
                   const std::string& wanted_runtime, const cost::Reserve& reserve, const Progress& progress);

}  // namespace jauge::gui
