#include "bench/predictions/jauge_runs.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "analyzer/base/safe_file.h"
#include "bench/predictions/validation.h"

namespace jauge::predictions {
namespace {

using nlohmann::json;
using target::KernelClass;
using target::WorkKind;
using enum target::KernelClass;

constexpr std::size_t largest_result = 64 * 1024 * 1024;
constexpr double loose = 1.0;

// The runtime's loops: every operator is called row by row, and integers are requantised one by one.
std::vector<TermForm> terms_of(const std::string& dtype) {
  const double mac = dtype == "int8" ? 4 : 8;
  std::vector<TermForm> terms = {{{}, WorkKind::call, 500, loose}};
  for (const KernelClass kernel : {dense, convolution, pointwise, depthwise}) {
    terms.push_back({{kernel}, WorkKind::layer, 1000, loose});
    terms.push_back({{kernel}, WorkKind::mac, mac, loose});
    terms.push_back({{kernel}, WorkKind::tap, 5, loose});
    terms.push_back({{kernel}, WorkKind::gather, 5, loose});
    terms.push_back({{kernel}, WorkKind::output, 50, loose});
  }
  terms.push_back({{pooling, elementwise, softmax, copy}, WorkKind::layer, 1000, loose});
  terms.push_back({{pooling}, WorkKind::gather, 8, loose});
  terms.push_back({{elementwise}, WorkKind::output, 30, loose});
  terms.push_back({{softmax}, WorkKind::output, 300, loose});
  terms.push_back({{copy}, WorkKind::output, 5, loose});
  return terms;
}

// The model file that the result names, or one of its name below `models`.
std::filesystem::path model_of(const json& result, const std::filesystem::path& models) {
  const std::filesystem::path named = result.at("/inputs/0/path"_json_pointer).get<std::string>();
  std::error_code error;
  if (std::filesystem::exists(named, error)) return std::filesystem::absolute(named);
  for (std::filesystem::recursive_directory_iterator entry(models, error), end; !error && entry != end;
       entry.increment(error))
    if (entry->path().filename() == named.filename()) return entry->path();
  return named;
}

bool is_result(const json& json_file) {
  return json_file.is_object() && json_file.contains("/inputs/0/path"_json_pointer) &&
         json_file.contains("/result/per_layer"_json_pointer) &&
         json_file.contains("/result/cycles/value"_json_pointer) &&
         json_file.contains("/result/board/clock_hz"_json_pointer);
}

Result<BoardRun> run_from(const json& file, const std::filesystem::path& models, Networks& networks) {
  const auto model = model_of(file, models);
  JAUGE_TRY(auto network, networks.read(model.string()));
  const json& result = file.at("result");
  BoardRun board;
  board.run.network = twin_name(model.filename().string(), model.string());
  board.run.model = model.stem().string();
  board.run.engine = "jauge";
  board.run.dtype = network->weight_dtype;
  board.run.version = result.at("board").value("build", "");
  board.run.board = result.at("board").value("kind", "");
  board.is_virtual = board.run.board == "virtual";
  board.run.clock_hz = result.at("board").at("clock_hz").get<double>();
  board.run.cycles = result.at("cycles").at("value").get<double>();
  board.layer_cycles.assign(network->layers.size(), 0);
  for (const json& layer : result.at("per_layer")) {
    const auto index = layer.value("index", std::size_t{0});
    if (index < board.layer_cycles.size() && layer.contains("cycles") && layer["cycles"].is_number())
      board.layer_cycles[index] += layer["cycles"].get<double>();
  }
  board.run.what = std::move(network);
  return board;
}

// Terms that a set of layers asks for.
Part part_of(const Study& study, const std::vector<const cost::LayerCount*>& layers) {
  Part part;
  for (std::size_t i = 0; i < study.terms.size(); ++i) {
    const TermForm& term = study.terms[i];
    double amount = 0;
    for (const cost::LayerCount* layer : layers)
      if (layer->work.kernel && std::ranges::find(term.kernels, *layer->work.kernel) != term.kernels.end())
        amount += cost::amount(layer->work, term.work, false);
    if (amount > 0) part.amounts.emplace_back(i, amount);
  }
  return part;
}

Observation whole(const Study& study, const BoardRun& board) {
  std::vector<const cost::LayerCount*> layers;
  for (const cost::LayerCount& layer : board.run.what->layers) layers.push_back(&layer);
  Part part = part_of(study, layers);
  part.amounts.emplace_back(0, 1.0);  // the call
  return {{part}, board.run.cycles, 0.01};
}

std::vector<Observation> observations_of(const Study& study, const BoardRun& board) {
  std::vector<Observation> observations;
  double between = board.run.cycles;  // outside the layers: the call itself
  for (const double cycles : board.layer_cycles) between -= cycles;
  if (between > 1) observations.push_back({{Part{{{0, 1.0}}, {}}}, between, 0.5});
  for (std::size_t i = 0; i < board.layer_cycles.size(); ++i) {
    const cost::LayerCount& layer = board.run.what->layers[i];
    Part part = part_of(study, {&layer});
    if (board.layer_cycles[i] > 0 && !part.amounts.empty())
      observations.push_back({{part}, board.layer_cycles[i], 0.05});
  }
  return observations;
}

std::vector<double> fit_of(const Study& study, const std::vector<const BoardRun*>& boards, const std::string& without) {
  std::vector<Parameter> parameters;
  for (const TermForm& term : study.terms) parameters.push_back({"", std::log(term.cycles), term.tolerance});
  std::vector<Observation> observations;
  for (const BoardRun* board : boards)
    if (board->run.network != without)
      std::ranges::move(observations_of(study, *board), std::back_inserter(observations));
  return fit(parameters, observations);
}

constexpr double board_model_error = 0.10;  // of the virtual board against silicon, on top of the fit's own

JaugeFit fit_of_type(const std::string& dtype, const std::vector<const BoardRun*>& boards) {
  JaugeFit result;
  result.study.id = "jauge_" + dtype;
  result.study.dtype = dtype;
  result.study.terms = terms_of(dtype);
  result.terms = fit_of(result.study, boards, "");
  result.version = boards.front()->run.version;
  std::vector<double> errors;
  for (const BoardRun* board : boards) {
    const auto without = fit_of(result.study, boards, board->run.network);
    const double predicted = std::exp(log_prediction(without, whole(result.study, *board)));
    result.trials.push_back({board, predicted});
    errors.push_back(std::abs(std::log(predicted / board->run.cycles)));
  }
  std::ranges::sort(errors);
  const auto rank = static_cast<std::size_t>(std::ceil(0.9 * static_cast<double>(errors.size() + 1)));
  const double own = errors.size() < 3 ? std::log(1.5) : errors[std::min(rank, errors.size()) - 1];
  const bool is_virtual = boards.front()->is_virtual;
  result.high = std::exp(std::hypot(own, is_virtual ? std::log1p(board_model_error) : 0.0));
  result.low = 1 / result.high;
  return result;
}

std::string figure(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

// Kinds of which no layer was run have no term: then there is no prediction for them.
bool was_run(const JaugeFit& fit, KernelClass kernel) {
  return std::ranges::any_of(fit.trials, [kernel](const JaugeTrial& trial) {
    return std::ranges::any_of(trial.run->run.what->layers,
                               [kernel](const cost::LayerCount& layer) { return layer.work.kernel == kernel; });
  });
}

std::string terms_text(const JaugeFit& fit) {
  std::string text;
  for (std::size_t i = 0; i < fit.study.terms.size(); ++i) {
    const TermForm& term = fit.study.terms[i];
    std::string kernels;
    for (const KernelClass kernel : term.kernels)
      if (was_run(fit, kernel)) kernels += (kernels.empty() ? "\"" : ", \"") + std::string(name_of(kernel)) + "\"";
    if (kernels.empty() && !term.kernels.empty()) continue;
    text += (text.empty() ? "" : ",\n") + std::string(R"(  {"per": ")") + std::string(name_of(term.work)) +
            R"(", "cycles": )" + figure(std::exp(fit.terms[i])) +
            (kernels.empty() ? "" : R"(, "kernels": [)" + kernels + "]") + "}";
  }
  return " \"" + fit.study.id + "\": [\n" + text + "]";
}

std::string speed_text(const JaugeFit& fit, const std::string& date) {
  std::set<std::string> networks;
  double least = 1e18, most = 0;
  for (const JaugeTrial& trial : fit.trials) {
    networks.insert(trial.run->run.network);
    least = std::min(least, trial.run->run.what->macs);
    most = std::max(most, trial.run->run.what->macs);
  }
  const bool is_virtual = fit.trials.front().run->is_virtual;
  const std::string core = fit.study.dtype == "float32" ? "Cortex-M4F" : "Cortex-M4";
  return R"({"core": ")" + core + R"(", "dtype": ")" + fit.study.dtype + R"(", "date": ")" + date + R"(", "basis": ")" +
         (is_virtual ? "virtual board" : "published") + "\",\n" + R"( "terms": ")" + fit.study.id +
         R"(", "interval": {"low": )" + figure(fit.low) + R"(, "high": )" + figure(fit.high) +
         R"(, "beyond": 1.2}, "macs": {"least": )" + std::to_string(static_cast<long long>(least)) + R"(, "most": )" +
         std::to_string(static_cast<long long>(most)) + "},\n" + R"( "networks": )" + std::to_string(networks.size()) +
         R"(, "rows": )" + std::to_string(fit.trials.size()) + R"(, "source": "virtual"})";
}

}  // namespace

std::vector<BoardRun> read_board_runs(const std::filesystem::path& results, const std::filesystem::path& models,
                                      Networks& networks) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(results, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  std::ranges::sort(files);
  std::vector<BoardRun> runs;
  for (const auto& path : files) {
    const auto bytes = read_file(path, largest_result);
    const json file = bytes ? json::parse(reinterpret_cast<const char*>(bytes->data()),
                                          reinterpret_cast<const char*>(bytes->data()) + bytes->size(), nullptr, false)
                            : json();
    if (!is_result(file)) {
      std::cerr << "left out, no result of jauge measure: " << path.string() << '\n';
      continue;
    }
    auto run = run_from(file, models, networks);
    if (run)
      runs.push_back(*std::move(run));
    else
      std::cerr << "left out: " << to_text(run.error()) << '\n';
  }
  return runs;
}

std::vector<JaugeFit> fit_jauge(const std::vector<BoardRun>& runs) {
  std::vector<JaugeFit> fits;
  for (const std::string dtype : {"int8", "float32"}) {
    std::vector<const BoardRun*> boards;
    for (const BoardRun& run : runs)
      if (run.run.dtype == dtype) boards.push_back(&run);
    if (!boards.empty()) fits.push_back(fit_of_type(dtype, boards));
  }
  return fits;
}

std::string jauge_fits_text(const std::vector<JaugeFit>& fits, const std::string& date) {
  std::string terms, speeds, version;
  for (const JaugeFit& fit : fits) {
    terms += (terms.empty() ? "" : ",\n") + terms_text(fit);
    speeds += (speeds.empty() ? "" : ",\n") + speed_text(fit, date);
    version = fit.version;
  }
  return "{\n\"schema\": 1,\n\"runtime\": \"jauge\",\n\"sources\": {\"virtual\": \"cycles of each layer on the virtual "
         "board "
         "(STM32L4R9 at 120 MHz, 5 wait states), firmware build " +
         version + "\"},\n\"terms\": {\n" + terms + "},\n\"speeds\": [\n" + speeds + "]\n}\n";
}

std::string jauge_section(const std::vector<JaugeFit>& fits) {
  if (fits.empty()) return "";
  std::string text =
      "## Jauge runtime against the virtual board: one network left out\n\nTo reach: median <= 3 %, worst <= 10 %. The "
      "virtual "
      "board itself is within +-10 % of silicon; intervals of predictions hold both.\n\n"
      "| data type | networks | median | worst | firmware build |\n|---|---|---|---|---|\n";
  char line[256];
  for (const JaugeFit& fit : fits) {
    std::vector<double> errors;
    for (const JaugeTrial& trial : fit.trials)
      errors.push_back(std::exp(std::abs(std::log(trial.predicted / trial.run->run.cycles))) - 1);
    std::snprintf(line, sizeof line, "| %s | %zu | %.1f %% | %.1f %% | %s |\n", fit.study.dtype.c_str(), errors.size(),
                  100 * quantile(errors, 0.5), 100 * quantile(errors, 1), fit.version.c_str());
    text += line;
  }
  text += "\n| data type | file | MACs | modelled cycles | predicted | error |\n|---|---|---|---|---|---|\n";
  for (const JaugeFit& fit : fits)
    for (const JaugeTrial& trial : fit.trials) {
      std::snprintf(line, sizeof line, "| %s | %s | %.0f | %.0f | %.0f | %+.1f %% |\n", fit.study.dtype.c_str(),
                    trial.run->run.model.c_str(), trial.run->run.what->macs, trial.run->run.cycles, trial.predicted,
                    100 * (trial.predicted / trial.run->run.cycles - 1));
      text += line;
    }
  return text + "\n";
}

}  // namespace jauge::predictions
