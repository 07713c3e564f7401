// The embeddability report: what is known about one or more analyses, as a Document of nine sections and an annex.
// A section with nothing to say yet says what would fill it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/analysis/analysis.h"
#include "analyzer/cost/measurement.h"
#include "analyzer/evaluate/evaluation.h"
#include "reports/document.h"

namespace jauge::reports {

// Limits the user sets; where none is set, Flash and RAM of the chip are the limits.
struct Budgets {
  std::optional<Bytes> flash, ram;
  std::optional<double> latency_ms, energy_mj;
};

// What a board said of the initial model.
struct BoardRun {
  cost::Measurement measurement;
  std::shared_ptr<const analysis::Analysis> estimate;         // for that board and the probe's runtime; may be nothing
  std::shared_ptr<const evaluate::Evaluation> evaluation;     // of its answers; nothing when no data were run
  std::shared_ptr<const evaluate::Evaluation> this_computer;  // answers to the same data; may be nothing
  std::int64_t done = 0, total = 0;                           // samples
  bool stopped = false;
};

struct ReportInput {
  // At least one. The first is the initial model on the first chip. Analyses of the same model on further chips get
  // their own sheet and verdict; analyses of other models are the "new models" of section 4.
  std::vector<std::shared_ptr<const analysis::Analysis>> analyses;
  Language language = Language::english;
  std::string title;  // empty: a title of our own
  std::vector<std::string> authors;
  std::string date;
  std::map<std::string, std::string> free_text;   // by section id
  std::vector<std::string> sections;              // ids in the wanted order; empty: all. Unknown ids are ignored.
  std::vector<analysis::Assessment> other_chips;  // of the initial model, for section 6
  Budgets budgets;
  std::vector<std::shared_ptr<const BoardRun>> board_runs;  // section 8
  std::string command_line;                                 // for the annex; empty: not made by a command
  std::string tool_version;                                 // "0.1.0"
};

Document build_report(const ReportInput& input);

struct SectionName {
  std::string id;     // "embeddability"
  std::string title;  // without number
};
// All sections in their usual order.
std::vector<SectionName> section_names(Language language);

}  // namespace jauge::reports
