#include "mcu_db/field_reader.h"

#include <charconv>

namespace jauge::mcu_db {

using nlohmann::json;

namespace {

const json& empty_object() {
  static const json object = json::object();
  return object;
}

}  // namespace

FieldReader::FieldReader(const json& object, const Sources& sources)
    : object_(object.is_object() ? object : empty_object()), sources_(sources) {
  if (!object.is_object()) fault_ = "not a JSON object";
}

std::string FieldReader::fault() const {
  if (!fault_.empty()) return fault_;
  for (const auto& [key, value] : object_.items())
    if (!asked_.contains(key)) return "unknown field '" + key + "'";
  return "";
}

const json* FieldReader::find(const char* key) {
  asked_.insert(key);
  const auto found = object_.find(key);
  return found == object_.end() ? nullptr : &*found;
}

void FieldReader::wrong(std::string_view key, std::string_view what) {
  if (fault_.empty()) fault_ = "'" + std::string(key) + "' " + std::string(what);
}

std::string FieldReader::text(const char* key) {
  if (!has(key)) wrong(key, "is missing");
  return text_or_empty(key);
}

std::string FieldReader::text_or_empty(const char* key) {
  const json* value = find(key);
  if (!value) return "";
  if (value->is_string()) return *value->get_ptr<const std::string*>();
  wrong(key, "is not a text");
  return "";
}

std::vector<std::string> FieldReader::texts(const char* key) {
  std::vector<std::string> result;
  const json* value = find(key);
  if (!value) return result;
  if (!value->is_array()) wrong(key, "is not a list");
  for (const json& item : *value)
    if (const auto* text = item.get_ptr<const std::string*>())
      result.push_back(*text);
    else
      wrong(key, "holds something that is not a text");
  return result;
}

std::optional<std::uint64_t> FieldReader::address(const char* key) {
  const std::string text = text_or_empty(key);
  if (!has(key)) return std::nullopt;
  std::uint64_t address = 0;
  const char* end = text.data() + text.size();
  if (text.starts_with("0x")) {
    const auto [stop, error] = std::from_chars(text.data() + 2, end, address, 16);
    if (error == std::errc() && stop == end) return address;
  }
  wrong(key, "is not an address like \"0x20000000\"");
  return std::nullopt;
}

std::optional<double> FieldReader::number(const char* key) {
  const json* value = find(key);
  if (!value) return std::nullopt;
  if (value->is_number()) return value->get<double>();
  wrong(key, "is not a number");
  return std::nullopt;
}

std::string FieldReader::source_text(const std::string& id, std::string_view key) {
  const auto found = sources_.find(id);
  if (found != sources_.end()) return found->second;
  wrong(key, "names the source '" + id + "', which the file's \"sources\" do not list");
  return "";
}

std::string FieldReader::source(const char* key) {
  const std::string id = text_or_empty(key);
  return id.empty() ? default_source_ : source_text(id, key);
}

std::optional<Fact> FieldReader::fact(const char* key) {
  if (!has(key)) return std::nullopt;
  Fact fact;
  object(key, [&fact, this, key](FieldReader& fields) {
    if (!fields.has("value")) wrong(key, "has no value");
    fact = {fields.number("value").value_or(0), fields.text("unit"), fields.source()};
  });
  return fact;
}

std::optional<TextFact> FieldReader::text_fact(const char* key) {
  if (!has(key)) return std::nullopt;
  TextFact fact;
  object(key, [&fact](FieldReader& fields) { fact = {fields.text("value"), fields.source()}; });
  return fact;
}

void FieldReader::read_inner(const char* key, const json& inner, const std::function<void(FieldReader&)>& read) {
  FieldReader fields(inner, sources_);
  fields.use_source(default_source_);
  read(fields);
  if (const std::string fault = fields.fault(); !fault.empty()) wrong(key, "is wrong: " + fault);
}

void FieldReader::object(const char* key, const std::function<void(FieldReader&)>& read) {
  if (const json* value = find(key)) read_inner(key, *value, read);
}

void FieldReader::objects(const char* key, const std::function<void(FieldReader&)>& read) {
  const json* value = find(key);
  if (!value) return;
  if (!value->is_array()) return wrong(key, "is not a list");
  for (const json& item : *value) read_inner(key, item, read);
}

}  // namespace jauge::mcu_db
