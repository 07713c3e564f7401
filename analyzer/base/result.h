// A value or an Error. (std::expected needs C++23.)
#pragma once

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

#include "analyzer/base/error.h"

namespace jauge {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  Error& error() & { return *std::get_if<1>(&state_); }
  const Error& error() const& { return *std::get_if<1>(&state_); }
  Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : failed_(true), error_(std::move(error)) {}

  bool has_value() const { return !failed_; }
  explicit operator bool() const { return !failed_; }
  Error& error() & { return error_; }
  const Error& error() const& { return error_; }
  Error&& error() && { return std::move(error_); }

 private:
  bool failed_ = false;
  Error error_;
};

}  // namespace jauge

#define JAUGE_CONCAT_INNER(a, b) a##b
#define JAUGE_CONCAT(a, b) JAUGE_CONCAT_INNER(a, b)

// JAUGE_TRY(auto graph, read(file)); declares `graph`, or returns the error from the calling function.
#define JAUGE_TRY(declaration, expression)                                                                     \
  auto JAUGE_CONCAT(jauge_result_, __LINE__) = (expression);                                                   \
  if (!JAUGE_CONCAT(jauge_result_, __LINE__)) return std::move(JAUGE_CONCAT(jauge_result_, __LINE__)).error(); \
  declaration = *std::move(JAUGE_CONCAT(jauge_result_, __LINE__))

// The same for a call whose value is not needed.
#define JAUGE_CHECK(expression)                                  \
  do {                                                           \
    auto jauge_checked = (expression);                           \
    if (!jauge_checked) return std::move(jauge_checked).error(); \
  } while (false)
