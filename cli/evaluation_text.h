// Evaluations for people: the report, what was wrong most often, what was done to the data.
#pragma once

#include <string>

#include "analyzer/base/language.h"
#include "analyzer/evaluate/drift.h"
#include "analyzer/evaluate/evaluation.h"
#include "analyzer/evaluate/model_comparison.h"

namespace jauge::cli {

// The classification report as scikit-learn prints it, then accuracy with its interval and the largest confusions.
std::string classification_text(const evaluate::Classified& classified, Language language);
// `on`: "host" for this computer, else the kind of board.
std::string evaluation_text(const evaluate::Evaluation& evaluation, Language language, const std::string& on = "host");
std::string comparison_text(const evaluate::Evaluation& first, const evaluate::Evaluation& second,
                            const evaluate::ModelComparison& comparison, Language language);
std::string drift_text(const evaluate::Drift& drift, Language language);

}  // namespace jauge::cli
