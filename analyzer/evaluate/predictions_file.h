// Predictions that somebody else made: a board, a script, a published log.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/base/result.h"
#include "analyzer/evaluate/evaluation.h"

namespace jauge::evaluate {

// A table with the true class (label, truth, y_true ...) and either the predicted one (predicted, y_pred ...) or a
// score for each class (p0, p1 ...; the largest wins). Without header: two columns, truth and prediction. Errors:
// damaged_file naming the line; bad_record when the columns are not told.
Result<Classified> parse_predictions(std::string_view text, const std::string& where);

}  // namespace jauge::evaluate
