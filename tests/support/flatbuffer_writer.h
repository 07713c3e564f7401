// Writes FlatBuffers in tests: a table is a set of numbered fields, children are written behind their parent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jauge::testing {

class FlatTableWriter {
 public:
  FlatTableWriter& int8(int field, std::int8_t value) { return scalar(field, value); }
  FlatTableWriter& int32(int field, std::int32_t value) { return scalar(field, value); }
  FlatTableWriter& uint32(int field, std::uint32_t value) { return scalar(field, value); }
  FlatTableWriter& uint64(int field, std::uint64_t value) { return scalar(field, value); }
  FlatTableWriter& real(int field, float value) { return scalar(field, value); }
  FlatTableWriter& text(int field, std::string_view value);
  FlatTableWriter& int32s(int field, const std::vector<std::int32_t>& values) { return list(field, values); }
  FlatTableWriter& int64s(int field, const std::vector<std::int64_t>& values) { return list(field, values); }
  FlatTableWriter& reals(int field, const std::vector<float>& values) { return list(field, values); }
  FlatTableWriter& bytes(int field, const std::vector<std::byte>& values) { return list(field, values); }
  FlatTableWriter& table(int field, FlatTableWriter child);
  FlatTableWriter& tables(int field, std::vector<FlatTableWriter> children);

  // The file: root offset, identifier of four letters, tables.
  std::vector<std::byte> file(std::string_view identifier) const;

 private:
  struct Field {
    std::vector<std::byte> bytes;  // a scalar, or a list's elements
    std::size_t element_bytes = 0;
    std::size_t count = 0;
    bool is_list = false;
    std::vector<FlatTableWriter> children;  // of a table field or a list of tables
    bool is_table = false;
  };

  template <class T>
  FlatTableWriter& scalar(int field, T value);
  template <class T>
  FlatTableWriter& list(int field, const std::vector<T>& values);
  std::size_t write(std::vector<std::byte>& out) const;

  std::map<int, Field> fields_;
};

}  // namespace jauge::testing
