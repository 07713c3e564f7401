#include "analyzer/dataset/description.h"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "analyzer/base/nearest_name.h"
#include "analyzer/base/safe_file.h"
#include "analyzer/dataset/json_text.h"

namespace jauge::dataset {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Fault = std::optional<std::string>;  // what is wrong with a value
using Take = std::function<Fault(const Json&, Description&)>;

Take text(std::string Description::*field) {
  return [field](const Json& value, Description& result) -> Fault {
    if (!value.is_string()) return "is not a text";
    result.*field = value.get<std::string>();
    return std::nullopt;
  };
}

Take texts(std::vector<std::string> Description::*field) {
  return [field](const Json& value, Description& result) -> Fault {
    if (!value.is_array()) return "is not a list of names";
    for (const auto& item : value) {
      if (!item.is_string()) return "is not a list of names";
      (result.*field).push_back(item.get<std::string>());
    }
    return std::nullopt;
  };
}

Take count(std::optional<std::int64_t> Description::*field) {
  return [field](const Json& value, Description& result) -> Fault {
    if (!value.is_number_integer() || value.get<std::int64_t>() < 1) return "is not a whole number from 1 on";
    result.*field = value.get<std::int64_t>();
    return std::nullopt;
  };
}

Fault take_dtype(const Json& value, Description& result) {
  result.dtype = value.is_string() ? ir::dtype_named(value.get<std::string>()) : std::nullopt;
  return result.dtype ? Fault() : "is no element type; known are float32, float64, int8, uint8, int16 ...";
}

Fault take_shape(const Json& value, Description& result) {
  ir::Shape shape;
  if (!value.is_array()) return "is not a list of dimensions";
  for (const auto& item : value) {
    if (!item.is_number_integer() || item.get<std::int64_t>() < 1) return "has a dimension that is no number from 1 on";
    shape.push_back(item.get<std::int64_t>());
  }
  if (!ir::checked_bytes({ir::DType::float64, shape})) return "is larger than any sample";
  result.shape = std::move(shape);
  return std::nullopt;
}

Fault take_values(const Json& value, Description& result) {
  if (value != "real" && value != "quantized") return "is neither \"real\" nor \"quantized\"";
  result.values = value == "real" ? Values::real : Values::quantized;
  return std::nullopt;
}

Fault take_layout(const Json& value, Description& result) {
  const auto known = value.is_string() ? layout_named(value.get<std::string>()) : std::nullopt;
  if (!known) return "is none of HWC, CHW, HW, TC";
  result.layout = *known;
  return std::nullopt;
}

Fault take_label_column(const Json& value, Description& result) {
  if (!value.is_string() && !value.is_number_integer()) return "is neither a name nor a number";
  result.label_column = value.is_string() ? value.get<std::string>() : std::to_string(value.get<std::int64_t>());
  return std::nullopt;
}

Fault take_label_from(const Json& value, Description& result) {
  if (value != "folder" && value != "file_name") return "is neither \"folder\" nor \"file_name\"";
  result.label_from = value.get<std::string>();
  return std::nullopt;
}

Fault take_rate(const Json& value, Description& result) {
  if (!value.is_number() || value.get<double>() <= 0) return "is no frequency";
  result.rate_hz = value.get<double>();
  return std::nullopt;
}

Fault take_preprocess(const Json& value, Description& result) {
  auto parsed = parse_preprocess(value.dump(-1, ' ', false, Json::error_handler_t::replace), "preprocess");
  if (!parsed) return parsed.error().what;
  result.preprocess = *std::move(parsed);
  return std::nullopt;
}

const std::map<std::string, Take, std::less<>>& keys() {
  using D = Description;
  static const std::map<std::string, Take, std::less<>> all = {
      {"format", text(&D::format)},    {"samples", text(&D::samples)},
      {"labels", text(&D::labels)},    {"group_column", text(&D::group_column)},
      {"unit", text(&D::unit)},        {"classes", texts(&D::classes)},
      {"columns", texts(&D::columns)}, {"window", count(&D::window)},
      {"stride", count(&D::stride)},   {"dtype", take_dtype},
      {"shape", take_shape},           {"values", take_values},
      {"layout", take_layout},         {"label_column", take_label_column},
      {"label_from", take_label_from}, {"rate_hz", take_rate},
      {"preprocess", take_preprocess},
  };
  return all;
}

Error unknown_key(const std::string& where, const std::string& key) {
  std::vector<std::string> names;
  for (const auto& [name, take] : keys()) names.push_back(name);
  std::string hint = "did you mean";
  for (const std::string& name : nearest_names(key, names)) hint += " " + name;
  return {ErrorKind::bad_record, where, "the key '" + key + "' is not known", hint + "?"};
}

Result<std::optional<Description>> description_in(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return std::optional<Description>();
  JAUGE_TRY(const auto bytes, read_file(file, max_json_bytes));
  JAUGE_TRY(auto result, parse_description(text_of(bytes), file.filename().string()));
  return std::optional(std::move(result));
}

}  // namespace

Result<Description> parse_description(std::string_view json, const std::string& where) {
  JAUGE_TRY(const Json parsed, parse_json_object(json, where));
  Description result;
  for (const auto& [key, value] : parsed.items()) {
    const auto known = keys().find(key);
    if (known == keys().end()) return unknown_key(where, key);
    if (const Fault fault = known->second(value, result))
      return Error{ErrorKind::bad_record, where, "'" + key + "' " + *fault, ""};
  }
  return result;
}

Result<std::optional<Description>> description_of(const fs::path& data) {
  std::error_code ignored;
  if (fs::is_directory(data, ignored)) return description_in(data / "dataset.json");
  fs::path own = data;
  own += ".dataset.json";
  JAUGE_TRY(auto result, description_in(own));
  if (result) return result;
  JAUGE_TRY(auto of_folder, description_in(data.parent_path() / "dataset.json"));
  if (of_folder && of_folder->samples == data.filename().string()) return of_folder;
  return std::optional<Description>();
}

}  // namespace jauge::dataset
