// Sessions with the boards that are programs: the unmodified firmware on the virtual chip, and the desktop process.
#include "firmware_probe/host/emulated_board.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "analyzer/base/program_paths.h"
#include "firmware_probe/host/board_session.h"
#include "firmware_probe/host/measure.h"
#include "tests/firmware_probe/host/small_model.h"

namespace jauge::host {
namespace {

using jauge::testing::SmallModel;

const SmallModel& model() {
  static const SmallModel model = jauge::testing::small_model(300, 20);
  return model;
}

// Every sample's outputs are the executor's.
void expect_right_answers(const Link& link, std::int64_t samples, int interruptions) {
  BoardSession session(link, model().package);
  const auto opened = session.open();
  ASSERT_TRUE(opened) << to_text(opened.error());
  const SampleSource source = {samples, [](std::int64_t index) { return model().sample(index); }};
  std::int64_t next = 0;
  const auto ran = session.run_samples(source, [&](const SampleAnswer& answer) {
    EXPECT_EQ(answer.index, next++);
    EXPECT_EQ(answer.outputs, model().answer(answer.index)) << answer.index;
  });
  ASSERT_TRUE(ran) << to_text(ran.error());
  EXPECT_EQ(next, samples);
  EXPECT_GE(session.interruptions(), interruptions);
}

TEST(EmulatedBoard, HostBoardAnswersAsTheExecutorDoes) {
  expect_right_answers(host_board_link(), 100, 0);
}

TEST(EmulatedBoard, VirtualBoardAnswersAsTheExecutorDoes) {
  expect_right_answers(virtual_board_link({}), 60, 0);
}

TEST(EmulatedBoard, TheOtherBoardRunsTheSameModel) {
  expect_right_answers(virtual_board_link({.board = "nucleo_l4r5zi", .dual_bank = {}, .more = {}}), 10, 0);
}

TEST(EmulatedBoard, ABadCableCostsTimeAndNoResult) {
  expect_right_answers(virtual_board_link({.board = "stm32l4r9_disco",
                                           .dual_bank = {},
                                           .more = {"--drop", "0.0001", "--corrupt", "0.0002", "--seed", "5"}}),
                       40, 0);
}

TEST(EmulatedBoard, ItSaysThatItIsVirtualAndWhichBankMode) {
  for (const int dual_bank : {0, 1}) {
    ProbeClient client(virtual_board_link({.board = "stm32l4r9_disco", .dual_bank = dual_bank, .more = {}}));
    ASSERT_TRUE(client.connect());
    const auto board = measured_board(client.board());
    EXPECT_EQ(board.kind, "virtual");
    EXPECT_EQ(board.emulates, "stm32l4r9_disco");
    EXPECT_EQ(board.dual_bank, dual_bank == 1);
    EXPECT_EQ(board.clock, Hertz{120'000'000});
  }
}

TEST(EmulatedBoard, AProgramThatCannotStartIsQuoted) {
  ProbeClient client(virtual_board_link({.board = "no_such_board", .dual_bank = {}, .more = {}}));
  const auto connected = client.connect();
  ASSERT_FALSE(connected);
  EXPECT_EQ(connected.error().kind, ErrorKind::board);
  EXPECT_NE(connected.error().what.find("it ended with exit status"), std::string::npos) << connected.error().what;
}

std::vector<SelfTestRecord> records_of(std::uint16_t tests, std::vector<std::string> more) {
  ProbeClient client(virtual_board_link({.board = "stm32l4r9_disco", .dual_bank = {}, .more = std::move(more)}));
  EXPECT_TRUE(client.connect());
  const auto records = client.selftest(tests);
  EXPECT_TRUE(records) << (records ? "" : to_text(records.error()));
  return records ? *records : std::vector<SelfTestRecord>();
}

TEST(EmulatedBoard, AHealthyBoardPassesEveryTest) {
  const auto records = records_of(0, {});
  EXPECT_GT(records.size(), 40U);
  for (const SelfTestRecord& record : records) EXPECT_NE(record.verdict, JAUGE_RECORD_FAIL) << record.name;
}

TEST(EmulatedBoard, ACrystalThatDoesNotStartFailsItsTestAlone) {
  int failed = 0;
  for (const SelfTestRecord& record : records_of(JAUGE_TEST_CLOCK | JAUGE_TEST_OPTIONS, {"--no-crystal"})) {
    failed += record.verdict == JAUGE_RECORD_FAIL;
    EXPECT_EQ(record.verdict == JAUGE_RECORD_FAIL, record.name == "clock.locked_to_crystal") << record.name;
  }
  EXPECT_EQ(failed, 1);
}

// The processes that this one has started and that still run.
std::vector<pid_t> children() {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file(entry.path() / "stat");
    std::string line;
    std::getline(file, line);
    const auto end = line.rfind(')');
    if (end == std::string::npos) continue;
    std::istringstream words(line.substr(end + 1));
    std::string state;
    pid_t parent = 0;
    words >> state >> parent;
    if (parent == ::getpid()) found.push_back(static_cast<pid_t>(std::stol(name)));
  }
  return found;
}

// A busy computer, or somebody's debugger, keeps the board from running for longer than any time-out of the protocol.
TEST(EmulatedBoard, ABoardThatIsStoppedForAWhileIsWaitedFor) {
  BoardSession session(virtual_board_link({}), model().package);
  ASSERT_TRUE(session.open());
  const auto boards = children();
  ASSERT_EQ(boards.size(), 1U);
  std::jthread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    ::kill(boards[0], SIGSTOP);
    std::this_thread::sleep_for(std::chrono::seconds(8));
    ::kill(boards[0], SIGCONT);
  });
  const SampleSource source = {400, [](std::int64_t index) { return model().sample(index); }};
  std::int64_t next = 0;
  const auto ran = session.run_samples(source, [&](const SampleAnswer& answer) {
    EXPECT_EQ(answer.index, next++);
    EXPECT_EQ(answer.outputs, model().answer(answer.index)) << answer.index;
  });
  ASSERT_TRUE(ran) << to_text(ran.error());
  EXPECT_EQ(next, 400);
  EXPECT_EQ(session.interruptions(), 0);
}

TEST(EmulatedBoard, SeveralBoardsAtOnce) {
  std::vector<std::unique_ptr<ProbeClient>> clients;
  for (int i = 0; i < 4; ++i) {
    clients.push_back(std::make_unique<ProbeClient>(host_board_link()));
    ASSERT_TRUE(clients.back()->connect());
  }
  for (const auto& client : clients) EXPECT_TRUE(client->time());
}

}  // namespace
}  // namespace jauge::host
