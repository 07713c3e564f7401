// Section 8 of the report: what a board said.
#include <gtest/gtest.h>

#include "reports/render/markdown.h"
#include "tests/reports/report_input.h"

namespace jauge::reports {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::shared_ptr<BoardRun> a_run() {
  auto run = std::make_shared<BoardRun>();
  cost::Measurement& measurement = run->measurement;
  measurement.board = {.kind = "virtual",
                       .emulates = "stm32l4r9_disco",
                       .id = {},
                       .firmware = "0.1.0",
                       .build = "feed",
                       .clock = 120_MHz,
                       .dual_bank = true,
                       .wait_states = 5};
  measurement.origin = cost::Origin::modelled;
  const std::vector<std::uint64_t> cycles(10, 1'200'000);
  measurement.latency = cost::latency_of_runs(cycles, measurement.board.clock, measurement.origin);
  measurement.layers = {{0, "first|layer", Cycles{900'000}}, {1, "second", Cycles{300'000}}};
  measurement.stack_bytes = 1'868_B;
  measurement.arena_bytes = 53'004_B;
  measurement.package_bytes = 85'888_B;
  measurement.link = {.frames = 436, .baud = 921'600};
  measurement.repeated_samples = 2;
  auto evaluation = std::make_shared<evaluate::Evaluation>();
  evaluation->task = evaluate::Task::classification;
  evaluation->samples = 4;
  const std::vector<std::int64_t> labels = {0, 0, 1, 1};
  evaluation->classified = evaluate::classify({"cat", "dog"}, labels, {0, 1, 1, 1});
  run->evaluation = evaluation;
  run->done = run->total = 4;
  return run;
}

std::string section_8(const std::shared_ptr<BoardRun>& run, Language language = Language::english) {
  ReportInput input = testing::seed_report(language);
  input.sections = {"evaluation"};
  input.board_runs = {run};
  return render::to_markdown(build_report(input));
}

TEST(BoardRunSection, SaysWhatTheBoardSaidAndThatItIsModelled) {
  const std::string text = section_8(a_run());
  for (const char* words :
       {"Virtual board (firmware of stm32l4r9_disco)", "Modelled, not measured", "within 10", "10.0", "75.0",
        "3 of 4 samples right", "921,600 baud", "436 frames", "DBANK = 1", "modelled"})
    EXPECT_TRUE(contains(text, words)) << words << "\n" << text;
  EXPECT_FALSE(contains(text, "To be filled")) << "nothing is missing";
  EXPECT_FALSE(contains(text, "Measured, ms"));
}

TEST(BoardRunSection, HoldsTheAnswersOfThisComputerAgainstTheBoards) {
  const auto run = a_run();
  auto desktop = std::make_shared<evaluate::Evaluation>(*run->evaluation);
  const std::vector<std::int64_t> labels = {0, 0, 1, 1};
  desktop->classified = evaluate::classify({"cat", "dog"}, labels, {0, 0, 1, 1});
  run->this_computer = desktop;
  EXPECT_TRUE(contains(section_8(run), "the same answer for 3 of 4 samples"));
}

TEST(BoardRunSection, ARealBoardIsMeasured) {
  const auto run = a_run();
  run->measurement.board.kind = "stm32l4r9_disco";
  run->measurement.origin = cost::Origin::measured;
  run->measurement.board.clock_is_exact = false;
  const std::string text = section_8(run);
  EXPECT_TRUE(contains(text, "Measured, ms")) << text;
  EXPECT_TRUE(contains(text, "not locked to a crystal"));
  EXPECT_FALSE(contains(text, "Modelled, not measured"));
}

TEST(BoardRunSection, AStoppedRunWithoutLabelsSaysSo) {
  const auto run = a_run();
  run->stopped = true;
  run->done = 2;
  run->evaluation.reset();
  const std::string text = section_8(run);
  EXPECT_TRUE(contains(text, "Stopped after 2 of 4 samples"));
  EXPECT_TRUE(contains(text, "accuracy on the board")) << "what is missing is said";
}

TEST(BoardRunSection, SpeaksFrench) {
  const std::string text = section_8(a_run(), Language::french);
  for (const char* words : {"Carte virtuelle", "Modélisé, ms", "Matrice de confusion sur la carte", "trames"})
    EXPECT_TRUE(contains(text, words)) << words << "\n" << text;
  for (const char* words : {"samples", "Stack", "True class"}) EXPECT_FALSE(contains(text, words)) << words;
}

}  // namespace
}  // namespace jauge::reports
