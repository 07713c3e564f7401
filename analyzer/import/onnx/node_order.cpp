#include "analyzer/import/onnx/node_order.h"

#include <algorithm>
#include <queue>
#include <string_view>
#include <unordered_map>

#include "analyzer/import/shown_name.h"

namespace jauge::import::onnx {
namespace {

constexpr int from_outside = -1;  // constants and graph inputs

using Writers = std::unordered_map<std::string_view, int>;

Result<Writers> writers_of(const proto::GraphProto& graph, const Place& place) {
  Writers writers;
  const auto twice = [&place](std::string_view name) {
    return Error{.kind = ErrorKind::damaged_file,
                 .where = place.of_tensor(name),
                 .what = "is defined twice: by two nodes, or by a node and as an input or constant",
                 .hint = "export the model again"};
  };
  for (const auto& constant : graph.initializer())
    if (!writers.emplace(constant.name(), from_outside).second) return twice(constant.name());
  const Writers constants = writers;
  for (const auto& input : graph.input())
    if (!writers.emplace(input.name(), from_outside).second && !constants.contains(input.name()))
      return twice(input.name());
  for (int i = 0; i < graph.node_size(); ++i)
    for (const std::string& output : graph.node(i).output())
      if (!output.empty() && !writers.emplace(output, i).second) return twice(output);
  return writers;
}

// The nodes that each node reads from.
Result<std::vector<std::vector<int>>> sources_of(const proto::GraphProto& graph, const Writers& writers,
                                                 const Place& place) {
  std::vector<std::vector<int>> sources(static_cast<std::size_t>(graph.node_size()));
  for (int i = 0; i < graph.node_size(); ++i)
    for (const std::string& input : graph.node(i).input()) {
      if (input.empty()) continue;
      const auto writer = writers.find(input);
      if (writer == writers.end())
        return place.damaged(graph.node(i), "reads " + quoted_name(input) + ", which nothing in the file writes",
                             "export the model again");
      if (writer->second != from_outside) sources[static_cast<std::size_t>(i)].push_back(writer->second);
    }
  return sources;
}

// Follows what the stuck nodes wait for until one comes round again.
Error cycle_among(const proto::GraphProto& graph, const std::vector<std::vector<int>>& sources,
                  const std::vector<int>& waiting_for, const Place& place) {
  constexpr std::size_t most_shown = 8;
  const auto is_stuck = [&waiting_for](int node) { return waiting_for[static_cast<std::size_t>(node)] > 0; };
  int node = 0;
  while (!is_stuck(node)) ++node;
  std::vector<int> path;
  std::vector<bool> seen(waiting_for.size(), false);
  while (!seen[static_cast<std::size_t>(node)]) {
    seen[static_cast<std::size_t>(node)] = true;
    path.push_back(node);
    const auto& from = sources[static_cast<std::size_t>(node)];
    node = *std::find_if(from.begin(), from.end(), is_stuck);
  }
  const auto start = std::find(path.begin(), path.end(), node);
  const std::vector<int> cycle(start, path.end());
  std::string names = quoted_name(shown_name_of(graph.node(cycle[0])));
  for (std::size_t i = cycle.size(); i-- > 1 && cycle.size() - i < most_shown;)
    names += " -> " + quoted_name(shown_name_of(graph.node(cycle[i])));
  if (cycle.size() > most_shown) names += " -> ... (" + std::to_string(cycle.size()) + " nodes)";
  names += " -> " + quoted_name(shown_name_of(graph.node(cycle[0])));
  return {.kind = ErrorKind::damaged_file,
          .where = place.file,
          .what = "the graph has a cycle: " + names,
          .hint = "export the model again; recurrent networks use the operators LSTM, GRU and RNN"};
}

}  // namespace

Result<std::vector<int>> running_order(const proto::GraphProto& graph, const Place& place) {
  JAUGE_TRY(const Writers writers, writers_of(graph, place));
  JAUGE_TRY(const auto sources, sources_of(graph, writers, place));
  std::vector<std::vector<int>> readers(sources.size());
  std::vector<int> waiting_for(sources.size(), 0);
  for (std::size_t i = 0; i < sources.size(); ++i)
    for (int source : sources[i]) {
      readers[static_cast<std::size_t>(source)].push_back(static_cast<int>(i));
      ++waiting_for[i];
    }
  // The lowest index first keeps the file's order wherever the file is in order.
  std::priority_queue<int, std::vector<int>, std::greater<>> ready;
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (waiting_for[i] == 0) ready.push(static_cast<int>(i));
  std::vector<int> order;
  while (!ready.empty()) {
    const int node = ready.top();
    ready.pop();
    order.push_back(node);
    for (int reader : readers[static_cast<std::size_t>(node)])
      if (--waiting_for[static_cast<std::size_t>(reader)] == 0) ready.push(reader);
  }
  if (order.size() < sources.size()) return cycle_among(graph, sources, waiting_for, place);
  return order;
}

}  // namespace jauge::import::onnx
