// Section 1: what the model is, layer by layer, and what its file holds that a chip never needs.
#include <algorithm>
#include <map>

#include "reports/charts/charts.h"
#include "reports/sections/cells.h"
#include "reports/sections/layer_tables.h"
#include "reports/sections/section.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::reports::sections {
namespace {

using analysis::ModelStudy;

// "image (float32, 1x3x32x32, 12,288 B)"
std::string tensors_text(const ir::Graph& graph, const std::vector<ir::TensorId>& ids, const Words& words) {
  constexpr std::size_t most = 8;
  std::vector<std::string> texts;
  for (const ir::TensorId id : ids) {
    if (texts.size() == most) return words.list(texts) + " ...";
    const ir::Tensor& tensor = graph.tensor(id);
    texts.push_back(visible_name(tensor.name) + " (" + std::string(ir::name_of(tensor.type.dtype)) + ", " +
                    ir::to_text(tensor.type.shape) + ", " + bytes_text(ir::bytes_of(tensor.type), words.language()) +
                    ")");
  }
  return texts.empty() ? "-" : words.list(texts);
}

// "8 Relu, 6 Conv and 3 Gemm": the most frequent first.
std::string operators_text(const cost::Counts& counts, const Words& words) {
  std::map<std::string, std::int64_t> uses;
  for (const cost::LayerCount& layer : counts.layers) ++uses[layer.op];
  std::vector<std::pair<std::string, std::int64_t>> sorted(uses.begin(), uses.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> texts;
  for (const auto& [op, count] : sorted) texts.push_back(integer(count, words.language()) + " " + visible_name(op));
  return texts.empty() ? "-" : words.list(texts);
}

Paragraph introduction(const ModelStudy& study, const Words& words) {
  const ir::Graph& model = study.model;
  const ir::Source& source = model.source;
  std::string text =
      words("{0} is a file in the format {1} ({2}).", {source.name, source.format, source.format_version});
  // "MLIR Converted.": the sentence has a full stop of its own.
  const std::string producer = source.producer.substr(0, source.producer.find_last_not_of('.') + 1);
  if (!producer.empty()) text += " " + words("It was written by {0}.", {producer});
  text += " " + words("It takes {0} and returns {1}.", {Ready{tensors_text(model, model.inputs, words)},
                                                        Ready{tensors_text(model, model.outputs, words)}});
  text += " " + words("Its {0} layers are {1}.", {static_cast<std::int64_t>(study.model_counts.layers.size()),
                                                  Ready{operators_text(study.model_counts, words)}});
  return {text};
}

KeyFigures key_figures(const ModelStudy& study, const Words& words) {
  using cost::Origin;
  const Language language = words.language();
  const cost::Counts& counts = study.model_counts;
  const Bytes weights = study.deployable_counts.weight_bytes;
  const memory::Plan& plan = study.plan;
  return {{key_count("Parameters", counts.params, words("as the file stores them"), Origin::counted, words),
           key_count("MACs", counts.macs.value, words("for one inference"), Origin::counted, words),
           key_bytes("Deployed weights", weights, bytes_text(weights, language), Origin::counted, words),
           key_bytes("Arena", plan.arena_bytes, bytes_text(plan.arena_bytes, language), Origin::planned, words)}};
}

// The same model counted in the ways its users will meet elsewhere.
Table counting_table(const ModelStudy& study, const Words& words) {
  const cost::Counts& file = study.model_counts;
  const cost::Counts& chip = study.deployable_counts;
  const cost::StView& st = study.st;
  Table table;
  table.title = words("One model, several ways of counting");
  table.columns = {{words("Count")}, {words("Value"), true}, {words("What it is")}};
  const auto add = [&](Phrase name, std::int64_t value, Phrase meaning) {
    table.rows.push_back({plain(words(name)), count_cell(value, words), plain(words(meaning))});
  };
  add("Parameters, stored", file.params, "all variables of the file: 4 per channel of a batch normalisation (Keras)");
  add("Parameters, deployed", chip.params, "what is left after our passes: what a chip must hold");
  add("Parameters, STM32Cube.AI", st.params, "ST counts 2 per channel of a batch normalisation");
  add("MACs", file.macs.value, "multiplications with accumulation, without bias and activations");
  if (file.live_macs != file.macs)
    add("MACs, live", file.live_macs.value, "without output channels whose weights are all zero");
  add("MACC, STM32Cube.AI", st.macc, "ST adds bias, activations, pooling and normalisation; for comparison only");
  table.note = words("Origin of all values: counted.");
  return table;
}

Table size_table(const ModelStudy& study, const Words& words) {
  const ir::Source& source = study.model.source;
  Table table;
  table.title = words("File size against deployed bytes");
  table.columns = {{words("What")}, {words("Bytes"), true}, {words("Origin")}};
  const auto add = [&](Phrase name, std::int64_t bytes, Phrase origin) {
    table.rows.push_back({plain(words(name)), size_cell({bytes}, words), plain(words(origin))});
  };
  add("File on disk", source.file_bytes, "counted");
  add("of which optimizer state, never deployed", source.training_bytes, "counted");
  add("Weights in the file", study.model_counts.weight_bytes.value, "counted");
  add("Weights deployed (Flash)", study.deployable_counts.weight_bytes.value, "counted");
  add("Arena for activations (RAM)", study.plan.arena_bytes.value, "planned");
  table.note = words(
      "The size of the file is not what the Flash must hold: a file carries names and structure, some "
      "formats also two optimizer values per weight. Compressed (zip, gzip) sizes say nothing about Flash.");
  return table;
}

// What the reader of the file remarked. Those sentences come in English from the stages.
void add_problems(const ModelStudy& study, const Words& words, Blocks& blocks) {
  constexpr std::size_t most = 20;
  if (study.problems.empty()) return;
  Bullets bullets;
  for (const analysis::Problem& problem : study.problems) {
    if (bullets.items.size() == most) break;
    bullets.items.push_back(visible_name(problem.where) + ": " + words(Sentence{visible_text(problem.what), {}}));
  }
  blocks.push_back(Heading{words("Remarks on the file")});
  blocks.push_back(std::move(bullets));
}

void add_unknown_operators(const ModelStudy& study, const Words& words, Blocks& blocks) {
  std::vector<std::string> names;
  for (const std::string& name : study.st.unknown_operators) names.push_back(visible_name(name));
  if (!names.empty())
    blocks.push_back(
        Note{words("ST has no convention for {0}: the MACC is at least the value shown.", {Ready{words.list(names)}})});
}

}  // namespace

Blocks model(const ReportInput& input, const Words& words) {
  const ModelStudy& study = *input.analyses.front()->study;
  Blocks blocks = {introduction(study, words), key_figures(study, words)};
  blocks.push_back(layer_table(study.model_counts, words));
  blocks.push_back(Heading{words("Slow layers and heavy layers")});
  if (std::string sentence = ranking_sentence(study.model_counts, words); !sentence.empty())
    blocks.push_back(Paragraph{std::move(sentence)});
  blocks.push_back(rankings(study.model_counts, words));
  if (auto chart = charts::macs_chart(study.model_counts, words)) blocks.push_back(std::move(*chart));
  if (auto chart = charts::weight_bytes_chart(study.model_counts, words)) blocks.push_back(std::move(*chart));
  blocks.push_back(size_table(study, words));
  blocks.push_back(counting_table(study, words));
  add_unknown_operators(study, words, blocks);
  add_problems(study, words, blocks);
  blocks.push_back(gap(words, "accuracy of the model and the data it was measured on",
                       "Test images with labels: accuracy, its 95 % interval, the confusion matrix and the report per "
                       "class follow from them.",
                       "jauge evaluate MODEL --data DATA"));
  return blocks;
}

}  // namespace jauge::reports::sections
