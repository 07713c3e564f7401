// Immutable bytes that many graphs share: weights stay where the reader put them, whatever passes do to the graph.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace jauge::ir {

class Buffer {
 public:
  Buffer() = default;
  // Takes the bytes over.
  explicit Buffer(std::vector<std::byte> bytes) {
    auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    view_ = *owner;
    owner_ = std::move(owner);
  }
  // A view into memory that `owner` keeps alive (a sealed mapping, say).
  Buffer(std::shared_ptr<const void> owner, std::span<const std::byte> view) : owner_(std::move(owner)), view_(view) {}

  template <class T>
  static Buffer of(std::span<const T> values) {
    const auto bytes = std::as_bytes(values);
    return Buffer(std::vector<std::byte>(bytes.begin(), bytes.end()));
  }

  std::span<const std::byte> bytes() const { return view_; }
  std::size_t size() const { return view_.size(); }

 private:
  std::shared_ptr<const void> owner_;
  std::span<const std::byte> view_;
};

}  // namespace jauge::ir
