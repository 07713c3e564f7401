#include "bench/predictions/board_facts.h"

#include <nlohmann/json.hpp>

#include "analyzer/base/safe_file.h"

namespace jauge::predictions {
namespace {

using nlohmann::json;

constexpr std::size_t largest_file = 64 * 1024 * 1024;

// In the file a shape is its kernel, its world and these numbers.
constexpr std::int64_t cost::LoopShape::*extents[] = {&cost::LoopShape::rows,
                                                      &cost::LoopShape::width,
                                                      &cost::LoopShape::channels,
                                                      &cost::LoopShape::in_rows,
                                                      &cost::LoopShape::in_width,
                                                      &cost::LoopShape::in_channels,
                                                      &cost::LoopShape::kernel_height,
                                                      &cost::LoopShape::kernel_width,
                                                      &cost::LoopShape::stride_height,
                                                      &cost::LoopShape::stride_width,
                                                      &cost::LoopShape::dilation_height,
                                                      &cost::LoopShape::dilation_width,
                                                      &cost::LoopShape::pad_top,
                                                      &cost::LoopShape::pad_left,
                                                      &cost::LoopShape::groups,
                                                      &cost::LoopShape::further_elements};

constexpr const char* legend =
    "layers: kernel, world, [rows width channels of the output, the same of the input, height and width of the kernel, "
    "strides, dilations, pads at the top and left, groups, elements of further inputs], clamped, plain, table, [cycles "
    "with "
    "DBANK = 0, with DBANK = 1]";

json to_json(const LayerFact& layer) {
  json numbers = json::array();
  for (const auto extent : extents) numbers.push_back(layer.shape.*extent);
  return {layer.shape.kernel,   layer.shape.world,     numbers,     layer.shape.is_clamped,
          layer.shape.is_plain, layer.shape.has_table, layer.cycles};
}

LayerFact layer_from(const json& record) {
  LayerFact layer;
  layer.shape.kernel = record.at(0).get<std::string>();
  layer.shape.world = record.at(1).get<std::string>();
  std::size_t i = 0;
  for (const auto extent : extents) layer.shape.*extent = record.at(2).at(i++).get<std::int64_t>();
  layer.shape.is_clamped = record.at(3).get<bool>();
  layer.shape.is_plain = record.at(4).get<bool>();
  layer.shape.has_table = record.at(5).get<bool>();
  layer.cycles = record.at(6).get<Banks>();
  return layer;
}

NetworkFact network_from(const json& record) {
  NetworkFact network;
  network.name = record.at("name").get<std::string>();
  network.dtype = record.at("dtype").get<std::string>();
  network.synthetic = record.at("synthetic").get<bool>();
  network.macs = record.at("macs").get<double>();
  network.cycles = record.at("cycles").get<Banks>();
  for (const json& layer : record.at("layers")) network.layers.push_back(layer_from(layer));
  return network;
}

}  // namespace

Result<BoardFacts> read_board_facts(const std::filesystem::path& path) {
  JAUGE_TRY(const auto bytes, read_file(path, largest_file));
  const auto* first = reinterpret_cast<const char*>(bytes.data());
  try {  // the JSON library throws
    const json file = json::parse(first, first + bytes.size());
    BoardFacts facts{file.at("date").get<std::string>(), file.at("build").get<std::string>(), {}};
    for (const json& network : file.at("networks")) facts.networks.push_back(network_from(network));
    return facts;
  } catch (const json::exception& error) {
    return Error{ErrorKind::damaged_file, path.string(), error.what(), "jauge-predictions run-jauge writes such files"};
  }
}

std::string board_facts_text(const BoardFacts& facts) {
  std::string text = "{\n\"what\": " + json(legend).dump() + ",\n\"date\": " + json(facts.date).dump() +
                     ",\n\"build\": " + json(facts.build).dump() + ",\n\"networks\": [";
  const char* before = "\n";
  for (const NetworkFact& network : facts.networks) {
    text += before + std::string("{\"name\": ") + json(network.name).dump() + ", \"dtype\": \"" + network.dtype +
            "\", \"synthetic\": " + (network.synthetic ? "true" : "false") +
            ", \"macs\": " + json(network.macs).dump() + ", \"cycles\": " + json(network.cycles).dump() +
            ", \"layers\": [";
    for (std::size_t i = 0; i < network.layers.size(); ++i)
      text += (i == 0 ? "\n " : ",\n ") + to_json(network.layers[i]).dump();
    text += "]}";
    before = ",\n";
  }
  return text + "]\n}\n";
}

}  // namespace jauge::predictions
