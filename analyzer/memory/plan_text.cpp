#include <algorithm>

#include "analyzer/memory/planner.h"

namespace jauge::memory {
namespace {

// "1,344,042"
std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string right(std::string text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string left(std::string text, std::size_t width) {
  return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

std::string header(const Plan& plan) {
  std::string text = "memory plan, level " + std::string(name_of(plan.level)) + "\n";
  text += "arena       " + right(grouped(plan.arena_bytes.value), 13) + " B = " + grouped(plan.activation_bytes.value) +
          " B activations + " + grouped(plan.scratch_bytes.value) + " B scratch\n";
  text += "lower bound " + right(grouped(plan.lower_bound_bytes.value), 13) + " B";
  const std::string order = plan.certificate.every_order ? "in any order" : "in this order";
  const std::string model = " (" + std::string(name_of(plan.certificate.model)) + ")\n";
  text += plan.optimal ? ", reached: no smaller arena " + order + model : ", not reached" + model;
  return text;
}

std::string peak(const ir::Graph& graph, const Plan& plan) {
  const Certificate& certificate = plan.certificate;
  std::string text = "peak at step " + std::to_string(certificate.step) + " (" + certificate.layer + "), alive there:";
  for (ir::TensorId id : certificate.tensors) {
    const auto place = std::ranges::find(plan.tensors, id, &TensorPlace::tensor);
    const Bytes bytes = place == plan.tensors.end() ? 0_B : place->size;
    text += "\n  " + right(grouped(bytes.value), 13) + " B  " + graph.tensor(id).name;
  }
  return text + "\n";
}

// What a plan does beside placing tensors; nothing for plans that only place.
std::string actions(const ir::Graph& graph, const Plan& plan) {
  std::string text;
  for (const Group& group : plan.groups)
    text += "row by row: steps " + std::to_string(group.first_step) + "-" + std::to_string(group.last_step) + "\n";
  for (const Move& move : plan.moves)
    text += "move before step " + std::to_string(move.step) + ": " + graph.tensor(move.tensor).name + ", " +
            grouped(move.size.value) + " B from " + grouped(move.from.value) + " to " + grouped(move.to.value) + "\n";
  return text;
}

std::string ring_text(const TensorPlace& place) {
  return place.ring_rows > 0 ? "  ring of " + std::to_string(place.ring_rows) + " rows" : "";
}

std::string row(const ir::Graph& graph, const TensorPlace& place, std::size_t name_width) {
  return left(place.name, name_width) + right(grouped(place.offset.value), 14) + right(grouped(place.size.value), 14) +
         "  " + right(std::to_string(place.first_step) + "-" + std::to_string(place.last_step), 9) + "  " +
         ir::to_text(graph.tensor(place.tensor).type.shape) + ring_text(place) + "\n";
}

}  // namespace

std::string to_text(const ir::Graph& graph, const Plan& plan) {
  std::size_t name_width = 6;
  for (const TensorPlace& place : plan.tensors) name_width = std::max(name_width, place.name.size());
  std::string text = header(plan) + peak(graph, plan) + actions(graph, plan) + "\n";
  text +=
      left("tensor", name_width) + right("offset", 14) + right("bytes", 14) + "  " + right("steps", 9) + "  shape\n";
  for (const TensorPlace& place : plan.tensors) text += row(graph, place, name_width);
  return text;
}

}  // namespace jauge::memory
