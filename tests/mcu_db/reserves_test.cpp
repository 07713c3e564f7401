#include "mcu_db/reserves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::mcu_db {
namespace {

TEST(Reserves, OfTheProjectHaveASource) {
  const auto reserves = read_reserves(testing::source_folder() / "mcu_db/data/reserves.json");
  ASSERT_TRUE(reserves) << to_text(reserves.error());
  EXPECT_GE(reserves->size(), 5u);
  for (const FirmwareReserve& reserve : *reserves) EXPECT_FALSE(reserve.source.empty()) << reserve.name;
  const auto zephyr = find_reserve(*reserves, "Zephyr BLE");
  ASSERT_TRUE(zephyr);
  EXPECT_EQ(zephyr->flash, Bytes{94704});
  const auto unknown = find_reserve(*reserves, "windows");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().hint, ::testing::HasSubstr("freertos"));
}

TEST(Reserves, WithFaultsAreLeftOut) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "reserves.json";
  const auto record = [](const std::string& name, const std::string& ram) {
    return R"({"name": ")" + name + R"(", "title": "t", "flash": {"value": 1, "unit": "KiB", "source": "s"}, "ram": )" +
           ram + "}";
  };
  const std::string good = R"({"value": 2, "unit": "KiB", "source": "s"})";
  std::ofstream(path) << R"({"schema": 1, "sources": {"s": "a manual"}, "reserves": [)" << record("a", good) << ", "
                      << record("A", good) << ", " << record("b", R"({"value": -2, "unit": "KiB", "source": "s"})")
                      << ", " << record("c", R"({"value": 2, "unit": "kB", "source": "s"})") << ", "
                      << record("d", R"({"value": 2, "unit": "KiB", "source": "x"})") << ", " << record("", good)
                      << ", 7]}";
  const auto reserves = read_reserves(path);
  ASSERT_TRUE(reserves) << to_text(reserves.error());
  ASSERT_EQ(reserves->size(), 1u);
  EXPECT_EQ(reserves->front().name, "a");
  EXPECT_EQ(reserves->front().ram, 2048_B);
  std::ofstream(path) << "[]";
  EXPECT_FALSE(read_reserves(path));
  EXPECT_TRUE(read_reserves(folder.path() / "missing.json")->empty());
}

}  // namespace
}  // namespace jauge::mcu_db
