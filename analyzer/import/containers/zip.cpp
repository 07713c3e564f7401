#include "analyzer/import/containers/zip.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "analyzer/import/shown_name.h"

namespace jauge::import {
namespace {

// Records of the format and the bytes of their fixed parts.
constexpr std::uint32_t entry_magic = 0x04034B50, listed_magic = 0x02014B50, end_magic = 0x06054B50;
constexpr std::size_t entry_fixed = 30, listed_fixed = 46, end_fixed = 22;
constexpr std::size_t longest_comment = 65535;

constexpr std::size_t most_entries = 10'000;
constexpr std::uint64_t largest_entry = (std::uint64_t{1} << 31) - 1;
constexpr std::uint64_t deflate_limit = 1032;  // deflate packs at most that many bytes into one

// Little-endian, as zip files are. The caller has checked that the bytes are there.
template <class T>
T load(std::span<const std::byte> bytes, std::size_t position) {
  T value{};
  std::memcpy(&value, bytes.data() + position, sizeof(T));
  return value;
}

// The last record that says where the list starts and that ends with the file.
std::optional<std::size_t> end_record(std::span<const std::byte> bytes) {
  if (bytes.size() < end_fixed) return std::nullopt;
  const std::size_t last = bytes.size() - end_fixed;
  const std::size_t first = last - std::min(last, longest_comment);
  for (std::size_t at = last + 1; at-- > first;)
    if (load<std::uint32_t>(bytes, at) == end_magic &&
        at + end_fixed + load<std::uint16_t>(bytes, at + 20) <= bytes.size())
      return at;
  return std::nullopt;
}

bool inflate_into(std::span<const std::byte> packed, std::span<std::byte> out) {
  z_stream stream{};
  if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
  // zlib reads only, but its interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ending = ::inflate(&stream, Z_FINISH);
  const bool whole = ending == Z_STREAM_END && stream.avail_out == 0;
  ::inflateEnd(&stream);
  return whole;
}

}  // namespace

Error ZipArchive::damaged(const std::string& what) const {
  return {.kind = ErrorKind::damaged_file,
          .where = name_,
          .what = what,
          .hint = "save the model again, or copy the file again in binary mode"};
}

Result<ZipArchive> ZipArchive::open(std::span<const std::byte> bytes, const std::string& file_name) {
  ZipArchive archive(bytes, file_name);
  JAUGE_CHECK(archive.list());
  return archive;
}

Result<void> ZipArchive::list() {
  const auto end = end_record(bytes_);
  if (!end) return damaged("the archive's list of files is missing: the file was cut");
  const std::size_t count = load<std::uint16_t>(bytes_, *end + 10);
  std::size_t at = load<std::uint32_t>(bytes_, *end + 16);
  const auto too_large = [this](const char* what) {
    return Error{.kind = ErrorKind::too_large, .where = name_, .what = what, .hint = "no model needs that"};
  };
  if (count > most_entries) return too_large("the archive holds more than 10,000 files");
  for (std::size_t i = 0; i < count; ++i) {
    if (at > *end || *end - at < listed_fixed || load<std::uint32_t>(bytes_, at) != listed_magic)
      return damaged("the archive's list of files is broken at byte " + std::to_string(at));
    const std::size_t name_bytes = load<std::uint16_t>(bytes_, at + 28);
    const std::size_t behind = load<std::uint16_t>(bytes_, at + 30) + std::size_t{load<std::uint16_t>(bytes_, at + 32)};
    if (*end - at - listed_fixed < name_bytes + behind)
      return damaged("the archive's list of files is broken at byte " + std::to_string(at));
    Entry entry{.name = std::string(reinterpret_cast<const char*>(bytes_.data()) + at + listed_fixed, name_bytes),
                .packed_bytes = load<std::uint32_t>(bytes_, at + 20),
                .bytes = load<std::uint32_t>(bytes_, at + 24),
                .header = load<std::uint32_t>(bytes_, at + 42),
                .method = load<std::uint16_t>(bytes_, at + 10),
                .flags = load<std::uint16_t>(bytes_, at + 8),
                .checksum = load<std::uint32_t>(bytes_, at + 16)};
    if (entry.bytes > largest_entry) return too_large("the archive holds a file of 2 GiB or more");
    entries_.push_back(std::move(entry));
    at += listed_fixed + name_bytes + behind;
  }
  return {};
}

const ZipArchive::Entry* ZipArchive::find(std::string_view name) const {
  const auto found = std::ranges::find(entries_, name, &Entry::name);
  return found == entries_.end() ? nullptr : &*found;
}

Result<ZipArchive::Content> ZipArchive::read(const Entry& entry) const {
  const std::string what = "the archive's file " + quoted_name(entry.name);
  if (entry.header > bytes_.size() || bytes_.size() - entry.header < entry_fixed ||
      load<std::uint32_t>(bytes_, entry.header) != entry_magic)
    return damaged(what + " is not where the list says");
  const std::size_t start = entry.header + entry_fixed + load<std::uint16_t>(bytes_, entry.header + 26) +
                            load<std::uint16_t>(bytes_, entry.header + 28);
  if (start > bytes_.size() || entry.packed_bytes > bytes_.size() - start) return damaged(what + " is cut");
  constexpr std::uint16_t encrypted = 1;
  if ((entry.flags & encrypted) != 0 || (entry.method != 0 && entry.method != 8))
    return Error{.kind = ErrorKind::unsupported_format,
                 .where = name_,
                 .what = what + " is encrypted or packed in an unusual way",
                 .hint = "save the model again with model.save()"};
  const auto packed = bytes_.subspan(start, entry.packed_bytes);
  Content content;
  if (entry.method == 0) {
    if (entry.bytes != entry.packed_bytes) return damaged(what + " has two sizes");
    content.bytes = packed;
  } else {
    if (entry.bytes > deflate_limit * (entry.packed_bytes + 1))
      return damaged(what + " claims " + std::to_string(entry.bytes) + " bytes, more than it can hold");
    content.unpacked.resize(entry.bytes);
    if (!inflate_into(packed, content.unpacked)) return damaged(what + " cannot be unpacked");
    content.bytes = content.unpacked;
  }
  const auto checksum = ::crc32_z(0, reinterpret_cast<const Bytef*>(content.bytes.data()), content.bytes.size());
  if (checksum != entry.checksum) return damaged(what + " has a wrong checksum");
  return content;
}

}  // namespace jauge::import
