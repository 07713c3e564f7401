#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>

extern "C" {
#include "firmware_probe/boards/host/host_flash.h"
}
#include "tests/support/temporary_folder.h"

namespace jauge {
namespace {

constexpr std::uint32_t bytes = 8192;
constexpr std::uint8_t word[8] = {1, 2, 3, 4, 5, 6, 7, 8};

TEST(HostFlash, AWordIsProgrammedOnceAfterEachErase) {
  std::uint8_t* flash = host_flash_map(nullptr, bytes);
  ASSERT_NE(flash, nullptr);
  EXPECT_TRUE(host_flash_program(flash + 16, word, 8));
  EXPECT_FALSE(host_flash_program(flash + 16, word, 8));
  EXPECT_EQ(std::memcmp(flash + 16, word, 8), 0);
  host_flash_erase(flash, 4096);
  EXPECT_EQ(flash[16], 0xFF);
  EXPECT_TRUE(host_flash_program(flash + 16, word, 8));
}

TEST(HostFlash, AFileKeepsItAndIsBlankAtFirst) {
  const testing::TemporaryFolder folder;
  const std::string path = (folder.path() / "flash").string();
  std::uint8_t* flash = host_flash_map(path.c_str(), bytes);
  ASSERT_NE(flash, nullptr);
  EXPECT_EQ(flash[0], 0xFF);
  EXPECT_EQ(flash[bytes - 1], 0xFF);
  EXPECT_TRUE(host_flash_program(flash + 8, word, 8));
  const std::uint8_t* again = host_flash_map(path.c_str(), bytes);
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(std::memcmp(again + 8, word, 8), 0);
  EXPECT_EQ(std::filesystem::file_size(path), bytes);
}

TEST(HostFlash, AFileThatCannotBeMadeIsSaid) {
  EXPECT_EQ(host_flash_map("/nowhere/flash", bytes), nullptr);
}

}  // namespace
}  // namespace jauge
