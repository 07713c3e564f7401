// F4: archives that claim more than they hold, and archives that are broken.
#include "analyzer/import/containers/zip.h"

#include <gtest/gtest.h>

#include <cstring>

#include "tests/analyzer/import/keras_model.h"

namespace jauge::import {
namespace {

using jauge::testing::bytes_of;
using jauge::testing::zip_of;
using Bytes = std::vector<std::byte>;

constexpr std::size_t listed_size_from_end = 22;  // the end record

// Overwrites the unpacked size that the list states for the only entry, whose name has `name_bytes`.
void claim(Bytes& archive, std::size_t name_bytes, std::uint32_t size) {
  const std::size_t list = archive.size() - listed_size_from_end - 46 - name_bytes;
  std::memcpy(archive.data() + list + 24, &size, sizeof size);
}

Error error_of(const Bytes& archive) {
  const auto opened = ZipArchive::open(archive, "m.zip");
  if (!opened) return opened.error();
  const auto content = opened->read(opened->entries().front());
  EXPECT_FALSE(content);
  return content ? Error{} : content.error();
}

TEST(ZipArchive, ReadsStoredAndDeflatedEntries) {
  const Bytes text = bytes_of(std::string(1000, 'x') + "end");
  const Bytes archive = zip_of({{"plain.txt", text, false}, {"folder/packed.txt", text, true}});
  EXPECT_LT(archive.size(), 2 * text.size());
  const auto opened = ZipArchive::open(archive, "m.zip");
  ASSERT_TRUE(opened) << to_text(opened.error());
  EXPECT_EQ(opened->find("absent.txt"), nullptr);
  for (const char* name : {"plain.txt", "folder/packed.txt"}) {
    const auto content = opened->read(*opened->find(name));
    ASSERT_TRUE(content) << to_text(content.error());
    EXPECT_TRUE(std::equal(text.begin(), text.end(), content->bytes.begin(), content->bytes.end())) << name;
  }
}

TEST(ZipArchive, RefusesBombsBeforeUnpacking) {
  Bytes archive = zip_of({{"a", Bytes(1000), true}});
  claim(archive, 1, 2'000'000'000);
  EXPECT_NE(error_of(archive).what.find("claims 2000000000 bytes, more than it can hold"), std::string::npos);
  claim(archive, 1, 0xFFFFFFFFu);
  EXPECT_EQ(error_of(archive).kind, ErrorKind::too_large);
  claim(archive, 1, 999);
  EXPECT_NE(error_of(archive).what.find("cannot be unpacked"), std::string::npos);
  claim(archive, 1, 1001);
  EXPECT_NE(error_of(archive).what.find("cannot be unpacked"), std::string::npos);
}

TEST(ZipArchive, AcceptsTenThousandEntriesAndNoMore) {
  std::vector<jauge::testing::ZipFile> files(10'000, {"a", {}, false});
  EXPECT_TRUE(ZipArchive::open(zip_of(files), "m.zip"));
  files.push_back({"a", {}, false});
  const auto refused = ZipArchive::open(zip_of(files), "m.zip");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::too_large);
}

TEST(ZipArchive, RefusesEveryCut) {
  const Bytes whole = zip_of({{"a.txt", bytes_of("some text"), true}});
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_FALSE(ZipArchive::open(std::span(whole).first(length), "m.zip")) << length;
}

TEST(ZipArchive, NoticesChangedBytes) {
  Bytes archive = zip_of({{"a", bytes_of("some text"), false}});
  archive[31 + 2] ^= std::byte{1};
  EXPECT_NE(error_of(archive).what.find("wrong checksum"), std::string::npos);
}

}  // namespace
}  // namespace jauge::import
