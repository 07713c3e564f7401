// What a report is about: which analyses are of the initial model, and how chips are called.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "reports/report.h"
#include "reports/wording/wording.h"

namespace jauge::reports::sections {

using Analyses = std::vector<std::shared_ptr<const analysis::Analysis>>;

Analyses of_initial_model(const ReportInput& input);  // the first analysis, and those of the same file
Analyses of_new_models(const ReportInput& input);     // the others

// "STM32L4R9AI on STM32L4R9I-DISCO", or the part alone.
std::string chip_title(const target::Target& chip, const Words& words);

// The sentence of the deciding reason; empty when a verdict has none.
std::string deciding_sentence(const verdict::Verdict& verdict, const Words& words);

// The sentence as a text of its own: with a capital letter (a name in front keeps its spelling) and a full stop.
std::string statement(const Sentence& sentence, const Words& words);

}  // namespace jauge::reports::sections
