// The output of each command as a JSON Schema. Objects may hold more keys than these: keys are only ever added.
#include <nlohmann/json.hpp>

#include "reports/json/json.h"

namespace jauge::reports::json {
namespace {

Json type(const char* name) {
  return {{"type", name}};
}
Json nullable(Json schema) {
  return {{"anyOf", {std::move(schema), {{"type", "null"}}}}};
}
Json list(Json items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}
Json one_of(std::vector<std::string> words) {
  return {{"enum", std::move(words)}};
}

// Every property is always there.
Json object(std::initializer_list<std::pair<const char*, Json>> properties) {
  Json schema = {{"type", "object"}, {"required", Json::array()}, {"properties", Json::object()}};
  for (const auto& [name, property] : properties) {
    schema["required"].push_back(name);
    schema["properties"][name] = property;
  }
  return schema;
}

const Json text = type("string"), integer = type("integer"), real = type("number"), boolean = type("boolean");

Json figure_schema() {
  Json schema = object({{"value", real},
                        {"unit", text},
                        {"origin", one_of({"counted", "planned", "estimated", "modelled", "measured"})}});
  schema["properties"]["low"] = schema["properties"]["high"] = real;
  return schema;
}

Json tensor_schema() {
  return object({{"name", text},
                 {"dtype", text},
                 {"shape", list(integer)},
                 {"quantization",
                  nullable(object({{"scales", list(real)}, {"zero_points", list(integer)}, {"axis", integer}}))}});
}

Json layer_schema() {
  return object({{"index", integer},
                 {"name", text},
                 {"operator", text},
                 {"output_shape", list(integer)},
                 {"output_dtype", text},
                 {"params", integer},
                 {"macs", integer},
                 {"live_macs", integer},
                 {"weight_bytes", integer},
                 {"live_weight_bytes", integer},
                 {"output_bytes", integer},
                 {"origin_names", list(text)}});
}

Json st_layer_schema() {
  return object({{"index", integer},
                 {"name", text},
                 {"operator", text},
                 {"params", integer},
                 {"macc", nullable(integer)},
                 {"weight_bytes", integer},
                 {"output_shape", list(integer)}});
}

Json inspect_schema() {
  const Json any_layer = {{"anyOf", {layer_schema(), st_layer_schema()}}};
  return object(
      {{"model",
        object({{"name", text}, {"format", text}, {"format_version", text}, {"producer", text}, {"dtype", text}})},
       {"graph", one_of({"model", "deployable", "st"})},
       {"inputs", list(tensor_schema())},
       {"outputs", list(tensor_schema())},
       {"layers", list(any_layer)},
       {"totals", object({{"params", integer},
                          {"macs", integer},
                          {"live_macs", integer},
                          {"weight_bytes", integer},
                          {"live_weight_bytes", integer},
                          {"file_bytes", integer}})},
       {"st", object({{"params", integer},
                      {"macc", integer},
                      {"macc_model_graph", integer},
                      {"weight_bytes", integer},
                      {"layers", list(st_layer_schema())},
                      {"version", text},
                      {"compression", one_of({"none", "low", "medium", "high"})},
                      {"model_layers", list(st_layer_schema())}})}});
}

Json memory_schema() {
  const Json tensor = object(
      {{"name", text}, {"offset", integer}, {"bytes", integer}, {"first_step", integer}, {"last_step", integer}});
  return object(
      {{"level", one_of({"none", "overlap", "stream"})},
       {"activation_bytes", integer},
       {"scratch_bytes", integer},
       {"arena_bytes", integer},
       {"lower_bound_bytes", integer},
       {"optimal", boolean},
       {"certificate", object({{"kind", one_of({"live_bytes", "exhausted", "lower_bound"})},
                               {"model", one_of({"M0", "M1", "M2", "M3"})},
                               {"step", integer},
                               {"layer", text},
                               {"tensors", list(text)},
                               {"orders_explored", integer},
                               {"every_order", boolean},
                               {"floor_bytes", integer},
                               {"change", text}})},
       {"order", list(integer)},
       {"tensors", list(tensor)},
       {"scratch", list(object({{"step", integer}, {"offset", integer}, {"bytes", integer}}))},
       {"groups", list(object({{"first_step", integer}, {"last_step", integer}}))},
       {"moves",
        list(object({{"step", integer}, {"tensor", text}, {"from", integer}, {"to", integer}, {"bytes", integer}}))},
       {"moves_bytes", integer}});
}

Json short_mcu_schema() {
  const Json region = object({{"name", text}, {"kind", text}, {"start", nullable(integer)}, {"bytes", integer}});
  return object({{"part", text},
                 {"vendor", text},
                 {"core", text},
                 {"clock_hz", nullable(integer)},
                 {"flash_bytes", nullable(integer)},
                 {"ram_bytes", nullable(integer)},
                 {"regions", list(region)}});
}

Json analyze_schema() {
  const Json figure = figure_schema(), unsure = nullable(figure_schema());
  const Json placed = list(object({{"region", text}, {"bytes", integer}, {"content", text}}));
  const Json outside = list(object({{"index", integer}, {"name", text}, {"bytes", integer}}));
  const Json parts =
      list(object({{"region", text}, {"bytes", integer}, {"external", boolean}, {"tensors", list(text)}}));
  return object({{"mcu", short_mcu_schema()},
                 {"board", nullable(text)},
                 {"runtime", text},
                 {"flash", object({{"weights", figure},
                                   {"code", unsure},
                                   {"reserve", figure},
                                   {"total", figure},
                                   {"placed_in", placed},
                                   {"external_bytes", integer},
                                   {"outside", outside}})},
                 {"ram", object({{"activations", figure},
                                 {"scratch", figure},
                                 {"runtime", unsure},
                                 {"stack", figure},
                                 {"reserve", figure},
                                 {"total", figure},
                                 {"placed_in", placed},
                                 {"external_bytes", integer},
                                 {"arena_parts", parts}})},
                 {"latency_ms", unsure},
                 {"external_ms", unsure},
                 {"energy_mj", unsure},
                 {"per_layer", list(object({{"index", integer}, {"name", text}, {"cycles", unsure}}))},
                 {"verdict", object({{"fits", nullable(boolean)},
                                     {"level", one_of({"fits", "tight", "no", "unknown"})},
                                     {"reasons", list(text)},
                                     {"suggestions", list(text)}})}});
}

// show, list, validate.
Json mcu_schema() {
  const Json mcu = short_mcu_schema();
  const Json counts = object({{"chips", integer}, {"boards", integer}, {"runtimes", integer}, {"rejected", integer}});
  return {{"anyOf", {mcu, object({{"mcus", list(mcu)}}), counts}}};
}

Json compare_schema() {
  const Json figure = figure_schema(), unsure = nullable(figure_schema());
  return object({{"rows", list(object({{"model", text},
                                       {"part", text},
                                       {"verdict", one_of({"fits", "tight", "no", "unknown"})},
                                       {"flash_used", figure},
                                       {"ram_used", figure},
                                       {"latency_ms", unsure},
                                       {"energy_mj", unsure},
                                       {"price", nullable(real)},
                                       {"margin", nullable(real)}}))}});
}

Json check_schema() {
  const Json budget = object(
      {{"name", text}, {"limit", nullable(real)}, {"value", nullable(real)}, {"met", boolean}, {"sentence", text}});
  return object({{"met", boolean}, {"budgets", list(budget)}, {"analysis", analyze_schema()}});
}

Json diff_schema() {
  const Json side = object({{"kind", one_of({"model", "result", "report"})},
                            {"title", text},
                            {"tool", text},
                            {"st_version", nullable(text)},
                            {"compression", one_of({"none", "low", "medium", "high"})}});
  const Json counts = object({{"old", nullable(integer)}, {"new", nullable(integer)}});
  const Json texts = object({{"old", nullable(text)}, {"new", nullable(text)}});
  const Json row = object({{"status", one_of({"equal", "changed", "removed", "added"})},
                           {"name", texts},
                           {"operator", texts},
                           {"output_shape", texts},
                           {"params", counts},
                           {"macs", counts},
                           {"weight_bytes", counts}});
  return object(
      {{"old", side},
       {"new", side},
       {"counted_as", one_of({"jauge", "st"})},
       {"totals",
        object({{"params", counts}, {"macs", counts}, {"weight_bytes", counts}, {"activation_bytes", counts}})},
       {"tables", list(object({{"graph", text}, {"equal", integer}, {"rows", list(row)}}))},
       {"values", list(object({{"path", text}, {"old", text}, {"new", text}}))}});
}

// metrics, and evaluate where the data have labels.
Json metrics_schema() {
  const Json figures = object({{"precision", real}, {"recall", real}, {"f1", real}, {"support", integer}});
  return object({{"samples", integer},
                 {"top1", real},
                 {"top1_interval", list(real)},
                 {"top5", nullable(real)},
                 {"confusion", list(list(integer))},
                 {"classes", list(text)},
                 {"per_class", list(figures)},
                 {"macro", figures},
                 {"weighted", figures},
                 {"kappa", real},
                 {"histogram", list(integer)},
                 {"groups", list(object({{"group", text},
                                         {"samples", integer},
                                         {"correct", integer},
                                         {"top1", real},
                                         {"top1_interval", list(real)}}))}});
}

Json evaluate_schema() {
  Json schema = metrics_schema();
  schema["required"] = {"task", "samples", "preprocess", "on", "samples_per_second"};
  schema["properties"]["task"] = one_of({"classification", "anomaly", "regression", "prediction"});
  schema["properties"]["preprocess"] = type("object");
  schema["properties"]["on"] = text;
  schema["properties"]["samples_per_second"] = real;
  schema["properties"]["auc"] = real;
  schema["properties"]["metrics"] = schema["properties"]["compare"] = schema["properties"]["drift"] = type("object");
  return schema;
}

Json quantize_schema() {
  const Json figure = figure_schema();
  const Json deployed = object({{"dtype", text}, {"weights", figure}, {"arena", figure}});
  const Json candidate = object({{"method", one_of({"minmax", "percentile", "mse", "entropy"})},
                                 {"equalized", boolean},
                                 {"bias_corrected", boolean},
                                 {"samples", integer},
                                 {"correct", nullable(integer)},
                                 {"sqnr_db", nullable(real)}});
  const Json top1 = object({{"correct", integer}, {"top1", real}, {"top1_interval", list(real)}});
  const Json accuracy =
      object({{"on", text}, {"samples", integer}, {"before", top1}, {"after", top1}, {"lost_points", real}});
  return object({{"output", object({{"path", text}, {"format", text}, {"bytes", integer}})},
                 {"before", deployed},
                 {"after", deployed},
                 {"calibration_samples", integer},
                 {"chosen", candidate},
                 {"tried", list(candidate)},
                 {"accuracy", nullable(accuracy)},
                 {"layers", list(object({{"layer", text}, {"correct_regained", integer}, {"noise_share", real}}))},
                 {"float_nodes", list(text)},
                 {"preprocess", type("object")}});
}

Json board_facts_schema() {
  return object({{"kind", text},
                 {"id", text},
                 {"firmware", text},
                 {"clock_hz", integer},
                 {"dbank", nullable(integer)},
                 {"emulates", nullable(text)},
                 {"build", text},
                 {"clock_is_exact", boolean},
                 {"wait_states", nullable(integer)}});
}

Json greeting_schema() {
  const Json fault =
      object({{"kind", text}, {"pc", integer}, {"lr", integer}, {"cause", integer}, {"address", integer}});
  return object({{"board", board_facts_schema()},
                 {"protocol", text},
                 {"package_version", integer},
                 {"idcode", integer},
                 {"flash_bytes", integer},
                 {"ram_bytes", integer},
                 {"arena_bytes", integer},
                 {"slot_bytes", integer},
                 {"stack_bytes", integer},
                 {"option_bits", integer},
                 {"read_protected", boolean},
                 {"current_meter", boolean},
                 {"mlperf_boot", boolean},
                 {"kernels", list(integer)},
                 {"model", nullable(object({{"sha256", text}, {"bytes", integer}}))},
                 {"boot_counter", integer},
                 {"reset_cause", list(text)},
                 {"last_fault", nullable(fault)}});
}

// list, info and reset, selftest, flash: each its own.
Json board_schema() {
  const Json usb = object({{"id", text}, {"serial", text}, {"product", text}, {"manufacturer", text}});
  const Json port = object({{"path", text},
                            {"kind", one_of({"serial", "debug_probe", "emulated"})},
                            {"state", one_of({"ready", "busy", "no_permission"})},
                            {"usb", nullable(usb)},
                            {"probe", text},
                            {"held_by", nullable(object({{"process", integer}, {"program", text}}))}});
  const Json record = object({{"name", text},
                              {"verdict", one_of({"info", "pass", "fail", "skipped"})},
                              {"value", real},
                              {"unit", text},
                              {"low", nullable(real)},
                              {"high", nullable(real)},
                              {"iterations", nullable(real)},
                              {"cycles_each", nullable(real)}});
  const Json selftest = object({{"passed", boolean}, {"records", list(record)}, {"info", greeting_schema()}});
  const Json flash = object({{"firmware", text}, {"tool", text}, {"verified", boolean}, {"under_reset", boolean}});
  return {{"anyOf", {object({{"boards", list(port)}}), greeting_schema(), selftest, flash}}};
}

Json measure_schema() {
  const Json board = board_facts_schema();
  Json latency = figure_schema();
  for (const char* key : {"median", "p95", "min", "max", "spread"}) latency["properties"][key] = real;
  latency["properties"]["runs"] = integer;
  latency["properties"]["unstable"] = boolean;
  Json schema = object({{"board", board},
                        {"latency_ms", nullable(latency)},
                        {"cycles", nullable(figure_schema())},
                        {"per_layer", list(object({{"index", integer}, {"name", text}, {"cycles", integer}}))},
                        {"stack_bytes", nullable(integer)},
                        {"arena_bytes", integer},
                        {"package_bytes", integer},
                        {"code_bytes", nullable(integer)},
                        {"link", object({{"frames", integer},
                                         {"resent", integer},
                                         {"crc_errors", integer},
                                         {"interruptions", integer},
                                         {"baud", integer}})},
                        {"energy", nullable(object({{"energy_mj", figure_schema()},
                                                    {"current_ma", real},
                                                    {"idle_ma", real},
                                                    {"supply_v", real},
                                                    {"inferences", integer}}))},
                        {"memory_check", object({{"samples_run_twice", integer}, {"other_outputs", integer}})},
                        {"complete", boolean}});
  const Json evaluation = evaluate_schema();  // with --data
  for (const auto& [key, property] : evaluation["properties"].items()) schema["properties"][key] = property;
  return schema;
}

struct Entry {
  std::string_view command;
  Json (*make)();
};
constexpr Entry entries[] = {{"inspect", inspect_schema},   {"memory", memory_schema},     {"analyze", analyze_schema},
                             {"compare", compare_schema},   {"check", check_schema},       {"mcu", mcu_schema},
                             {"diff", diff_schema},         {"evaluate", evaluate_schema}, {"metrics", metrics_schema},
                             {"quantize", quantize_schema}, {"measure", measure_schema},   {"board", board_schema}};

Json envelope_schema(Json result) {
  const Json problem = object({{"code", text}, {"severity", text}, {"where", text}, {"what", text}, {"hint", text}});
  return object({{"schema_version", integer},
                 {"tool", object({{"name", text}, {"version", text}})},
                 {"meta", type("object")},
                 {"inputs", list(object({{"path", text}, {"sha256", nullable(text)}}))},
                 {"result", nullable(std::move(result))},
                 {"problems", list(problem)}});
}

}  // namespace

Json schema_of(std::string_view command) {
  for (const Entry& entry : entries) {
    if (entry.command != command) continue;
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", "jauge " + std::string(command) + " --json"}};
    schema.update(envelope_schema(entry.make()));
    return schema;
  }
  return nullptr;
}

std::vector<std::string> commands_with_schema() {
  std::vector<std::string> names;
  for (const Entry& entry : entries) names.emplace_back(entry.command);
  return names;
}

}  // namespace jauge::reports::json
