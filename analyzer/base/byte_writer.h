// Appends little-endian values to a growing buffer: the other side of ByteReader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace jauge {

class ByteWriter {
 public:
  template <class T>
  requires std::is_trivially_copyable_v<T>
  void value(T item) { bytes(std::as_bytes(std::span(&item, 1))); }
  void bytes(std::span<const std::byte> source) { bytes_.insert(bytes_.end(), source.begin(), source.end()); }
  void text(std::string_view source) {
    value(static_cast<std::uint32_t>(source.size()));
    bytes(std::as_bytes(std::span(source.data(), source.size())));
  }
  void pad_to(std::size_t alignment) { bytes_.resize((bytes_.size() + alignment - 1) / alignment * alignment); }

  std::size_t size() const { return bytes_.size(); }
  const std::vector<std::byte>& bytes() const { return bytes_; }
  std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  std::vector<std::byte> bytes_;
};

}  // namespace jauge
