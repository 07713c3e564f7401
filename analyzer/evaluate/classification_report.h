// Precision, recall and F1 of each class with scikit-learn's definitions, and its text layout digit for digit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/evaluate/confusion.h"
#include "analyzer/evaluate/intervals.h"

namespace jauge::evaluate {

struct ClassFigures {
  double precision = 0, recall = 0, f1 = 0;
  std::int64_t support = 0;  // samples that are of the class
};

struct ClassificationReport {
  std::vector<std::string> classes;
  std::vector<ClassFigures> per_class;
  ClassFigures macro;     // plain mean over the classes
  ClassFigures weighted;  // mean weighted by support
  double accuracy = 0;
  Interval accuracy_interval;
  double kappa = 0;  // Cohen's: agreement beyond chance
  // Classes where a figure is 0/0 and counts as 0: never predicted (precision), absent from the data (recall).
  std::vector<std::string> never_predicted, absent;
};

// Requires at least one sample.
ClassificationReport report_of(const Confusion& confusion);

// As scikit-learn's classification_report(..., digits=4) prints it.
std::string to_text(const ClassificationReport& report);

}  // namespace jauge::evaluate
