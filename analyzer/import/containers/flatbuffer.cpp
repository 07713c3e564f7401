#include "analyzer/import/containers/flatbuffer.h"

#include <cstring>

namespace jauge::import {

std::string_view FlatBuffer::identifier() const {
  if (bytes_.size() < 8) return {};
  return {reinterpret_cast<const char*>(bytes_.data()) + 4, 4};
}

FlatTable FlatBuffer::root() {
  return FlatTable(*this, follow(0));
}

void FlatBuffer::fail(std::size_t position, std::string_view what) {
  if (fault_.empty()) fault_ = std::string(what) + " at byte " + std::to_string(position);
}

template <class T>
T FlatBuffer::load(std::size_t position) {
  T value{};
  if (position > bytes_.size() || bytes_.size() - position < sizeof(T))
    fail(position, "an offset leads outside the file");
  else
    std::memcpy(&value, bytes_.data() + position, sizeof(T));
  return value;
}

std::size_t FlatBuffer::follow(std::size_t position) {
  const std::size_t target = position + load<std::uint32_t>(position);
  if (target >= bytes_.size()) fail(position, "an offset leads outside the file");
  return target;
}

std::span<const std::byte> FlatBuffer::vector(std::size_t position, std::size_t element_bytes, std::size_t& count) {
  count = load<std::uint32_t>(position);
  const std::size_t start = position + 4;
  if (!fault_.empty() || count > (bytes_.size() - start) / element_bytes) {
    fail(position, "a list is longer than the file");
    count = 0;
    return {};
  }
  return bytes_.subspan(start, count * element_bytes);
}

FlatTable::FlatTable(FlatBuffer& buffer, std::size_t position) : buffer_(&buffer), position_(position) {
  const auto back = static_cast<std::int64_t>(buffer.load<std::int32_t>(position));
  const std::int64_t vtable = static_cast<std::int64_t>(position) - back;
  if (vtable < 0 || vtable >= static_cast<std::int64_t>(buffer.bytes_.size())) {
    buffer.fail(position, "a table's description lies outside the file");
    return;
  }
  vtable_ = static_cast<std::size_t>(vtable);
  vtable_bytes_ = buffer.load<std::uint16_t>(vtable_);
}

std::size_t FlatTable::position_of(int field) const {
  const std::size_t slot = 4 + 2 * static_cast<std::size_t>(field);
  if (buffer_ == nullptr || slot + 2 > vtable_bytes_) return 0;
  const auto offset = buffer_->load<std::uint16_t>(vtable_ + slot);
  return offset == 0 ? 0 : position_ + offset;
}

template <class T>
T FlatTable::scalar(int field, T fallback) const {
  const std::size_t position = position_of(field);
  return position == 0 ? fallback : buffer_->load<T>(position);
}
template std::int8_t FlatTable::scalar(int, std::int8_t) const;
template std::uint8_t FlatTable::scalar(int, std::uint8_t) const;
template std::int32_t FlatTable::scalar(int, std::int32_t) const;
template std::uint32_t FlatTable::scalar(int, std::uint32_t) const;
template std::uint64_t FlatTable::scalar(int, std::uint64_t) const;
template float FlatTable::scalar(int, float) const;

std::span<const std::byte> FlatTable::bytes(int field) const {
  const std::size_t position = position_of(field);
  if (position == 0) return {};
  std::size_t count = 0;
  return buffer_->vector(buffer_->follow(position), 1, count);
}

template <class T>
std::vector<T> FlatTable::scalars(int field) const {
  const std::size_t position = position_of(field);
  if (position == 0) return {};
  std::size_t count = 0;
  const auto source = buffer_->vector(buffer_->follow(position), sizeof(T), count);
  if (source.size() > buffer_->budget_) {
    buffer_->fail(position, "the same list is used too often");
    return {};
  }
  buffer_->budget_ -= source.size();
  std::vector<T> values(count);
  if (count > 0) std::memcpy(values.data(), source.data(), source.size());
  return values;
}
template std::vector<std::int32_t> FlatTable::scalars(int) const;
template std::vector<std::int64_t> FlatTable::scalars(int) const;
template std::vector<float> FlatTable::scalars(int) const;

std::string FlatTable::text(int field) const {
  const auto source = bytes(field);
  if (buffer_ == nullptr || source.size() > buffer_->budget_) return {};
  buffer_->budget_ -= source.size();
  return {reinterpret_cast<const char*>(source.data()), source.size()};
}

FlatTable FlatTable::table(int field) const {
  const std::size_t position = position_of(field);
  if (position == 0) return {};
  return FlatTable(*buffer_, buffer_->follow(position));
}

std::vector<FlatTable> FlatTable::tables(int field) const {
  const std::size_t position = position_of(field);
  if (position == 0) return {};
  const std::size_t list = buffer_->follow(position);
  std::size_t count = 0;
  const auto source = buffer_->vector(list, 4, count);
  if (source.size() > buffer_->budget_) {
    buffer_->fail(position, "the same list is used too often");
    return {};
  }
  buffer_->budget_ -= source.size();
  std::vector<FlatTable> result;
  result.reserve(count);
  for (std::size_t i = 0; i < count && buffer_->fault_.empty(); ++i)
    result.emplace_back(*buffer_, buffer_->follow(list + 4 + 4 * i));
  return result;
}

}  // namespace jauge::import
