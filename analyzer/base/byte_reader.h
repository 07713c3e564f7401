// Reads little-endian values from untrusted bytes. Never reads outside; after the first short read `ok()` is false and
// every later read gives zero or empty, so a parser may read a whole record and test once.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

namespace jauge {

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  std::size_t position() const { return position_; }
  std::size_t remaining() const { return bytes_.size() - position_; }

  template <class T>
  requires std::is_trivially_copyable_v<T> T value() {
    static_assert(std::endian::native == std::endian::little);
    T result{};
    const auto source = bytes(sizeof(T));
    if (ok_) std::memcpy(&result, source.data(), sizeof(T));
    return result;
  }

  std::span<const std::byte> bytes(std::size_t count) {
    if (!ok_ || count > remaining()) {
      ok_ = false;
      return {};
    }
    const auto result = bytes_.subspan(position_, count);
    position_ += count;
    return result;
  }

  // A 32-bit length, then so many bytes.
  std::string_view text() {
    const auto source = bytes(value<std::uint32_t>());
    return {reinterpret_cast<const char*>(source.data()), source.size()};
  }

  void skip_to(std::size_t position) {
    if (position < position_ || position > bytes_.size())
      ok_ = false;
    else
      position_ = position;
  }

 private:
  std::span<const std::byte> bytes_;
  std::size_t position_ = 0;
  bool ok_ = true;
};

}  // namespace jauge
