// compare and mcu with what the user brings: prices, a supply, a battery, measurements of an own board, an own chip.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "reports/json/json.h"
#include "tests/cli/program.h"
#include "tests/reports/json/conforms.h"
#include "tests/support/temporary_folder.h"

namespace jauge::cli {
namespace {

using jauge::testing::example;
using jauge::testing::find_violation;
using jauge::testing::run_jauge;

// Programs that the test starts keep their settings in a folder of its own.
class Chips : public ::testing::Test {
 protected:
  Chips() { setenv("XDG_CONFIG_HOME", folder_.path().c_str(), 1); }
  ~Chips() override { unsetenv("XDG_CONFIG_HOME"); }

  std::string write(const std::string& name, const std::string& text) {
    const auto path = folder_.path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path.string();
  }

  double latency(const std::string& board) {
    const auto ran = run_jauge({"compare", example, "--mcu", board, "--runtime", "tflm-cmsis-nn", "--json"});
    EXPECT_EQ(ran.status, 0) << ran.messages;
    return ran.json()["result"]["rows"][0]["latency_ms"]["value"];
  }

  jauge::testing::TemporaryFolder folder_;
};

constexpr const char* prices =
    "part,price,currency,quantity,date\nSTM32L4R9AI,15,EUR,1,2026-11-20\nSTM32H743ZI,12,EUR,1,2026-11-20\n"
    "STM32F769NI,-3,EUR,1,2026-11-20\n";

TEST_F(Chips, AreRankedByThePricesOfTheUser) {
  const auto ran = run_jauge({"compare", example, "--filter", "vendor=ST price<20EUR", "--prices",
                              write("p.csv", prices), "--rank", "price", "--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  const auto json = ran.json();
  EXPECT_EQ(find_violation(json, reports::json::schema_of("compare")), "");
  ASSERT_EQ(json["result"]["rows"].size(), 2u);
  EXPECT_EQ(json["result"]["rows"][0]["part"], "STM32H743ZI");
  EXPECT_EQ(json["result"]["rows"][0]["price"], 12);
  EXPECT_EQ(json["result"]["rows"][0]["price_date"], "2026-11-20");
  bool told = false;
  for (const auto& problem : json["problems"]) told = told || problem["code"] == "overlay_row";
  EXPECT_TRUE(told);  // the negative price
}

TEST_F(Chips, StandSideBySideTwoToFour) {
  const auto ran = run_jauge({"compare", example, "--side-by-side", "--mcu", "STM32L4R9AI", "--mcu", "RP2040"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  EXPECT_NE(ran.output.find("2048 KiB"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("264 KiB"), std::string::npos) << ran.output;
  EXPECT_EQ(run_jauge({"compare", example, "--side-by-side", "--mcu", "RP2040"}).status, 2);
  EXPECT_EQ(run_jauge({"mcu", "diff", "STM32L4R9AI", "RP2040", "nRF52840"}).status, 0);
  EXPECT_EQ(run_jauge({"compare", example, "--pareto", "price"}).status, 2);
}

TEST_F(Chips, SayWhichSourceSaysWhichFact) {
  const auto json = run_jauge({"mcu", "show", "STM32L4R9AI", "--json"}).json()["result"];
  ASSERT_FALSE(json["facts"].empty());
  for (const auto& fact : json["facts"]) EXPECT_NE(fact["source"], "") << fact;
  const auto siblings = run_jauge({"mcu", "siblings", "STM32L4R9AI", "--json"}).json()["result"];
  EXPECT_EQ(siblings["smaller"]["part"], "STM32L4R9AG");
  EXPECT_TRUE(siblings["larger"].is_null());
}

TEST_F(Chips, AreCalibratedByOneMeasurementAndBackAgain) {
  const double before = latency("NUCLEO-L4R5ZI"), elsewhere = latency("STM32L4R9I-DISCO");
  const std::string measured = std::to_string(2 * before) + "ms";
  const auto ran = run_jauge(
      {"mcu", "calibrate", "NUCLEO-L4R5ZI", "--model", example, "--runtime", "tflm-cmsis-nn", "--latency", measured});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  EXPECT_NEAR(latency("NUCLEO-L4R5ZI"), 2 * before, 1e-3 * before);
  EXPECT_EQ(latency("STM32L4R9I-DISCO"), elsewhere);
  const auto shown = run_jauge({"mcu", "show", "NUCLEO-L4R5ZI", "--json"}).json()["result"]["calibrations"];
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(run_jauge({"mcu", "uncalibrate", "NUCLEO-L4R5ZI"}).status, 0);
  EXPECT_EQ(latency("NUCLEO-L4R5ZI"), before);
  EXPECT_EQ(run_jauge({"mcu", "uncalibrate", "NUCLEO-L4R5ZI"}).status, 2);
}

TEST_F(Chips, TakeTheCurrentOfATrace) {
  std::string csv = "time_ms,current_mA\n";
  for (int i = 0; i < 200; ++i) csv += std::to_string(i) + "," + (i % 20 < 10 ? "12\n" : "0.01\n");
  const std::string trace = write("t.csv", csv);
  const auto figures = run_jauge({"mcu", "trace", trace, "--supply", "3V", "--json"}).json()["result"];
  EXPECT_EQ(figures["bursts"], 10);
  EXPECT_NEAR(figures["burst_mj"].get<double>(), 12 * 10e-3 * 3, 1e-9);
  const auto energy = [](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"compare",   example,  "--mcu",      "STM32L4R9AI", "--json",
                                          "--battery", "220mAh", "--per-hour", "10"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_jauge(arguments).json()["result"]["rows"][0];
  };
  const auto before = energy({"--supply", "3V"});
  EXPECT_GT(before["battery_days"]["value"], 0);
  EXPECT_NEAR(energy({"--supply", "1.8V"})["energy_mj"]["value"].get<double>() * 3.0 / 1.8,
              before["energy_mj"]["value"].get<double>(), 1e-6);
  ASSERT_EQ(run_jauge({"mcu", "calibrate", "STM32L4R9AI", "--trace", trace, "--supply", "3V"}).status, 0);
  const double ratio =
      energy({"--supply", "3V"})["energy_mj"]["value"].get<double>() / before["energy_mj"]["value"].get<double>();
  EXPECT_NEAR(ratio, 12.0 / (200.3 * 0.12), 0.01);  // against the current of published runs
}

TEST_F(Chips, OfTheUsersOwnAreFoundAndJudged) {
  write("jauge/mcu_db/maker/m1.json",
        R"({"schema": 1, "vendor": "Maker", "family": "M1", "sources": {"ds": "data sheet"},
    "parts": [{"part": "M1A", "source": "ds", "core": {"value": ["Cortex-M4F"]}, "flash": {"value": 512, "unit": "KiB"},
               "ram": {"value": 128, "unit": "KiB"}},
              {"part": "RP2040", "source": "ds", "core": {"value": ["Cortex-M4F"]}},
              {"part": "M1B", "source": "ds", "core": {"value": ["Cortex-M4F"]}, "ram": {"value": -1, "unit": "KiB"}}]})");
  EXPECT_EQ(run_jauge({"mcu", "show", "m1a", "--json"}).json()["result"]["part"], "M1A");
  EXPECT_EQ(run_jauge({"mcu", "show", "RP2040", "--json"}).json()["result"]["vendor"], "Raspberry Pi");
  EXPECT_EQ(run_jauge({"mcu", "show", "M1B"}).status, 2);
  const auto judged = run_jauge({"mcu", "validate", (folder_.path() / "jauge/mcu_db").string(), "--json"});
  EXPECT_EQ(judged.status, 3);
  EXPECT_EQ(judged.json()["result"]["rejected"], 2);
}

}  // namespace
}  // namespace jauge::cli
