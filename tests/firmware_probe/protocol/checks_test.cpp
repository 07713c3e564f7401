// CRC-32C and SHA-256 against published check values.
#include <gtest/gtest.h>

#include <string>

#include "firmware_probe/runtime/crc32c.h"
#include "firmware_probe/runtime/sha256.h"

namespace {

std::string digest_of(const std::string& text, std::size_t piece) {
  jauge_sha256 hash;
  jauge_sha256_begin(&hash);
  for (std::size_t at = 0; at < text.size(); at += piece)
    jauge_sha256_add(&hash, text.data() + at, std::min(piece, text.size() - at));
  std::uint8_t digest[JAUGE_SHA256_BYTES];
  jauge_sha256_end(&hash, digest);
  std::string hex;
  for (const std::uint8_t byte : digest) {
    constexpr char digits[] = "0123456789abcdef";
    hex += {digits[byte >> 4], digits[byte & 15]};
  }
  return hex;
}

TEST(Crc32c, CheckValueOfTheCatalogue) {
  EXPECT_EQ(jauge_crc32c(0, "123456789", 9), 0xE3069283u);
}

// RFC 3720, appendix B.4.
TEST(Crc32c, VectorsOfIscsi) {
  const std::string zeros(32, '\0'), ones(32, '\xFF');
  std::string rising;
  for (char i = 0; i < 32; ++i) rising += i;
  EXPECT_EQ(jauge_crc32c(0, zeros.data(), 32), 0x8A9136AAu);
  EXPECT_EQ(jauge_crc32c(0, ones.data(), 32), 0x62A8AB43u);
  EXPECT_EQ(jauge_crc32c(0, rising.data(), 32), 0x46DD794Eu);
}

TEST(Crc32c, PiecesGiveWhatTheWholeGives) {
  EXPECT_EQ(jauge_crc32c(jauge_crc32c(0, "1234", 4), "56789", 5), 0xE3069283u);
  EXPECT_EQ(jauge_crc32c(0, "", 0), 0u);
}

// FIPS 180-2, appendix B.
TEST(Sha256, VectorsOfTheStandard) {
  EXPECT_EQ(digest_of("abc", 64), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 64),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(digest_of(std::string(1'000'000, 'a'), 1000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesOfAnySizeGiveTheSame) {
  const std::string text(1000, 'x');
  for (const std::size_t piece : {1u, 3u, 55u, 56u, 63u, 64u, 65u, 999u})
    EXPECT_EQ(digest_of(text, piece), digest_of(text, 1000)) << piece;
}

}  // namespace
