// jauge inspect: what a model is and what it costs on any chip.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/load.h"
#include "cli/table.h"
#include "reports/csv/tables.h"
#include "reports/json/evaluate.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli {
namespace {

using reports::json::GraphChoice;

struct Options {
  std::string model;
  GraphChoice graph = GraphChoice::model;
  bool weights = false;
  cost::StCompression compression = cost::StCompression::none;
  std::string st_version;
};

std::string header(const ir::Source& source, const ir::Graph& graph, Language language) {
  std::string text =
      reports::visible_name(source.name) + ": " + source.format + " " + reports::visible_name(source.format_version);
  if (!source.producer.empty()) text += ", written by " + reports::visible_name(source.producer);
  text += ", " + reports::bytes_and_size_text({source.file_bytes}, language) + "\n";
  const auto tensors = [&](const char* word, const std::vector<ir::TensorId>& ids) {
    for (const ir::TensorId id : ids) {
      const ir::Tensor& tensor = graph.tensor(id);
      text += std::string(word) + " " + reports::visible_name(tensor.name) + ": " +
              std::string(ir::name_of(tensor.type.dtype)) + " " + ir::to_text(tensor.type.shape) + "\n";
    }
  };
  tensors("input", graph.inputs);
  tensors("output", graph.outputs);
  return text + "\n";
}

std::string layers_text(const cost::Counts& counts, Language language) {
  const auto integer = [language](std::int64_t value) { return reports::integer(value, language); };
  TextTable table({{"#", true},
                   {"Layer"},
                   {"Operator"},
                   {"Output"},
                   {"Params", true},
                   {"MACs", true},
                   {"Weights, B", true},
                   {"Output, B", true}});
  for (const cost::LayerCount& layer : counts.layers)
    table.add({integer(layer.index), reports::visible_name(layer.name), reports::visible_name(layer.label),
               ir::to_text(layer.output.shape), integer(layer.params), integer(layer.macs.value),
               integer(layer.weight_bytes.value), integer(layer.output_bytes.value)});
  table.rule();
  table.add({"", "total", "", "", integer(counts.params), integer(counts.macs.value),
             integer(counts.weight_bytes.value), ""});
  std::string text = table.text() + "All counted from the file.\n";
  if (counts.live_macs != counts.macs)
    text += integer(counts.live_macs.value) + " of the MACs are live: the others have weights that are all zero.\n";
  return text;
}

std::string st_layers_text(const cost::StView& st, Language language) {
  const auto integer = [language](std::int64_t value) { return reports::integer(value, language); };
  TextTable table({{"#", true}, {"Layer"}, {"Operator"}, {"Params", true}, {"MACC", true}, {"Weights, B", true}});
  for (std::size_t i = 0; i < st.layers.size(); ++i) {
    const cost::StLayer& layer = st.layers[i];
    table.add({integer(static_cast<std::int64_t>(i)), reports::visible_name(layer.name), layer.op,
               integer(layer.params), layer.macc ? integer(*layer.macc) : "unknown", integer(layer.weight_bytes)});
  }
  table.rule();
  table.add({"", "total", "", integer(st.params), integer(st.macc), integer(st.weight_bytes)});
  return table.text() + "Counted from the file.\n";
}

std::string st_line(const cost::StView& st, Language language) {
  std::string text = "As STM32Cube.AI " + to_text(st.version) + " counts: " + reports::integer(st.params, language) +
                     " params, " + reports::integer(st.macc, language) + " MACC (" +
                     reports::integer(st.macc_model_graph, language) + " before its optimisations), " +
                     reports::bytes_text({st.weight_bytes}, language) + " of weights";
  if (st.compression != cost::StCompression::none)
    text += " compressed (" + std::string(to_text(st.compression)) + "; what that does to accuracy is not known)";
  for (const std::string& op : st.unknown_operators) text += "; no convention known for " + op;
  return text + ".\n";
}

std::string text_of(const analysis::ModelStudy& study, GraphChoice graph, Language language) {
  const ir::Graph& shown = graph == GraphChoice::deployable ? study.deployable : study.model;
  std::string text = header(study.model.source, shown, language);
  if (graph == GraphChoice::st)
    text += st_layers_text(study.st, language);
  else
    text += layers_text(graph == GraphChoice::model ? study.model_counts : study.deployable_counts, language);
  text += st_line(study.st, language);
  return text + "Deployed: " + reports::bytes_and_size_text(study.deployable_counts.weight_bytes, language) +
         " of weights (counted).\n";
}

std::string short_number(double value) {
  char text[32] = {};
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string weights_text(const std::vector<evaluate::WeightStatistics>& weights, Language language) {
  const auto integer = [language](std::int64_t value) { return reports::integer(value, language); };
  TextTable table({{"Layer"},
                   {"Weights"},
                   {"Type"},
                   {"Zeros, %", true},
                   {"Least", true},
                   {"Most", true},
                   {"Deviation", true},
                   {"Dead channels", true},
                   {"NaN, infinite", true}});
  for (const evaluate::WeightStatistics& tensor : weights)
    table.add({reports::visible_name(tensor.name), reports::visible_name(tensor.tensor),
               std::string(ir::name_of(tensor.type.dtype)) + " " + ir::to_text(tensor.type.shape),
               short_number(100 * tensor.sparsity()), short_number(tensor.low), short_number(tensor.high),
               short_number(tensor.deviation),
               tensor.channels == 0 ? "" : integer(tensor.dead_channels) + " of " + integer(tensor.channels),
               integer(tensor.not_finite)});
  return table.text();
}

std::string csv_of(const analysis::ModelStudy& study, GraphChoice graph) {
  if (graph == GraphChoice::st) return reports::csv::st_layers(study.st);
  return reports::csv::layers(graph == GraphChoice::model ? study.model_counts : study.deployable_counts);
}

Result<Answer> run(const Options& options, Session& session) {
  cost::StOptions st_options{.version = cost::newest_st_version, .compression = options.compression};
  if (!options.st_version.empty()) {
    JAUGE_TRY(st_options.version, cost::st_version_named(options.st_version));
  }
  JAUGE_TRY(auto study, load_model(session, options.model, memory::Level::none));
  study.st = cost::st_view(study.model, st_options);
  const ir::Graph& shown = options.graph == GraphChoice::deployable ? study.deployable : study.model;
  if (session.options.json) {
    auto result = reports::json::inspect_result(study, options.graph);
    if (options.weights) result["weights"] = reports::json::weights_result(evaluate::weight_statistics(shown));
    return json_answer(session, result);
  }
  if (options.weights) return Answer{weights_text(evaluate::weight_statistics(shown), session.language())};
  if (session.options.csv) return Answer{csv_of(study, options.graph)};
  return Answer{text_of(study, options.graph, session.language())};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "model file")->required();
  const std::map<std::string, GraphChoice> graphs = {
      {"model", GraphChoice::model}, {"deployable", GraphChoice::deployable}, {"st", GraphChoice::st}};
  app.add_option("--graph", options->graph,
                 "model: as the file has it; deployable: what would run on the chip; st: as STM32Cube.AI counts")
      ->transform(CLI::CheckedTransformer(graphs))
      ->option_text("model|deployable|st");
  const std::map<std::string, cost::StCompression> compressions = {{"none", cost::StCompression::none},
                                                                   {"low", cost::StCompression::low},
                                                                   {"medium", cost::StCompression::medium},
                                                                   {"high", cost::StCompression::high}};
  app.add_option("--compress", options->compression, "weights of float dense layers as STM32Cube.AI compresses them")
      ->transform(CLI::CheckedTransformer(compressions))
      ->option_text("none|low|medium|high");
  app.add_option("--st-version", options->st_version, "the STM32Cube.AI to count like; the newest when not given")
      ->option_text("6.0..2.2");
  app.add_flag("--weights", options->weights, "the weights tensor by tensor: range, zeros, dead channels, NaN");
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command inspect_command = {"inspect", "graph, layers, parameters, MACs, bytes of a model",
                                 "jauge inspect examples/seed_vgg/seed_vgg.onnx --json", prepare};

}  // namespace jauge::cli
