// A FlatBuffer read without trust: every offset is checked where it is followed, so no separate verifier is needed and
// nothing is read outside the file. Faults are sticky: the first one is kept with its byte offset, later reads give
// zeros and empty lists, and the caller asks once at the end.
//
// The format: a table starts with a signed offset back to its vtable, which holds for every field a 16-bit offset from
// the table, 0 for "absent". Vectors and strings are a 32-bit count and their elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jauge::import {

class FlatTable;

class FlatBuffer {
 public:
  explicit FlatBuffer(std::span<const std::byte> bytes) : bytes_(bytes), budget_(8 * bytes.size() + 4096) {}
  FlatBuffer(const FlatBuffer&) = delete;
  FlatBuffer& operator=(const FlatBuffer&) = delete;

  // The four letters at byte 4 ("TFL3"); empty when the file is shorter.
  std::string_view identifier() const;
  FlatTable root();

  // The first fault, as a sentence with its byte offset; empty when all reads so far were good.
  const std::string& fault() const { return fault_; }

 private:
  friend class FlatTable;

  template <class T>
  T load(std::size_t position);
  // The bytes of a vector's `count` elements of `element_bytes`; empty with a fault when they leave the file.
  std::span<const std::byte> vector(std::size_t position, std::size_t element_bytes, std::size_t& count);
  std::size_t follow(std::size_t position);  // position + the unsigned offset stored there
  void fail(std::size_t position, std::string_view what);

  std::span<const std::byte> bytes_;
  // Offsets may make many tables share one vector; what is read in all stays a small multiple of the file.
  std::size_t budget_;
  std::string fault_;
};

// One table. An absent table answers every question with its default.
class FlatTable {
 public:
  FlatTable() = default;
  FlatTable(FlatBuffer& buffer, std::size_t position);

  bool present() const { return buffer_ != nullptr; }
  bool has(int field) const { return position_of(field) != 0; }

  std::int8_t int8(int field, std::int8_t fallback = 0) const { return scalar(field, fallback); }
  bool boolean(int field) const { return scalar<std::uint8_t>(field, 0) != 0; }
  std::int32_t int32(int field, std::int32_t fallback = 0) const { return scalar(field, fallback); }
  std::uint32_t uint32(int field, std::uint32_t fallback = 0) const { return scalar(field, fallback); }
  std::uint64_t uint64(int field, std::uint64_t fallback = 0) const { return scalar(field, fallback); }
  float real(int field, float fallback = 0) const { return scalar(field, fallback); }

  std::string text(int field) const;
  FlatTable table(int field) const;
  std::vector<FlatTable> tables(int field) const;
  std::vector<std::int32_t> int32s(int field) const { return scalars<std::int32_t>(field); }
  std::vector<std::int64_t> int64s(int field) const { return scalars<std::int64_t>(field); }
  std::vector<float> reals(int field) const { return scalars<float>(field); }
  std::span<const std::byte> bytes(int field) const;  // a view into the file

 private:
  std::size_t position_of(int field) const;  // 0: absent
  template <class T>
  T scalar(int field, T fallback) const;
  template <class T>
  std::vector<T> scalars(int field) const;

  FlatBuffer* buffer_ = nullptr;
  std::size_t position_ = 0;
  std::size_t vtable_ = 0;
  std::size_t vtable_bytes_ = 0;
};

}  // namespace jauge::import
