// What bench/code_bytes measured: read, or refused as a whole.
#include "mcu_db/read_code.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/mcu_db/project_catalog.h"
#include "tests/support/temporary_folder.h"

namespace jauge::mcu_db {
namespace {

const std::string good = R"({"schema": 1, "runtime": "jauge", "core": "Cortex-M4", "date": "2026-11-20", "source": "b",
 "sources": {"b": "a build"}, "ram": 28, "builds": {"tflite": {"fixed": 100, "per_kernel": 4,
 "pieces": [["run.o .text", 40, 0], ["libc.a(x.o) .data", 8, 8]], "kernels": {"dense_s8": [0], "conv_s8": [0, 1]}}}})";

Result<CodeFile> read(const std::string& text) {
  const testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "x.json") << text;
  return read_code(folder.path() / "x.json");
}

TEST(CodeRecord, IsRead) {
  const auto file = read(good);
  ASSERT_TRUE(file) << to_text(file.error());
  EXPECT_EQ(file->runtime, "jauge");
  EXPECT_EQ(file->record.core, "Cortex-M4");
  EXPECT_EQ(file->record.ram, 28_B);
  const target::CodeBuild& build = file->record.builds.at("tflite");
  EXPECT_EQ(build.fixed, 100_B);
  EXPECT_EQ(build.pieces.at(1).ram, 8_B);
  EXPECT_EQ(build.kernels.at("conv_s8"), (std::vector<std::size_t>{0, 1}));
}

TEST(CodeRecord, OfAnotherFormIsRefused) {
  const auto refused = [](const std::string& what, const std::string& with) {
    std::string text = good;
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return !read(text.replace(at, what.size(), with));
  };
  EXPECT_TRUE(refused("[0, 1]", "[0, 2]")) << "there is no third piece";
  EXPECT_TRUE(refused("[0, 1]", "[0, -1]"));
  EXPECT_TRUE(refused("[0, 1]", "\"0\""));
  EXPECT_TRUE(refused("40, 0]", "40]"));
  EXPECT_TRUE(refused("40, 0]", "4e99, 0]"));
  EXPECT_TRUE(refused("\"fixed\": 100", "\"fixed\": -1"));
  EXPECT_TRUE(refused("\"ram\": 28", "\"ram\": \"28\""));
  EXPECT_TRUE(refused("\"builds\": {\"tflite\"", "\"builds\": 3, \"others\": {\"tflite\""));
}

TEST(CodeRecord, OfTheProjectNamesEveryKernelInBothArithmetics) {
  const auto runtime = testing::project_catalog().find_runtime("jauge");
  ASSERT_TRUE(runtime);
  ASSERT_EQ(runtime->code_records.size(), 1u);
  const auto& builds = runtime->code_records[0].builds;
  for (const char* arithmetic : {"tflite", "onnx"}) {
    ASSERT_TRUE(builds.contains(arithmetic));
    for (const char* kernel : {"dense_s8", "conv_s8", "lstm_s8", "conv_f32", "lstm_f32"})
      EXPECT_TRUE(builds.at(arithmetic).kernels.contains(kernel)) << kernel;
  }
}

}  // namespace
}  // namespace jauge::mcu_db
