// What is wrong is said, with the right exit status, and in JSON when that was asked for.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace jauge::cli {
namespace {

using jauge::testing::example;
using jauge::testing::run_jauge;
using jauge::testing::TemporaryFolder;

class Refusal : public ::testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& content) const {
    std::ofstream(folder_.path() / name, std::ios::binary) << content;
    return name;
  }
  auto run(const std::vector<std::string>& arguments) const { return run_jauge(arguments, folder_.path()); }

  TemporaryFolder folder_;
};

TEST_F(Refusal, DamagedAndForeignFilesAreStatusThree) {
  const std::pair<const char*, std::string> files[] = {{"empty.onnx", ""},
                                                       {"picture.onnx", "\x89PNG\r\n\x1a\n" + std::string(64, 'x')},
                                                       {"noise.onnx", std::string(1000, '\xA5')}};
  for (const auto& [name, content] : files) {
    const auto ran = run({"inspect", file(name, content), "--json"});
    EXPECT_EQ(ran.status, 3) << name << ": " << ran.messages;
    EXPECT_TRUE(ran.json()["result"].is_null());
    EXPECT_EQ(ran.json()["problems"].back()["severity"], "error");
    EXPECT_FALSE(ran.json()["problems"].back()["what"].get<std::string>().empty());
    EXPECT_NE(ran.messages.find(name), std::string::npos) << ran.messages;
  }
}

TEST_F(Refusal, AMissingFileIsStatusFive) {
  const auto ran = run({"inspect", "missing.onnx", "--json"});
  EXPECT_EQ(ran.status, 5);
  EXPECT_TRUE(ran.json()["result"].is_null());
}

TEST_F(Refusal, WrongUsageIsStatusTwo) {
  EXPECT_EQ(run({}).status, 2);
  EXPECT_EQ(run({"inspect"}).status, 2);
  EXPECT_EQ(run({"inspect", example, "--no-such-option"}).status, 2);
  EXPECT_EQ(run({"inspect", example, "--graph", "upside-down"}).status, 2);
  EXPECT_EQ(run({"inspect", example, "--shape", "input=1,x"}).status, 2);
  EXPECT_EQ(run({"inspect", example, "--json", "--csv"}).status, 2);
  EXPECT_EQ(run({"analyze", example, "--mcu", "STM32L4R9AI", "--reserve-ram", "12parsecs"}).status, 2);
}

TEST_F(Refusal, AMistypedCommandIsNamedWithItsNeighbours) {
  const auto ran = run({"inspekt", example});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.messages.find("inspect"), std::string::npos) << ran.messages;
}

TEST_F(Refusal, AnUnknownChipNamesTheThreeNearest) {
  const auto ran = run({"analyze", example, "--mcu", "STM32L4R9AX", "--json"});
  EXPECT_EQ(ran.status, 2);
  const std::string hint = ran.json()["problems"].back()["hint"];
  EXPECT_NE(hint.find("STM32L4R9AI"), std::string::npos) << hint;
  EXPECT_EQ(std::count(hint.begin(), hint.end(), ','), 2) << hint;
}

TEST_F(Refusal, AnUnknownRuntimeIsStatusTwo) {
  EXPECT_EQ(run({"analyze", example, "--mcu", "STM32L4R9AI", "--runtime", "x-cube"}).status, 2);
}

TEST_F(Refusal, AnUnknownColumnOfAFilterIsStatusTwo) {
  EXPECT_EQ(run({"compare", example, "--filter", "colour=red"}).status, 2);
}

TEST_F(Refusal, ControlCharactersOfFileNamesDoNotReachTheTerminal) {
  const auto ran = run({"inspect", file("red\033[31m.onnx", "x")});
  EXPECT_EQ(ran.status, 3);
  EXPECT_EQ(ran.messages.find('\033'), std::string::npos);
}

}  // namespace
}  // namespace jauge::cli
