// The whole tool on one page: a model file in, every figure out. Read analysis.cpp first.
//
// A ModelStudy is what is known without a chip; an Assessment is one study on one target with one runtime; an Analysis
// is both. All are immutable once made and shared by pointer: window, reports and command line show the same object.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/progress.h"
#include "analyzer/base/result.h"
#include "analyzer/cost/counts.h"
#include "analyzer/cost/estimate.h"
#include "analyzer/cost/st/st_view.h"
#include "analyzer/ir/graph.h"
#include "analyzer/memory/plan.h"
#include "analyzer/memory/plan_levels.h"
#include "analyzer/target/runtime_profile.h"
#include "analyzer/target/target.h"
#include "analyzer/verdict/verdict.h"

namespace jauge::analysis {

// What the user should know about a model although it was read.
struct Problem {
  std::string code;      // stable, for programs: "dynamic_batch"
  std::string severity;  // "note", "warning"
  std::string where, what, hint;
};

struct ModelStudy {
  ir::Graph model;       // as the file has it, in the file's layout
  ir::Graph deployable;  // after all passes: what would run on the chip
  cost::Counts model_counts;
  cost::Counts deployable_counts;
  cost::StView st;
  memory::Plan plan;                                                                          // of the deployable graph
  std::shared_ptr<const memory::PlanLevels> levels = std::make_shared<memory::PlanLevels>();  // of the same graph
  std::optional<cost::Packed> packed;  // for our own runtime; nothing when that does not run the graph
  std::vector<Problem> problems;
};

struct Assessment {
  target::Target target;
  cost::Reserve reserve;
  cost::Estimate estimate;
  verdict::Verdict verdict;
};

struct Analysis {
  std::shared_ptr<const ModelStudy> study;
  Assessment assessment;
};

struct StudyOptions {
  std::map<std::string, std::vector<std::int64_t>> shapes;  // --shape NAME=1,32,32,3
  memory::Level memory_level = memory::Level::none;
  double timeout_s = 30;            // of the reader
  bool drop_dead_channels = false;  // deploy without channels whose weights are all zero
};

// Reads the file in the sandboxed reader and studies it. Errors: those of import::read_model and of the passes.
Result<ModelStudy> study(const std::filesystem::path& file, const StudyOptions& options, const Progress& progress);

// The part after reading; `model` must be without fault.
Result<ModelStudy> study_graph(ir::Graph model, const StudyOptions& options);

// The next larger chip of a family, null: there is none.
using NextLarger = std::function<const target::Target*(const target::Target&)>;

// Where the network does not fit and `next_larger` is given, the first larger chip that holds it is among the
// suggestions.
Assessment assess(const ModelStudy& study, const target::Target& target, const target::RuntimeProfile& runtime,
                  const cost::Reserve& reserve, const NextLarger& next_larger = {});

// The runtime to assume when the user names none: jauge's own where a board was measured, else X-CUBE-AI,
// else the first. Nothing when `runtimes` is empty.
const target::RuntimeProfile* default_runtime(std::span<const target::RuntimeProfile> runtimes, const ModelStudy& study,
                                              const target::Target& target);

}  // namespace jauge::analysis
