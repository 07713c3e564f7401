// The whole tool on one page, one folder a line.
#include "analyzer/analysis/analysis.h"

#include "analyzer/deploy/package_needs.h"
#include "analyzer/import/import.h"
#include "analyzer/memory/planner.h"
#include "analyzer/passes/pipeline.h"

namespace jauge::analysis {
namespace {

Problem problem_of(const import::Note& note) {
  return {note.code, "note", note.where, note.what, note.hint};
}

cost::Workload workload_of(const ModelStudy& study) {
  return {&study.deployable, &study.deployable_counts, &study.st,
          &study.plan,       study.levels.get(),       study.packed ? &*study.packed : nullptr};
}

// Packing copies all weights: nobody asks what a chip's program memory would hold of a network beyond this.
constexpr Bytes most_weights{std::int64_t{64} << 20};

std::optional<cost::Packed> packed(const ModelStudy& study) {
  if (study.deployable_counts.weight_bytes > most_weights) return std::nullopt;
  const auto needs = deploy::needs_of(study.deployable, study.plan);
  if (!needs) return std::nullopt;
  const std::string arithmetic = needs->tflite && needs->onnx ? "" : needs->onnx ? "onnx" : "tflite";
  return cost::Packed{needs->package, needs->kernels, arithmetic};
}

const target::Target* first_that_holds(const cost::Workload& workload, const target::Target& target,
                                       const target::RuntimeProfile& runtime, const cost::Reserve& reserve,
                                       const NextLarger& next_larger) {
  constexpr int most_steps = 16;
  const target::Target* chip = next_larger(target);
  for (int step = 0; chip && step < most_steps; ++step, chip = next_larger(*chip)) {
    const auto level = verdict::judge(workload, cost::estimate(workload, *chip, runtime, reserve), *chip).level;
    if (level == verdict::Level::fits || level == verdict::Level::tight) return chip;
  }
  return nullptr;
}

}  // namespace

Result<ModelStudy> study(const std::filesystem::path& file, const StudyOptions& options, const Progress& progress) {
  const import::ReadOptions read_options{.shapes = options.shapes, .bindings = {}};
  JAUGE_TRY(auto imported, import::read_model(file, read_options, options.timeout_s, progress));  // bytes -> graph
  progress("counting");
  JAUGE_TRY(auto result, study_graph(std::move(imported.graph), options));
  for (const import::Note& note : imported.notes) result.problems.push_back(problem_of(note));
  return result;
}

Result<ModelStudy> study_graph(ir::Graph model, const StudyOptions& options) {
  ModelStudy study;
  study.model = std::move(model);
  study.model_counts = cost::count(study.model);                      // graph -> MACs, bytes
  study.st = cost::st_view(study.model);                              // the same in ST's words
  JAUGE_TRY(study.deployable, passes::make_deployable(study.model));  // graph -> what runs on the chip
  if (options.drop_dead_channels) {
    JAUGE_TRY(study.deployable, passes::without_dead_channels(std::move(study.deployable)));
  }
  study.deployable_counts = cost::count(study.deployable);
  JAUGE_TRY(study.plan, memory::plan(study.deployable, options.memory_level));  // graph -> arena and offsets
  study.packed = packed(study);                                                 // both -> bytes, kernels
  return study;
}

Assessment assess(const ModelStudy& study, const target::Target& target, const target::RuntimeProfile& runtime,
                  const cost::Reserve& reserve, const NextLarger& next_larger) {
  const cost::Workload workload = workload_of(study);
  Assessment assessment{.target = target, .reserve = reserve, .estimate = {}, .verdict = {}};
  assessment.estimate = cost::estimate(workload, target, runtime, reserve);    // -> bytes, ms, mJ on this chip
  assessment.verdict = verdict::judge(workload, assessment.estimate, target);  // -> fits, or why not
  if (assessment.verdict.level == verdict::Level::no && next_larger)
    if (const auto* larger = first_that_holds(workload, target, runtime, reserve, next_larger))
      assessment.verdict = verdict::judge(workload, assessment.estimate, target, larger);
  return assessment;
}

}  // namespace jauge::analysis
