// What chips draw while a network runs: energy per inference over time and supply, from published energy runs.
#pragma once

#include <string>
#include <vector>

#include "analyzer/target/target.h"
#include "bench/predictions/csv_table.h"

namespace jauge::predictions {

struct EnergyRun {
  std::string network, model, toolchain, board, source;
  double ms = 0, millijoules = 0, supply_v = 0, megahertz = 0;
  target::Regulator regulator = target::Regulator::linear;
  double ua_per_mhz() const;
  double predicted_mj = 0;  // with the current of the other networks
};

// Chips of one family with one kind of regulator.
struct CurrentStudy {
  std::string title;
  std::vector<std::string> parts;  // how the names of its parts begin
  std::vector<EnergyRun> runs;
  target::InferenceCurrent current;  // of all runs
};

// Only runs that state supply and regulator: L4+ boards without SMPS have a linear one.
std::vector<CurrentStudy> current_studies(const std::vector<CsvRow>& published);

// The data file.
std::string currents_text(const std::vector<CurrentStudy>& studies);

}  // namespace jauge::predictions
