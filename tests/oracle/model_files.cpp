// Whole model files against ONNX Runtime:
//   oracle_model_files write FOLDER MODEL...            inputs for run_onnxruntime.js, four samples a model
//   oracle_model_files compare ANSWERS MODEL...         a Markdown table; exit 1 when a file does not agree
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include "analyzer/import/import.h"
#include "tests/oracle/our_outputs.h"
#include "tests/oracle/stored_outputs.h"

namespace jauge::oracle {
namespace {

namespace fs = std::filesystem;

// Normalised values, larger ones, and what pictures hold.
constexpr float amplitudes[] = {1, 8, 64, 255};
constexpr std::size_t samples = std::size(amplitudes);

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Result<ir::Graph> graph_of(const std::string& bytes, const fs::path& file) {
  JAUGE_TRY(auto imported,
            import::read_bytes(std::as_bytes(std::span(bytes)), file.filename().string(), file.parent_path(), {}));
  return std::move(imported.graph);
}

// The same numbers in every run; reals between -1 and 1 times the sample's amplitude, not negative for pictures.
NamedArrays inputs_of(const ir::Graph& graph, std::size_t sample) {
  std::mt19937 random(static_cast<unsigned>(sample) + 1);
  NamedArrays inputs;
  for (const ir::TensorId id : graph.inputs) {
    ir::Array array(graph.tensor(id).type);
    const bool picture = sample + 1 == samples;
    if (array.type.dtype == ir::DType::float32)
      for (float& x : array.as<float>()) {
        const float unit = static_cast<float>(random() % 65536) / 65536;
        x = amplitudes[sample] * (picture ? unit : 2 * unit - 1);
      }
    else
      for (std::byte& x : array.bytes) x = static_cast<std::byte>(random());
    inputs.emplace_back(graph.tensor(id).name, std::move(array));
  }
  return inputs;
}

std::string case_name(const fs::path& model, std::size_t sample) {
  return model.stem().string() + "." + std::to_string(sample);
}

int write(const fs::path& folder, const std::vector<fs::path>& models) {
  std::ofstream list(folder / "cases.txt");
  for (const fs::path& model : models) {
    const auto graph = graph_of(content_of(model), model);
    if (!graph) continue;  // `compare` says why
    for (std::size_t sample = 0; sample < samples; ++sample) {
      fs::create_symlink(fs::absolute(model), folder / (case_name(model, sample) + ".onnx"));
      list << case_name(model, sample) << " file";
      for (const auto& [name, array] : inputs_of(*graph, sample)) list << ' ' << name << ' ' << to_text(array);
      list << '\n';
    }
  }
  return list ? 0 : 1;
}

// Over all samples and outputs of one model.
struct Outcome {
  std::string fault;
  std::string refusal;  // of ONNX Runtime: nothing to compare with
  std::size_t elements = 0, differing = 0;
  double worst_share = 0;  // of the tensor's largest magnitude
  bool integers = true;

  void add(const ir::Array& ours, const ir::Array& theirs) {
    const Difference found = difference(ours, theirs);
    if (!found.types.empty()) fault = found.types;
    elements += found.elements;
    differing += found.differing;
    integers = integers && !ir::is_float(ours.type.dtype);
    if (found.largest > 0) worst_share = std::max(worst_share, found.worst / found.largest);
  }
};

void compare_sample(const fs::path& model, std::size_t sample, const std::string& bytes, const ir::Graph& graph,
                    const std::map<std::string, Answer>& answers, Outcome& outcome) {
  const auto answer = answers.find(case_name(model, sample));
  if (answer == answers.end()) {
    outcome.fault = "ONNX Runtime gave no answer";
  } else if (!answer->second.refusal.empty()) {
    outcome.refusal = "ONNX Runtime refuses it";
  } else {
    const auto ours = our_outputs(bytes, model.filename().string(), inputs_of(graph, sample), execute::Kernels::fast);
    if (!ours)
      outcome.fault = jauge::to_text(ours.error());
    else if (ours->size() != answer->second.outputs.size())
      outcome.fault = "gives " + std::to_string(ours->size()) + " outputs";
    else
      for (std::size_t i = 0; i < ours->size(); ++i) outcome.add((*ours)[i], answer->second.outputs[i]);
  }
}

// Returns whether the file agrees, or is one that we say we do not read or that ONNX Runtime does not take.
bool compare_file(const fs::path& model, const std::map<std::string, Answer>& answers) {
  const std::string bytes = content_of(model), name = model.filename().string();
  const auto graph = graph_of(bytes, model);
  if (!graph) {
    std::printf("| %s | - | - | Jauge does not read it: %s |\n", name.c_str(), graph.error().what.c_str());
    return true;
  }
  Outcome outcome;
  for (std::size_t sample = 0; sample < samples && outcome.fault.empty() && outcome.refusal.empty(); ++sample)
    compare_sample(model, sample, bytes, *graph, answers, outcome);
  const bool agrees = outcome.fault.empty() && outcome.differing == 0;
  if (!outcome.refusal.empty()) {
    std::printf("| %s | - | - | %s |\n", name.c_str(), outcome.refusal.c_str());
    return true;
  }
  std::printf("| %s | %zu | %.1e | %s |\n", name.c_str(), outcome.elements, outcome.worst_share,
              !outcome.fault.empty() ? outcome.fault.c_str()
              : !agrees              ? ("**" + std::to_string(outcome.differing) + " differ**").c_str()
              : outcome.integers     ? "equal"
                                     : "agrees");
  return agrees;
}

int compare(const fs::path& answers_file, const std::vector<fs::path>& models) {
  const auto answers = read_answers(answers_file);
  std::printf("| file | outputs compared | largest difference | |\n|---|---|---|---|\n");
  int failures = 0;
  for (const fs::path& model : models) failures += !compare_file(model, answers);
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace jauge::oracle

int main(int argc, char** argv) {
  const std::string mode = argc > 3 ? argv[1] : "";
  if (mode != "write" && mode != "compare") {
    std::cerr << "usage: oracle_model_files write FOLDER MODEL... | compare ANSWERS MODEL...\n";
    return 2;
  }
  const std::vector<std::filesystem::path> models(argv + 3, argv + argc);
  return mode == "write" ? jauge::oracle::write(argv[2], models) : jauge::oracle::compare(argv[2], models);
}
