// The fit of our own runtime as data for the database, and as a section of docs/accuracy_of_predictions.md.
#pragma once

#include <string>

#include "bench/predictions/own_fit.h"

namespace jauge::predictions {

// mcu_db/data/fits/jauge.json.
std::string own_fits_text(const OwnFit& fit, const BoardFacts& facts, const std::string& date);

std::string own_section(const OwnFit& fit, const BoardFacts& facts);

}  // namespace jauge::predictions
