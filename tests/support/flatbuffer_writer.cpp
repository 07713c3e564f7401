#include "tests/support/flatbuffer_writer.h"

#include <cstring>

namespace jauge::testing {
namespace {

using Bytes = std::vector<std::byte>;

void align(Bytes& out, std::size_t to) {
  while (out.size() % to != 0) out.push_back(std::byte{0});
}

template <class T>
void append(Bytes& out, T value) {
  const auto* first = reinterpret_cast<const std::byte*>(&value);
  out.insert(out.end(), first, first + sizeof value);
}

template <class T>
void patch(Bytes& out, std::size_t at, T value) {
  std::memcpy(out.data() + at, &value, sizeof value);
}

void point(Bytes& out, std::size_t from, std::size_t to) {
  patch(out, from, static_cast<std::uint32_t>(to - from));
}

}  // namespace

template <class T>
FlatTableWriter& FlatTableWriter::scalar(int field, T value) {
  Field written;
  append(written.bytes, value);
  fields_[field] = std::move(written);
  return *this;
}
template FlatTableWriter& FlatTableWriter::scalar(int, std::int8_t);
template FlatTableWriter& FlatTableWriter::scalar(int, std::int32_t);
template FlatTableWriter& FlatTableWriter::scalar(int, std::uint32_t);
template FlatTableWriter& FlatTableWriter::scalar(int, std::uint64_t);
template FlatTableWriter& FlatTableWriter::scalar(int, float);

template <class T>
FlatTableWriter& FlatTableWriter::list(int field, const std::vector<T>& values) {
  Field written{.bytes = {}, .element_bytes = sizeof(T), .count = values.size(), .is_list = true, .children = {}};
  for (const T value : values) append(written.bytes, value);
  fields_[field] = std::move(written);
  return *this;
}
template FlatTableWriter& FlatTableWriter::list(int, const std::vector<std::int32_t>&);
template FlatTableWriter& FlatTableWriter::list(int, const std::vector<std::int64_t>&);
template FlatTableWriter& FlatTableWriter::list(int, const std::vector<float>&);
template FlatTableWriter& FlatTableWriter::list(int, const std::vector<std::byte>&);

FlatTableWriter& FlatTableWriter::text(int field, std::string_view value) {
  Field written{.bytes = {}, .element_bytes = 1, .count = value.size(), .is_list = true, .children = {}};
  for (const char c : value) written.bytes.push_back(static_cast<std::byte>(c));
  written.bytes.push_back(std::byte{0});
  fields_[field] = std::move(written);
  return *this;
}

FlatTableWriter& FlatTableWriter::table(int field, FlatTableWriter child) {
  Field written;
  written.is_table = true;
  written.children.push_back(std::move(child));
  fields_[field] = std::move(written);
  return *this;
}

FlatTableWriter& FlatTableWriter::tables(int field, std::vector<FlatTableWriter> children) {
  fields_[field] = {
      .bytes = {}, .element_bytes = 4, .count = children.size(), .is_list = true, .children = std::move(children)};
  return *this;
}

std::size_t FlatTableWriter::write(Bytes& out) const {
  align(out, 8);
  const std::size_t vtable = out.size();
  const std::size_t slots = fields_.empty() ? 0 : static_cast<std::size_t>(fields_.rbegin()->first) + 1;
  out.resize(vtable + 4 + 2 * slots);
  align(out, 8);
  const std::size_t start = out.size();
  append(out, static_cast<std::int32_t>(start - vtable));
  std::map<int, std::size_t> places;
  for (const auto& [number, field] : fields_) {
    const bool elsewhere = field.is_list || field.is_table;
    const std::size_t bytes = elsewhere ? 4 : field.bytes.size();
    align(out, bytes);
    places[number] = out.size();
    patch(out, vtable + 4 + 2 * static_cast<std::size_t>(number), static_cast<std::uint16_t>(out.size() - start));
    if (elsewhere)
      out.resize(out.size() + 4);
    else
      out.insert(out.end(), field.bytes.begin(), field.bytes.end());
  }
  patch(out, vtable, static_cast<std::uint16_t>(4 + 2 * slots));
  patch(out, vtable + 2, static_cast<std::uint16_t>(out.size() - start));
  for (const auto& [number, field] : fields_) {
    if (field.is_table) {
      const std::size_t child = field.children.front().write(out);
      point(out, places[number], child);
    } else if (field.is_list) {
      align(out, 8);
      if (field.element_bytes == 8) append(out, std::uint32_t{0});  // the elements behind the count are aligned
      point(out, places[number], out.size());
      append(out, static_cast<std::uint32_t>(field.count));
      const std::size_t elements = out.size();
      if (field.children.empty()) {
        out.insert(out.end(), field.bytes.begin(), field.bytes.end());
        continue;
      }
      out.resize(elements + 4 * field.count);
      for (std::size_t i = 0; i < field.count; ++i) {
        const std::size_t child = field.children[i].write(out);
        point(out, elements + 4 * i, child);
      }
    }
  }
  return start;
}

std::vector<std::byte> FlatTableWriter::file(std::string_view identifier) const {
  Bytes out(4);
  for (const char c : identifier.substr(0, 4)) out.push_back(static_cast<std::byte>(c));
  point(out, 0, write(out));
  return out;
}

}  // namespace jauge::testing
