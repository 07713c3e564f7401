// `jauge check --claim`: figures of a report held against model and chip.
#pragma once

#include <optional>
#include <string>

#include "analyzer/analysis/analysis.h"
#include "analyzer/verdict/claims.h"
#include "cli/answer.h"

namespace jauge::cli {

// Exit status 1 when a claim is impossible. Errors: usage, for a claim that is not understood.
Result<Answer> check_claims(const Session& session, const std::string& claims, const analysis::ModelStudy& study,
                            const analysis::Assessment& assessment,
                            const std::optional<verdict::MeasuredAccuracy>& accuracy);

}  // namespace jauge::cli
