#include "cli/diff/json_files.h"

#include <map>
#include <nlohmann/json.hpp>

namespace jauge::cli::diff {
namespace {

Error damaged(const std::string& file_name, std::string what) {
  return {.kind = ErrorKind::damaged_file, .where = file_name, .what = std::move(what), .hint = "write it again"};
}

// The value at `path`; null when something on the way is missing.
const Json& at(const Json& json, std::initializer_list<const char*> path) {
  static const Json nothing;
  const Json* value = &json;
  for (const char* key : path) {
    if (!value->is_object() || !value->contains(key)) return nothing;
    value = &(*value)[key];
  }
  return *value;
}

std::optional<std::int64_t> integer(const Json& json) {
  return json.is_number_integer() ? std::optional(json.get<std::int64_t>()) : std::nullopt;
}

std::string text(const Json& json) {
  return json.is_string() ? json.get<std::string>() : "";
}

std::string shape_text(const Json& json) {
  std::string shape;
  if (!json.is_array()) return shape;
  for (const Json& size : json)
    if (size.is_number_integer()) shape += (shape.empty() ? "" : "x") + std::to_string(size.get<std::int64_t>());
  return shape;
}

// What follows "--compression " in the tool's arguments.
cost::StCompression compression_in(const std::string& arguments) {
  constexpr std::string_view option = "--compression ";
  const std::size_t start = arguments.find(option);
  if (start == std::string::npos) return cost::StCompression::none;
  const std::size_t word = start + option.size();
  return compression_named(arguments.substr(word, arguments.find(' ', word) - word));
}

// The c_info.json's buffers by their number.
std::map<std::int64_t, const Json*> buffers_of(const Json& json) {
  std::map<std::int64_t, const Json*> buffers;
  const Json& list = at(json, {"buffers"});
  if (!list.is_array()) return buffers;
  for (const Json& buffer : list)
    if (const auto id = integer(at(buffer, {"id"}))) buffers[*id] = &buffer;
  return buffers;
}

SideRow c_row(const Json& node, const std::map<std::int64_t, const Json*>& buffers) {
  SideRow row{.name = text(at(node, {"name"})), .op = text(at(node, {"description"}))};
  row.macs = integer(at(node, {"macc"}));
  row.weight_bytes = 0;
  const auto buffer = [&buffers](const Json& id) -> const Json* {
    const auto found = id.is_number_integer() ? buffers.find(id.get<std::int64_t>()) : buffers.end();
    return found == buffers.end() ? nullptr : found->second;
  };
  if (const Json& inputs = at(node, {"inputs"}); inputs.is_array())
    for (const Json& id : inputs)
      if (const Json* input = buffer(id); input && at(*input, {"is_param"}) == true)
        *row.weight_bytes += integer(at(*input, {"size_bytes"})).value_or(0);
  if (const Json& outputs = at(node, {"outputs"}); outputs.is_array() && !outputs.empty())
    if (const Json* output = buffer(outputs.front())) row.shape = shape_text(at(*output, {"shape"}));
  return row;
}

SideRow result_row(const Json& layer, const char* macs) {
  SideRow row{.name = text(at(layer, {"name"})), .op = text(at(layer, {"operator"}))};
  row.shape = shape_text(at(layer, {"output_shape"}));
  row.params = integer(at(layer, {"params"}));
  row.macs = integer(at(layer, {macs}));
  row.weight_bytes = integer(at(layer, {"weight_bytes"}));
  return row;
}

void add_leaves(const Json& json, const std::string& path, std::vector<std::pair<std::string, std::string>>& leaves) {
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) add_leaves(value, path.empty() ? key : path + "." + key, leaves);
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) add_leaves(json[i], path + "[" + std::to_string(i) + "]", leaves);
  } else {
    leaves.emplace_back(path, json.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

}  // namespace

Result<Json> parse_json(std::string_view text, const std::string& file_name) {
  constexpr std::size_t deepest = 200;
  bool too_deep = false;
  const auto check_depth = [&too_deep](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > static_cast<int>(deepest);
    return !too_deep;
  };
  Json json = Json::parse(text, check_depth, /*allow_exceptions=*/false);
  if (json.is_discarded() || too_deep) return damaged(file_name, "is not JSON");
  return json;
}

bool is_c_info(const Json& json) {
  return at(json, {"graphs"}).is_array() && at(json, {"buffers"}).is_array();
}

Result<Side> read_c_info(const Json& json, const std::string& file_name) {
  const Json& graphs = at(json, {"graphs"});
  if (graphs.empty() || !at(graphs.front(), {"nodes"}).is_array())
    return damaged(file_name, "is a c_info.json without the nodes of a graph");
  Side side{.kind = "report", .title = text(at(graphs.front(), {"name"})), .counted_by_st = true};
  if (const Json& tools = at(json, {"environment", "tools"}); tools.is_array() && !tools.empty()) {
    const std::string version = text(at(tools.front(), {"version"}));
    side.tool = text(at(tools.front(), {"name"})) + " v" + version;
    if (const auto known = cost::st_version_named(version)) side.st_version = *known;
    side.params = integer(at(tools.front(), {"input_model", "n_params"}));
    side.compression = compression_in(text(at(tools.front(), {"arguments"})));
  }
  side.weight_bytes = integer(at(json, {"memory_footprint", "weights"}));
  side.activation_bytes = integer(at(json, {"memory_footprint", "activations"}));
  side.macs = 0;
  SideTable table{.graph = "c"};
  const auto buffers = buffers_of(json);
  for (const Json& node : at(graphs.front(), {"nodes"})) {
    table.rows.push_back(c_row(node, buffers));
    *side.macs += table.rows.back().macs.value_or(0);
  }
  side.tables.push_back(std::move(table));
  return side;
}

bool is_result(const Json& json) {
  return json.is_object() && json.contains("schema_version") && at(json, {"result"}).is_object();
}

bool has_layers(const Json& json) {
  return at(json, {"result", "layers"}).is_array() && at(json, {"result", "totals"}).is_object();
}

Result<Side> read_inspect_result(const Json& json, const std::string& file_name, bool by_st) {
  const Json& result = at(json, {"result"});
  const Json& totals = by_st ? at(result, {"st"}) : at(result, {"totals"});
  const char* macs = by_st ? "macc" : "macs";
  Side side{.kind = "result", .title = text(at(result, {"model", "name"})), .counted_by_st = by_st};
  side.params = integer(at(totals, {"params"}));
  side.macs = integer(at(totals, {macs}));
  side.weight_bytes = integer(at(totals, {"weight_bytes"}));
  if (!side.macs) return damaged(file_name, std::string("has no totals") + (by_st ? " of the STM32Cube.AI view" : ""));
  const std::string graph = text(at(result, {"graph"}));
  const auto add = [&](const Json& layers, std::string name) {
    if (!layers.is_array()) return;
    SideTable table{.graph = std::move(name)};
    for (const Json& layer : layers) table.rows.push_back(result_row(layer, macs));
    side.tables.push_back(std::move(table));
  };
  if (by_st) {
    if (const auto version = cost::st_version_named(text(at(totals, {"version"})))) side.st_version = *version;
    side.compression = compression_named(text(at(totals, {"compression"})));
    add(at(totals, {"model_layers"}), "model");
    add(at(totals, {"layers"}), "c");
  } else if (graph != "st") {
    add(at(result, {"layers"}), graph.empty() ? "model" : graph);
  }
  return side;
}

std::vector<std::pair<std::string, std::string>> leaves_of(const Json& result) {
  std::vector<std::pair<std::string, std::string>> leaves;
  add_leaves(result, "", leaves);
  return leaves;
}

}  // namespace jauge::cli::diff
