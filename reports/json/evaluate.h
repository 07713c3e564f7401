// What evaluate and metrics say, as JSON.
#pragma once

#include <optional>
#include <vector>

#include "analyzer/evaluate/drift.h"
#include "analyzer/evaluate/evaluation.h"
#include "analyzer/evaluate/model_comparison.h"
#include "analyzer/evaluate/weight_statistics.h"
#include "reports/json/json.h"

namespace jauge::reports::json {

// samples, top1, top1_interval, top5, confusion, classes, per_class, macro, weighted, kappa, histogram, top_confusions.
Json classification_result(const evaluate::Classified& classified);

// The keys above where there are labels, and task, preprocess, on, samples_per_second.
Json evaluate_result(const evaluate::Evaluation& evaluation);

Json comparison_result(const evaluate::Evaluation& second, const evaluate::ModelComparison& comparison);
Json drift_result(const evaluate::Drift& drift, Language language);
Json weights_result(const std::vector<evaluate::WeightStatistics>& weights);

}  // namespace jauge::reports::json
