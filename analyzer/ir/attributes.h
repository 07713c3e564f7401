// The attributes of a node: a small bag. Each operator declares a schema (ops/operator.h) and reads it once into a
// local struct; nobody else looks inside.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace jauge::ir {

using AttributeValue = std::variant<std::int64_t, double, std::string, std::vector<std::int64_t>, std::vector<double>>;

class Attributes {
 public:
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  void set(std::string name, AttributeValue value) { values_[std::move(name)] = std::move(value); }
  void erase(std::string_view name) {
    if (const auto found = values_.find(name); found != values_.end()) values_.erase(found);
  }

  // The value, or `fallback` when the attribute is absent or of another type (schemas are checked on import).
  std::int64_t integer(std::string_view name, std::int64_t fallback) const { return get(name, fallback); }
  double real(std::string_view name, double fallback) const { return get(name, fallback); }
  std::string text(std::string_view name, std::string fallback) const { return get(name, std::move(fallback)); }
  std::vector<std::int64_t> integers(std::string_view name, std::vector<std::int64_t> fallback = {}) const {
    return get(name, std::move(fallback));
  }
  std::vector<double> reals(std::string_view name, std::vector<double> fallback = {}) const {
    return get(name, std::move(fallback));
  }

  const std::map<std::string, AttributeValue, std::less<>>& all() const { return values_; }
  bool operator==(const Attributes&) const = default;

 private:
  template <class T>
  T get(std::string_view name, T fallback) const {
    const auto found = values_.find(name);
    if (found == values_.end()) return fallback;
    const T* value = std::get_if<T>(&found->second);
    return value ? *value : fallback;
  }

  std::map<std::string, AttributeValue, std::less<>> values_;
};

}  // namespace jauge::ir
