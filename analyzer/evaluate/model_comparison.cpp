#include "analyzer/evaluate/model_comparison.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "analyzer/dataset/store_values.h"

namespace jauge::evaluate {
namespace {

struct Pair {
  std::size_t first = 0, second = 0;  // node indices
};

const ir::Tensor& output_of(const ir::Graph& graph, std::size_t node) {
  return graph.tensor(graph.nodes[node].outputs[0]);
}

// What a node's output is called in the user's file: a fused node's output is that of the last it stands for.
std::string name_of(const ir::Graph& graph, std::size_t index) {
  const ir::Node& node = graph.nodes[index];
  if (!node.origin_names.empty()) return node.origin_names.back();
  return node.name.empty() ? output_of(graph, index).name : node.name;
}

bool are_comparable(const ir::Graph& a, std::size_t i, const ir::Graph& b, std::size_t j) {
  return a.nodes[i].outputs[0] != ir::no_tensor && b.nodes[j].outputs[0] != ir::no_tensor &&
         ir::elements(output_of(a, i).type.shape) == ir::elements(output_of(b, j).type.shape);
}

std::vector<Pair> pairs_by_name(const ir::Graph& a, const ir::Graph& b) {
  std::map<std::string, std::size_t> known;
  for (std::size_t j = 0; j < b.nodes.size(); ++j) known.emplace(name_of(b, j), j);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    const auto found = known.find(name_of(a, i));
    if (found != known.end() && are_comparable(a, i, b, found->second)) pairs.push_back({i, found->second});
  }
  return pairs;
}

std::vector<Pair> pairs_in_order(const ir::Graph& a, const ir::Graph& b) {
  std::vector<Pair> pairs;
  std::size_t from = 0;
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    for (std::size_t j = from; j < b.nodes.size(); ++j) {
      if (a.nodes[i].op != b.nodes[j].op || !are_comparable(a, i, b, j)) continue;
      pairs.push_back({i, j});
      from = j + 1;
      break;
    }
  }
  return pairs;
}

std::vector<Pair> pairs_of(const ir::Graph& a, const ir::Graph& b) {
  auto pairs = pairs_by_name(a, b);
  return pairs.empty() ? pairs_in_order(a, b) : pairs;
}

using Tensors = std::map<ir::TensorId, std::vector<double>>;

// The real numbers of the tensors that `wanted` names, for one sample.
Result<Tensors> tensors_of(const ir::Graph& graph, const std::vector<ir::TensorId>& wanted, const ir::Array& input) {
  Tensors seen;
  const auto look = [&](ir::TensorId id, const ir::Array& array) {
    if (std::ranges::find(wanted, id) == wanted.end()) return;
    const ir::Tensor& tensor = graph.tensor(id);
    seen[id] = dataset::real_values_of(array, tensor.quant ? &*tensor.quant : nullptr);
  };
  JAUGE_CHECK(execute::run(graph, {input}, look));
  return seen;
}

struct Sums {
  double product = 0, first = 0, second = 0, squared_error = 0, values = 0;

  void add(const std::vector<double>& a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      product += a[i] * b[i];
      first += a[i] * a[i];
      second += b[i] * b[i];
      squared_error += (a[i] - b[i]) * (a[i] - b[i]);
    }
    values += static_cast<double>(a.size());
  }
  // Two silent layers agree.
  double cosine() const {
    if (first == 0 && second == 0) return 1;
    return first == 0 || second == 0 ? 0 : product / (std::sqrt(first) * std::sqrt(second));
  }
};

Result<std::vector<LayerDivergence>> layers_of(const Judged& first, const Judged& second,
                                               const dataset::Samples& samples, std::int64_t count) {
  const ir::Graph &a = *first.graph, &b = *second.graph;
  JAUGE_TRY(const auto input_a, dataset::ModelInput::match(a.tensor(a.inputs[0]), samples, first.stated));
  JAUGE_TRY(const auto input_b, dataset::ModelInput::match(b.tensor(b.inputs[0]), samples, second.stated));
  const auto pairs = pairs_of(a, b);
  std::vector<ir::TensorId> wanted_a, wanted_b;
  for (const Pair& pair : pairs) {
    wanted_a.push_back(a.nodes[pair.first].outputs[0]);
    wanted_b.push_back(b.nodes[pair.second].outputs[0]);
  }
  std::vector<Sums> sums(pairs.size());
  for (std::int64_t i = 0; i < std::min(count, samples.count); ++i) {
    JAUGE_TRY(const auto of_a, tensors_of(a, wanted_a, input_a.array_of(samples, i)));
    JAUGE_TRY(const auto of_b, tensors_of(b, wanted_b, input_b.array_of(samples, i)));
    for (std::size_t p = 0; p < pairs.size(); ++p)
      if (of_a.contains(wanted_a[p]) && of_b.contains(wanted_b[p]))
        sums[p].add(of_a.at(wanted_a[p]), of_b.at(wanted_b[p]));
  }
  std::vector<LayerDivergence> layers;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    if (sums[p].values == 0) continue;
    LayerDivergence layer;
    layer.first = name_of(a, pairs[p].first);
    layer.second = name_of(b, pairs[p].second);
    layer.cosine = sums[p].cosine();
    layer.rmse = std::sqrt(sums[p].squared_error / sums[p].values);
    const double scale = std::sqrt(sums[p].first / sums[p].values);
    layer.relative = scale > 0 ? layer.rmse / scale : (layer.rmse > 0 ? 1 : 0);
    layers.push_back(std::move(layer));
  }
  return layers;
}

void compare_answers(const Evaluation& a, const Evaluation& b, const dataset::Samples& samples,
                     ModelComparison& result) {
  std::int64_t same = 0, only_first = 0, only_second = 0;
  for (std::int64_t i = 0; i < samples.count; ++i) {
    const std::int64_t of_a = predicted_class(a.outputs.of(i)), of_b = predicted_class(b.outputs.of(i));
    same += of_a == of_b;
    if (!a.classified || !b.classified) continue;
    const std::int64_t truth = samples.labels[static_cast<std::size_t>(i)];
    only_first += of_a == truth && of_b != truth;
    only_second += of_b == truth && of_a != truth;
  }
  result.agreement = static_cast<double>(same) / static_cast<double>(samples.count);
  if (a.classified && b.classified) result.mc_nemar = mc_nemar(only_first, only_second);
}

}  // namespace

Result<ModelComparison> compare_models(const Judged& first, const Judged& second, const dataset::Samples& samples,
                                       std::int64_t layer_samples) {
  ModelComparison result;
  const Evaluation &a = *first.evaluation, &b = *second.evaluation;
  compare_answers(a, b, samples, result);
  if (a.outputs.values.size() == b.outputs.values.size())
    result.cross = compare_values(a.outputs.values, b.outputs.values);
  JAUGE_TRY(result.layers, layers_of(first, second, samples, layer_samples));
  const auto diverging =
      std::ranges::find_if(result.layers, [](const LayerDivergence& layer) { return layer.cosine < diverging_cosine; });
  if (diverging != result.layers.end())
    result.first_diverging = static_cast<std::size_t>(diverging - result.layers.begin());
  return result;
}

}  // namespace jauge::evaluate
