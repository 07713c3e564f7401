// mcu, schema, completion, help.
#include <gtest/gtest.h>

#include "reports/json/json.h"
#include "tests/cli/program.h"
#include "tests/reports/json/conforms.h"

namespace jauge::cli {
namespace {

using jauge::testing::find_violation;
using jauge::testing::run_jauge;

TEST(Mcu, ShowsRegionsAndOnePieces) {
  const auto json = run_jauge({"mcu", "show", "stm32l4r9aii6", "--json"}).json();
  EXPECT_EQ(find_violation(json, reports::json::schema_of("mcu")), "");
  EXPECT_EQ(json["result"]["part"], "STM32L4R9AI");
  EXPECT_EQ(json["result"]["ram_blocks"][0]["bytes"], 640 * 1024);
}

TEST(Mcu, ListsWhatTheFilterAsksFor) {
  const auto json = run_jauge({"mcu", "list", "--filter", "core=Cortex-M0+", "--json"}).json();
  EXPECT_EQ(find_violation(json, reports::json::schema_of("mcu")), "");
  ASSERT_FALSE(json["result"]["mcus"].empty());
  for (const auto& mcu : json["result"]["mcus"]) EXPECT_EQ(mcu["core"], "Cortex-M0+");
}

TEST(Mcu, TheBundledDatabaseIsValid) {
  EXPECT_EQ(run_jauge({"mcu", "validate"}).status, 0);
}

TEST(Schema, IsPrintedForEveryCommandWithJson) {
  for (const std::string& command : reports::json::commands_with_schema()) {
    const auto ran = run_jauge({"schema", command});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.json()["type"], "object") << command;
  }
  EXPECT_EQ(run_jauge({"schema", "frobnicate"}).status, 2);
}

TEST(Completion, OffersCommandsAndOptions) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const auto ran = run_jauge({"completion", shell});
    EXPECT_EQ(ran.status, 0);
    EXPECT_NE(ran.output.find("compare"), std::string::npos);
    EXPECT_NE(ran.output.find("reserve-ram"), std::string::npos);
  }
}

TEST(Help, ListsExitStatusAndGivesAnExampleForEachCommand) {
  const auto help = run_jauge({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_NE(help.output.find("Exit status"), std::string::npos);
  for (const char* command : {"inspect", "memory", "analyze", "compare", "report", "quantize", "check", "mcu", "schema",
                              "completion", "evaluate", "metrics", "measure", "export"})
    EXPECT_NE(run_jauge({command, "--help"}).output.find("Example:\n  "), std::string::npos) << command;
}

TEST(Help, DoesNotOfferWhatDoesNotExist) {
  const std::string help = run_jauge({"--help"}).output;
  for (const char* later : {"whatif", "advise", "ensemble"}) EXPECT_EQ(help.find(later), std::string::npos) << later;
}

TEST(Version, IsPrinted) {
  EXPECT_TRUE(run_jauge({"--version"}).output.starts_with("jauge "));
}

}  // namespace
}  // namespace jauge::cli
