#include "analyzer/quantize/score.h"

#include <algorithm>
#include <cmath>

#include "analyzer/quantize/number_format.h"

namespace jauge::quantize {
namespace {

const ir::Node* producer_of(const ir::Graph& graph, const std::vector<int>& producers, ir::TensorId id) {
  const int place = producers[ir::index_of(id)];
  return place < 0 ? nullptr : &graph.nodes[static_cast<std::size_t>(place)];
}

std::vector<ir::TensorId> judged_tensors(const ir::Graph& graph) {
  const std::vector<int> producers = ir::producers(graph);
  std::vector<ir::TensorId> result;
  for (ir::TensorId id : graph.outputs) {
    const ir::Node* node = producer_of(graph, producers, id);
    while (node && (node->op == "Quantize" || node->op == "Dequantize"))
      node = producer_of(graph, producers, id = node->inputs[0]);
    if (node && (node->op == "Softmax" || node->op == "Sigmoid")) id = node->inputs[0];
    result.push_back(id);
  }
  return result;
}

// What the stored numbers stand for.
std::vector<double> reals_of(const ir::Tensor& tensor, const ir::Array& array) {
  std::vector<double> values = ir::to_doubles(array.view());
  if (!tensor.quant) return values;
  const double scale = tensor.quant->scales[0];
  const auto zero = static_cast<double>(tensor.quant->zero_points[0]);
  for (double& value : values) value = (value - zero) * scale;
  return values;
}

int predicted_class(const std::vector<double>& values) {
  if (values.size() == 1) return values[0] >= 0.5 ? 1 : 0;
  return static_cast<int>(std::ranges::max_element(values) - values.begin());
}

struct Answers {
  std::vector<std::vector<double>> judged;
  std::vector<int> classes;
};

Result<Answers> answers_of(const ir::Graph& graph, const SampleSet& data, const Effort& effort) {
  const std::vector<ir::TensorId> judged = judged_tensors(graph);
  Answers answers{std::vector<std::vector<double>>(data.samples.size()), std::vector<int>(data.samples.size(), 0)};
  std::vector<Sample> samples;
  for (const Sample& sample : data.samples) samples.push_back(fitted(graph, sample));
  RunCalls calls;
  calls.see = [&](int, std::size_t sample, ir::TensorId id, const ir::Array& array) {
    if (std::ranges::find(judged, id) == judged.end()) return;
    const auto values = reals_of(graph.tensor(id), array);
    answers.judged[sample].insert(answers.judged[sample].end(), values.begin(), values.end());
  };
  calls.done = [&](int, std::size_t sample, const std::vector<ir::Array>& outputs) {
    if (!outputs.empty())
      answers.classes[sample] = predicted_class(reals_of(graph.tensor(graph.outputs[0]), outputs[0]));
  };
  JAUGE_CHECK(run_samples(graph, samples, calls, effort, "running"));
  return answers;
}

Score counted(const SampleSet& data, const Answers& answers) {
  Score score{.samples = static_cast<std::int64_t>(data.samples.size()), .correct = {}, .hits = {}, .sqnr_db = {}};
  if (!data.labelled()) return score;
  for (std::size_t i = 0; i < data.samples.size(); ++i) score.hits.push_back(answers.classes[i] == data.labels[i]);
  score.correct = std::ranges::count(score.hits, true);
  return score;
}

}  // namespace

Sample fitted(const ir::Graph& graph, const Sample& sample) {
  Sample result = sample;
  for (std::size_t i = 0; i < std::min(result.size(), graph.inputs.size()); ++i) {
    const ir::Tensor& tensor = graph.tensor(graph.inputs[i]);
    if (!tensor.quant || sample[i].type.dtype != ir::DType::float32) continue;
    ir::Tensor real = {.name = {}, .type = sample[i].type, .quant = {}, .data = ir::Buffer(sample[i].bytes)};
    const ir::Tensor integers = quantised_constant(real, *tensor.quant, tensor.type.dtype);
    const auto bytes = integers.data->bytes();
    result[i].type = integers.type;
    result[i].bytes.assign(bytes.begin(), bytes.end());
  }
  return result;
}

Result<ReferenceAndScore> reference_of(const ir::Graph& graph, const SampleSet& data, const Effort& effort) {
  JAUGE_TRY(Answers answers, answers_of(graph, data, effort));
  Score score = counted(data, answers);
  return ReferenceAndScore{{std::move(answers.judged)}, std::move(score)};
}

Result<Score> score(const ir::Graph& graph, const SampleSet& data, const Reference& reference, const Effort& effort) {
  JAUGE_TRY(const Answers answers, answers_of(graph, data, effort));
  Score result = counted(data, answers);
  double signal = 0, noise = 0;
  for (std::size_t s = 0; s < answers.judged.size(); ++s)
    for (std::size_t i = 0; i < std::min(answers.judged[s].size(), reference.judged[s].size()); ++i) {
      const double wanted = reference.judged[s][i], error = answers.judged[s][i] - wanted;
      signal += wanted * wanted;
      noise += error * error;
    }
  if (signal > 0 && noise > 0) result.sqnr_db = 10 * std::log10(signal / noise);
  return result;
}

}  // namespace jauge::quantize
