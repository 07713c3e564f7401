// A tensor's value in memory: what kernels read and write. Row-major, packed, native byte order, aligned to its type.
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

#include "analyzer/ir/quant_params.h"
#include "analyzer/ir/shape.h"

namespace jauge::ir {

struct ConstArrayView {
  TensorType type;
  std::span<const std::byte> bytes;
  const QuantParams* quant = nullptr;  // of integer tensors that stand for reals

  template <class T>
  std::span<const T> as() const {
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
};

struct ArrayView {
  TensorType type;
  std::span<std::byte> bytes;
  const QuantParams* quant = nullptr;

  template <class T>
  std::span<T> as() const {
    return {reinterpret_cast<T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
};

// Owns its bytes; zero-initialised.
struct Array {
  TensorType type;
  std::vector<std::byte> bytes;

  Array() = default;
  explicit Array(TensorType t) : type(std::move(t)), bytes(static_cast<std::size_t>(bytes_of(type).value)) {}

  ConstArrayView view() const { return {type, bytes}; }
  ArrayView view() { return {type, bytes}; }
  template <class T>
  std::span<const T> as() const {
    return view().as<T>();
  }
  template <class T>
  std::span<T> as() {
    return view().as<T>();
  }
};

// The elements of an integer or bool array as int64 (shapes, axes, pads ...). Float arrays are truncated.
std::vector<std::int64_t> to_int64s(const ConstArrayView& array);

// The elements of any array as double.
std::vector<double> to_doubles(const ConstArrayView& array);

}  // namespace jauge::ir
