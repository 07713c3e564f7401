// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/peripheral.h"

#include <algorithm>
#include <cstdio>

namespace jauge::vboard {

Peripheral::Peripheral(std::string_view name, std::uint32_t base, std::span<const RegisterRow> rows, Requests& requests)
    : name_(name), base_(base), rows_(rows), requests_(requests), values_(rows.size()) {
  std::uint32_t last = 0;
  for (const RegisterRow& row : rows) last = std::max(last, row.offset);
  row_of_.assign(last / 4 + 1, -1);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    row_of_[rows[i].offset / 4] = static_cast<std::int16_t>(i);
    values_[i] = rows[i].reset;
  }
}

int Peripheral::row_at(std::uint32_t offset) const {
  return offset / 4 < row_of_.size() ? row_of_[offset / 4] : -1;
}

std::string Peripheral::describe(std::uint32_t offset) const {
  const int row = row_at(offset);
  char text[96];
  if (row >= 0) {
    std::snprintf(text, sizeof text, "%s_%s (0x%08X)", std::string(name_).c_str(),
                  std::string(rows_[static_cast<std::size_t>(row)].name).c_str(), base_ + offset);
  } else {
    std::snprintf(text, sizeof text, "0x%08X (%s + 0x%X)", base_ + offset, std::string(name_).c_str(), offset);
  }
  return text;
}

std::uint32_t Peripheral::read(std::uint32_t offset) {
  const int row = row_at(offset);
  if (row < 0) {
    broken(offset, "the virtual board does not model this register, so it will not invent what a read gives");
    return 0;
  }
  return on_read(offset, values_[static_cast<std::size_t>(row)]);
}

void Peripheral::write(std::uint32_t offset, std::uint32_t value) {
  const int row = row_at(offset);
  if (row < 0) {
    broken(offset, "the virtual board does not model this register, so a write would be lost");
    return;
  }
  std::uint32_t& stored = values_[static_cast<std::size_t>(row)];
  const std::uint32_t before = stored;
  const std::uint32_t writable = rows_[static_cast<std::size_t>(row)].writable;
  stored = (before & ~writable) | (value & writable);
  on_write(offset, before, value);
}

void Peripheral::reset(Restart) {
  for (std::size_t i = 0; i < rows_.size(); ++i) values_[i] = rows_[i].reset;
}

std::uint32_t Peripheral::value(std::uint32_t offset) const {
  const int row = row_at(offset);
  return row < 0 ? 0 : values_[static_cast<std::size_t>(row)];
}

void Peripheral::set(std::uint32_t offset, std::uint32_t value) {
  const int row = row_at(offset);
  if (row >= 0) values_[static_cast<std::size_t>(row)] = value;
}

std::uint32_t Peripheral::on_read(std::uint32_t, std::uint32_t stored) {
  return stored;
}

void Peripheral::on_write(std::uint32_t, std::uint32_t, std::uint32_t) {}

}  // namespace jauge::vboard
