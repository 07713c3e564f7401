// What most subcommands need first: a studied model, the chip database, a chip with a runtime.
#pragma once

#include <string>

#include "analyzer/analysis/analysis.h"
#include "cli/answer.h"
#include "mcu_db/catalog.h"

namespace jauge::cli {

// A path as given, or the bundled file of that name ("examples/seed_vgg/seed_vgg.onnx") when there is none.
std::filesystem::path find_model(const std::string& path);

// Reads and studies; notes input and problems in the session.
Result<analysis::ModelStudy> load_model(Session& session, const std::string& path, memory::Level level);

// The database with the user's own chips and calibrations; with --mcu-db that folder and nothing else.
Result<mcu_db::Catalog> load_catalog(const Session& session);

struct Choice {
  std::string part;
  std::string runtime;  // empty: the default for the chip
  cost::Reserve reserve;
  std::optional<bool> dual_bank{};  // how the Flash of an STM32L4+ is set; empty: as it leaves the factory
};

// Errors: unknown_name for a chip or runtime that is not known.
Result<analysis::Assessment> assess(const mcu_db::Catalog& catalog, const analysis::ModelStudy& study,
                                    const Choice& choice);
// The same for a chip at hand; `choice.part` is not read, and larger chips are suggested only where `next_larger` says
// which.
Result<analysis::Assessment> assess(const mcu_db::Catalog& catalog, const analysis::ModelStudy& study,
                                    const target::Target& target, const Choice& choice,
                                    const analysis::NextLarger& next_larger = {});

}  // namespace jauge::cli
