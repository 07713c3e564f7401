// The tables of an analysis as CSV, each with one header line whose names carry the units.
#pragma once

#include <span>
#include <string>

#include "analyzer/analysis/analysis.h"

namespace jauge::reports::csv {

std::string layers(const cost::Counts& counts);
std::string st_layers(const cost::StView& st);
std::string arena(const memory::Plan& plan);
// One line a figure: name, value, low, high, unit, origin.
std::string figures(const analysis::Assessment& assessment);

struct Comparison {
  std::string model;
  const analysis::Assessment* assessment = nullptr;
};
std::string comparison(std::span<const Comparison> rows);

std::string mcus(std::span<const target::Target> targets);

}  // namespace jauge::reports::csv
