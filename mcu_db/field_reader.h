// Reads the fields of one JSON object and remembers the first thing that is wrong with it, so that a record is read in
// one go and asked once. Included by .cpp files only.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mcu_db/record.h"

namespace jauge::mcu_db {

using Sources = std::map<std::string, std::string>;  // of one file: id -> text

class FieldReader {
 public:
  FieldReader(const nlohmann::json& object, const Sources& sources);

  std::string text(const char* key);  // required
  std::string text_or_empty(const char* key);
  std::vector<std::string> texts(const char* key);
  std::optional<std::uint64_t> address(const char* key);  // "0x20000000"
  std::optional<double> number(const char* key);
  std::optional<Fact> fact(const char* key);           // {"value": 80, "unit": "MHz", "source": "s1"}
  std::optional<TextFact> text_fact(const char* key);  // {"value": "single", "source": "s1"}
  // The text behind the id; what use_source() said where the object names none.
  std::string source(const char* key = "source");

  // From here on this source stands for facts that name none.
  void use_source(std::string text) { default_source_ = std::move(text); }

  // Calls `read` for the object or for every object of the array under `key`; faults inside become faults of this
  // reader.
  void object(const char* key, const std::function<void(FieldReader&)>& read);
  void objects(const char* key, const std::function<void(FieldReader&)>& read);

  // Fields that somebody else reads.
  void leave(std::initializer_list<const char*> keys) { asked_.insert(keys.begin(), keys.end()); }

  bool has(const char* key) const { return object_.contains(key); }

  // Empty: nothing is wrong. A field that nobody asked for is wrong too: it is a misspelt one.
  std::string fault() const;

 private:
  const nlohmann::json* find(const char* key);
  void wrong(std::string_view key, std::string_view what);
  void read_inner(const char* key, const nlohmann::json& inner, const std::function<void(FieldReader&)>& read);
  std::string source_text(const std::string& id, std::string_view key);

  const nlohmann::json& object_;
  const Sources& sources_;
  std::string default_source_;
  std::set<std::string, std::less<>> asked_;
  std::string fault_;
};

}  // namespace jauge::mcu_db
