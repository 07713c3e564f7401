#include "analyzer/deploy/package_tables.h"

#include <cstring>
#include <span>

#include "analyzer/base/byte_writer.h"
#include "analyzer/base/checked_math.h"
#include "firmware_probe/runtime/crc32c.h"
#include "firmware_probe/runtime/sha256.h"

namespace jauge::deploy {
namespace {

// Large blocks begin with a line of Flash's caches (RM0432 3.3.4): weights that are used again from pixel to pixel, 256
// bytes at most, would not fit the eight lines of the data cache otherwise.
constexpr std::size_t cache_line = 32, large = 64;

std::int64_t to_line(std::size_t bytes) {
  return round_up(static_cast<std::int64_t>(bytes), cache_line);
}

std::int64_t gap_behind(std::int64_t bytes) {
  return to_line(static_cast<std::size_t>(bytes)) - bytes;
}

std::int64_t aligned(std::size_t bytes) {
  return round_up(static_cast<std::int64_t>(bytes), JAUGE_PACKAGE_ALIGNMENT);
}

template <class T>
jauge_span append(ByteWriter& writer, const std::vector<T>& table) {
  const jauge_span span = {static_cast<std::uint32_t>(writer.size()),
                           static_cast<std::uint32_t>(table.size() * sizeof(T))};
  writer.bytes(std::as_bytes(std::span(table)));
  writer.pad_to(JAUGE_PACKAGE_ALIGNMENT);
  return span;
}

}  // namespace

jauge_span PackageTables::data(const std::string& bytes) {
  if (bytes.empty()) return {};
  const auto [found, is_new] = known_.try_emplace(bytes);
  if (is_new) {
    if (bytes.size() > large) data_.resize(static_cast<std::size_t>(to_line(data_.size())));
    found->second = {static_cast<std::uint32_t>(data_.size()), static_cast<std::uint32_t>(bytes.size())};
    data_ += bytes;
    data_.resize(static_cast<std::size_t>(aligned(data_.size())));
  }
  return found->second;
}

std::uint16_t PackageTables::add(const jauge_place& place) {
  places_.push_back(place);
  return static_cast<std::uint16_t>(places_.size() - 1);
}

std::uint32_t PackageTables::add_operands(const std::vector<std::uint16_t>& places) {
  const auto first = static_cast<std::uint32_t>(operands_.size());
  operands_.insert(operands_.end(), places.begin(), places.end());
  return first;
}

void PackageTables::move_data_to(std::uint32_t offset) {
  const auto move = [offset](jauge_span& span) {
    if (span.bytes > 0) span.offset += offset;
  };
  for (jauge_op& op : ops)
    for (jauge_span* span : {&op.parameters, &op.weights, &op.channels, &op.table, &op.name}) move(*span);
  for (auto* ports : {&inputs, &outputs})
    for (jauge_port& port : *ports) move(port.name);
  for (jauge_place& place : places_)
    if (place.region == JAUGE_IN_PACKAGE) place.offset += offset;
  move(header.name);
}

Result<std::vector<std::byte>> PackageTables::bytes() {
  const std::size_t tables[] = {sizeof header,
                                places_.size() * sizeof(jauge_place),
                                operands_.size() * sizeof(std::uint16_t),
                                ops.size() * sizeof(jauge_op),
                                steps.size() * sizeof(jauge_step),
                                inputs.size() * sizeof(jauge_port),
                                outputs.size() * sizeof(jauge_port)};
  std::int64_t first_data = 0;
  for (const std::size_t table : tables) first_data += aligned(table);
  data_.insert(0, static_cast<std::size_t>(gap_behind(first_data)), '\0');
  const std::int64_t total = first_data + aligned(data_.size());
  if (total > JAUGE_MAX_BYTES || places_.size() >= JAUGE_ABSENT)
    return Error{.kind = ErrorKind::too_large,
                 .where = "model package",
                 .what = "it would have " + std::to_string(total) + " bytes and " + std::to_string(places_.size()) +
                         " tensors; a package holds 1 GiB and 65534 tensors",
                 .hint = {}};
  move_data_to(static_cast<std::uint32_t>(first_data + gap_behind(first_data)));
  ByteWriter writer;
  append(writer, std::vector{header});
  header.places = append(writer, places_);
  header.operands = append(writer, operands_);
  header.ops = append(writer, ops);
  header.steps = append(writer, steps);
  header.inputs = append(writer, inputs);
  header.outputs = append(writer, outputs);
  writer.bytes(std::as_bytes(std::span(data_)));
  std::vector<std::byte> package = writer.take();

  std::memcpy(header.magic, "JAUG", sizeof header.magic);
  header.version = JAUGE_PACKAGE_VERSION;
  header.header_bytes = sizeof header;
  header.total_bytes = static_cast<std::uint32_t>(package.size());
  std::memcpy(package.data(), &header, sizeof header);
  constexpr std::size_t covered = offsetof(jauge_package_header, region_bytes);
  header.crc32c = jauge_crc32c(0, package.data() + covered, package.size() - covered);
  std::memcpy(package.data(), &header, sizeof header);
  jauge_sha256_of(package.data(), package.size(), header.sha256);
  std::memcpy(package.data(), &header, sizeof header);
  return package;
}

}  // namespace jauge::deploy
