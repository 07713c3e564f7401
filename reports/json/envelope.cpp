#include "reports/json/figures.h"

namespace jauge::reports::json {
namespace {

constexpr int schema_version = 1;

Json problems_json(const std::vector<analysis::Problem>& problems) {
  Json array = Json::array();
  for (const analysis::Problem& problem : problems)
    array.push_back({{"code", problem.code},
                     {"severity", problem.severity},
                     {"where", problem.where},
                     {"what", problem.what},
                     {"hint", problem.hint}});
  return array;
}

Json inputs_json(const std::vector<Input>& inputs) {
  Json array = Json::array();
  for (const Input& input : inputs)
    array.push_back({{"path", input.path}, {"sha256", input.sha256.empty() ? Json(nullptr) : Json(input.sha256)}});
  return array;
}

}  // namespace

std::string to_text(const Envelope& envelope, const Json& result) {
  const Json whole = {{"schema_version", schema_version},
                      {"tool", {{"name", "jauge"}, {"version", envelope.version}}},
                      {"meta", {{"time_utc", envelope.time_utc}, {"arguments", envelope.arguments}}},
                      {"inputs", inputs_json(envelope.inputs)},
                      {"result", result},
                      {"problems", problems_json(envelope.problems)}};
  // Names come from files and need not be UTF-8.
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

analysis::Problem problem_of(const Error& error) {
  return {std::string(code_of(error.kind)), "error", error.where, error.what, error.hint};
}

}  // namespace jauge::reports::json
