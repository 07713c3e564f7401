// Where data goes: standard output or a file that is never overwritten by accident.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace jauge::cli {
namespace {

using jauge::testing::example;
using jauge::testing::run_jauge;
using jauge::testing::TemporaryFolder;

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

TEST(Output, AFileThatExistsIsKeptUnlessForced) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "out.csv") << "mine";
  EXPECT_EQ(run_jauge({"inspect", example, "--csv", "-o", "out.csv"}, folder.path()).status, 5);
  EXPECT_EQ(content_of(folder.path() / "out.csv"), "mine");
  EXPECT_EQ(run_jauge({"inspect", example, "--csv", "-o", "out.csv", "--force"}, folder.path()).status, 0);
  EXPECT_TRUE(content_of(folder.path() / "out.csv").starts_with("index,"));
}

TEST(Output, MessagesAndDataDoNotMix) {
  const auto ran = run_jauge({"inspect", example, "--json", "-v"});
  EXPECT_FALSE(ran.json().is_discarded());
  EXPECT_FALSE(ran.messages.empty());
  EXPECT_TRUE(run_jauge({"inspect", example, "--json", "--quiet"}).messages.empty());
}

TEST(Output, ThePictureOfTheArenaIsSvg) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_jauge({"memory", example, "--svg", "arena.svg"}, folder.path()).status, 0);
  EXPECT_NE(content_of(folder.path() / "arena.svg").find("<svg"), std::string::npos);
  EXPECT_EQ(run_jauge({"memory", example, "--svg", "arena.svg"}, folder.path()).status, 5);
}

TEST(Output, AReportIsWrittenInEveryFormat) {
  const TemporaryFolder folder;
  const std::pair<const char*, const char*> formats[] = {
      {"r.md", "# "}, {"r.html", "<!DOCTYPE html>"}, {"r.json", "{"}, {"r.csv", "index,"}};
  for (const auto& [name, start] : formats) {
    const auto ran =
        run_jauge({"report", example, "--mcu", "STM32L4R9I-DISCO", "--date", "2026-01-31", "-o", name}, folder.path());
    EXPECT_EQ(ran.status, 0) << ran.messages;
    EXPECT_TRUE(content_of(folder.path() / name).starts_with(start)) << content_of(folder.path() / name).substr(0, 80);
  }
  EXPECT_EQ(run_jauge({"report", example, "--mcu", "STM32L4R9AI", "-o", "r.docx"}, folder.path()).status, 2);
}

TEST(Output, AReportIsWrittenAsPdf) {
  if (!std::filesystem::exists(std::filesystem::path(JAUGE_PROGRAM).parent_path() / "jauge-pdf"))
    GTEST_SKIP() << "built without Qt: no PDF";
  const TemporaryFolder folder;
  const auto ran =
      run_jauge({"report", example, "--mcu", "STM32L4R9I-DISCO", "-o", "r.pdf", "--lang", "fr"}, folder.path());
  EXPECT_EQ(ran.status, 0) << ran.messages;
  EXPECT_TRUE(content_of(folder.path() / "r.pdf").starts_with("%PDF-"));
}

}  // namespace
}  // namespace jauge::cli
