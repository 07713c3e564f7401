// L5, L8, L10: boards of another version, boards that lie, models that do not fit. Bounded memory, bounded time, and an
// error that says what was wrong.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "firmware_probe/host/board_session.h"
#include "tests/firmware_probe/host/simulated_board.h"
#include "tests/firmware_probe/host/small_model.h"

namespace jauge::host {
namespace {

using jauge::testing::SimulatedBoard;
using jauge::testing::SmallModel;
using Bytes = std::vector<std::uint8_t>;

// Takes apart what the board sends and puts it together again with other content.
class Forger {
 public:
  using Change = std::function<void(jauge_frame_header&, Bytes& payload)>;
  explicit Forger(Change change) : change_(std::move(change)) { jauge_receiver_begin(&receiver_, buffer_.data()); }

  Bytes operator()(const Bytes& wire) {
    Bytes out;
    for (const std::uint8_t byte : wire) {
      if (jauge_receiver_take(&receiver_, byte) != JAUGE_RECEIVER_FRAME) continue;
      jauge_frame_header header = receiver_.header;
      Bytes payload(receiver_.payload, receiver_.payload + header.length);
      change_(header, payload);
      header.length = static_cast<std::uint16_t>(payload.size());
      std::array<std::uint8_t, JAUGE_WIRE_MAX> frame;
      const std::size_t count = jauge_frame_encode(&header, payload.data(), frame.data());
      out.insert(out.end(), frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return out;
  }

 private:
  Change change_;
  jauge_receiver receiver_{};
  std::array<std::uint8_t, JAUGE_FRAME_MAX> buffer_{};
};

void forge(SimulatedBoard& board, Forger::Change change) {
  board.on_board_bytes([forger = std::make_shared<Forger>(std::move(change))](Bytes wire) { return (*forger)(wire); });
}

void forge_greeting(SimulatedBoard& board, std::function<void(jauge_hello_ok&)> change) {
  forge(board, [change = std::move(change)](jauge_frame_header& header, Bytes& payload) {
    jauge_hello_ok greeting;
    if (header.type != JAUGE_HELLO_OK) return;
    ASSERT_TRUE(jauge_get_hello_ok(payload.data(), header.length, &greeting));
    change(greeting);
    payload.resize(JAUGE_PAYLOAD_MAX);
    payload.resize(jauge_put_hello_ok(payload.data(), &greeting));
  });
}

const SmallModel& model() {
  static const SmallModel model = jauge::testing::small_model(64, 10);
  return model;
}

struct Ran {
  Result<void> done;
  std::int64_t right = 0, wrong = 0;
};

Ran run_session(SimulatedBoard& board, std::int64_t samples = 5) {
  BoardSession session(board.link(), model().package);
  Ran ran;
  ran.done = session.open();
  if (!ran.done) return ran;
  const SampleSource source = {samples, [](std::int64_t index) { return model().sample(index); }};
  ran.done = session.run_samples(source, [&](const SampleAnswer& answer) {
    const bool same = answer.outputs == model().answer(answer.index);
    ran.right += same;
    ran.wrong += !same;
  });
  return ran;
}

TEST(Versions, AnotherMajorIsRefusedBeforeAnythingElse) {
  for (const int major : {0, 2, 3, 255}) {
    SimulatedBoard board;
    forge_greeting(board, [major](jauge_hello_ok& greeting) { greeting.major = static_cast<std::uint8_t>(major); });
    const Ran ran = run_session(board);
    ASSERT_FALSE(ran.done);
    EXPECT_NE(ran.done.error().what.find("protocol " + std::to_string(major)), std::string::npos)
        << ran.done.error().what;
    EXPECT_NE(ran.done.error().hint.find("jauge board flash"), std::string::npos);
    EXPECT_FALSE(board.probe().model.open) << "nothing was sent";
  }
}

TEST(Versions, ANewerMinorMayAppendToItsGreeting) {
  SimulatedBoard board;
  forge(board, [](jauge_frame_header& header, Bytes& payload) {
    if (header.type != JAUGE_HELLO_OK) return;
    payload[1] = 7;
    payload.insert(payload.end(), 40, 0x55);
  });
  const Ran ran = run_session(board);
  ASSERT_TRUE(ran.done) << to_text(ran.done.error());
  EXPECT_EQ(ran.right, 5);
}

TEST(Fits, AModelIsRefusedWithBothFiguresBeforeItIsSent) {
  struct Case {
    std::function<void(jauge_hello_ok&)> change;
    const char* part;
  };
  const auto facts = facts_of_package(model().package);
  ASSERT_TRUE(facts);
  const auto arena = static_cast<std::uint32_t>(facts->arena_bytes.value);
  const auto bytes = static_cast<std::uint32_t>(facts->bytes.value);
  const Case cases[] = {
      {[&](jauge_hello_ok& greeting) { greeting.arena_bytes = arena - 1; }, "tensors need"},
      {[&](jauge_hello_ok& greeting) { greeting.slot_bytes = bytes - 1; }, "the package takes"},
      {[](jauge_hello_ok& greeting) { greeting.kernels[0] = greeting.kernels[1] = 0; }, "no kernel dense_s8"},
      {[](jauge_hello_ok& greeting) { greeting.package_version = 0; }, "packages of version 0"},
  };
  for (const Case& one : cases) {
    SimulatedBoard board;
    forge_greeting(board, one.change);
    const Ran ran = run_session(board);
    ASSERT_FALSE(ran.done) << one.part;
    EXPECT_NE(ran.done.error().what.find(one.part), std::string::npos) << ran.done.error().what;
    EXPECT_FALSE(board.probe().model.open) << "nothing was sent";
  }
}

TEST(Fits, ExactlyEnoughIsEnough) {
  const auto facts = facts_of_package(model().package);
  ASSERT_TRUE(facts);
  jauge_hello_ok board{};
  board.arena_bytes = static_cast<std::uint32_t>(facts->arena_bytes.value);
  board.slot_bytes = static_cast<std::uint32_t>(facts->bytes.value);
  board.package_version = facts->version;
  board.kernels[0] = facts->kernels[0];
  board.kernels[1] = facts->kernels[1];
  EXPECT_TRUE(check_fits(*facts, board, "board"));
}

// The board's own refusal, when the host was told more than there is.
TEST(Fits, TheBoardRefusesAgainWithItsNumbers) {
  SimulatedBoard board({}, {.arena_bytes = 64});
  forge_greeting(board, [](jauge_hello_ok& greeting) { greeting.arena_bytes = 1 << 20; });
  const Ran ran = run_session(board);
  ASSERT_FALSE(ran.done);
  EXPECT_NE(ran.done.error().what.find("refused: "), std::string::npos) << ran.done.error().what;
  EXPECT_NE(ran.done.error().what.find("bytes of RAM"), std::string::npos) << ran.done.error().what;
}

// What a board may send instead of the truth: never counted as a result, never without an end.
TEST(HostileBoard, LiesAreErrorsAndNotResults) {
  const std::pair<const char*, Forger::Change> lies[] = {
      {"result of another sample",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_RESULT) payload[0] ^= 1;
       }},
      {"another repetition",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_RESULT) payload[4] ^= 1;
       }},
      {"another model",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_RESULT) payload[10] ^= 1;
       }},
      {"another input",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_RESULT) payload[38] ^= 1;
       }},
      {"outputs that do not match their CRC",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_RESULT) payload.back() ^= 1;
       }},
      {"outputs without end",
       [](jauge_frame_header& header, Bytes&) {
         if (header.type == JAUGE_RESULT) header.flags = 0;
       }},
      {"too many outputs",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_RESULT) payload.push_back(0);
       }},
      {"a result that is too short",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_RESULT) payload.resize(20);
       }},
      {"a digest of something else stored",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_END_OK) payload[0] ^= 1;
       }},
      {"more held than there is",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type == JAUGE_BEGIN_OK) payload[3] = 0xFF;
       }},
      {"answers of an unknown kind",
       [](jauge_frame_header& header, Bytes&) {
         if (header.type == JAUGE_RESULT || header.type == JAUGE_BEGIN_OK) header.type = 0xEE;
       }},
      {"refusals of an unknown reason",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type != JAUGE_RESULT) return;
         header.type = JAUGE_REFUSED;
         payload = {0xFF, 0xFF, 0x30, 1, 0, 0, 0, 2, 0, 0, 0, 3, 'a', 0x1B, 'c'};
       }},
      {"refusals that are too short",
       [](jauge_frame_header& header, Bytes& payload) {
         if (header.type != JAUGE_RESULT) return;
         header.type = JAUGE_REFUSED;
         payload = {1};
       }},
  };
  for (const auto& [name, lie] : lies) {
    SimulatedBoard board;
    forge(board, lie);
    const Ran ran = run_session(board);
    ASSERT_FALSE(ran.done) << name;
    EXPECT_EQ(ran.wrong, 0) << name;
    EXPECT_EQ(ran.done.error().kind, ErrorKind::board) << name;
    EXPECT_EQ(ran.done.error().what.find('\x1B'), std::string::npos) << name;
    EXPECT_LT(board.now_us(), 400'000'000u) << name << ": it took too long to give up";
  }
}

// Logs of another conversation cost time on the line and nothing else.
TEST(HostileBoard, LogsOfAnotherConversationAreDropped) {
  SimulatedBoard board;
  board.on_board_bytes([](Bytes wire) {
    Bytes out;
    for (int i = 0; i < 2; ++i) {
      // Not of the conversation's number: the right one is not known here, so these are dropped; the bytes still cost.
      jauge_frame_header header{};
      header.type = JAUGE_LOG;
      header.length = 100;
      const std::array<std::uint8_t, 100> text{2, 0x1B, '[', '2', 'J'};
      std::array<std::uint8_t, JAUGE_WIRE_MAX> frame;
      const std::size_t count = jauge_frame_encode(&header, text.data(), frame.data());
      out.insert(out.end(), frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(count));
    }
    out.insert(out.end(), wire.begin(), wire.end());
    return out;
  });
  const Ran ran = run_session(board);
  ASSERT_TRUE(ran.done) << to_text(ran.done.error());
  EXPECT_EQ(ran.right, 5);
}

TEST(HostileBoard, LogsOfTheConversationAreCutAtTenASecond) {
  SimulatedBoard board;
  BoardSession session(board.link(), model().package);
  std::uint16_t conversation = 0;
  forge(board, [&](jauge_frame_header& header, Bytes&) { conversation = header.conversation; });
  ASSERT_TRUE(session.open());
  board.on_board_bytes([&](Bytes wire) {
    for (int i = 0; i < 20; ++i) {
      jauge_frame_header header{};
      header.type = JAUGE_LOG;
      header.conversation = conversation;
      header.credit = 4;
      header.acknowledge = board.probe().link.window.expected;
      header.length = 6;
      const std::array<std::uint8_t, 6> text{2, 0x1B, '[', '2', 'J', 'x'};
      std::array<std::uint8_t, JAUGE_WIRE_MAX> frame;
      const std::size_t count = jauge_frame_encode(&header, text.data(), frame.data());
      wire.insert(wire.end(), frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return wire;
  });
  const std::uint64_t before = board.now_us();
  const SampleSource source = {20, [](std::int64_t index) { return model().sample(index); }};
  ASSERT_TRUE(session.run_samples(source, [](const SampleAnswer&) {}));
  const auto& log = session.client().conversation().log();
  EXPECT_FALSE(log.empty());
  EXPECT_LE(log.size(), 10 * (2 + (board.now_us() - before) / 1'000'000));
  for (const std::string& line : log) EXPECT_EQ(line, "?[2Jx");
}

// Frames of the right conversation with random types, lengths and payloads, thousands of them, whenever the board
// sends.
TEST(HostileBoard, RandomFramesNeverBecomeResults) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SimulatedBoard board;
    std::mt19937 random(seed);
    forge(board, [&](jauge_frame_header& header, Bytes& payload) {
      if (header.type == JAUGE_HELLO_OK || random() % 4 != 0) return;
      switch (random() % 4) {
        case 0:
          header.type = static_cast<std::uint8_t>(random());
          break;
        case 1:
          payload.resize(random() % (JAUGE_PAYLOAD_MAX + 1));
          break;
        case 2:
          for (auto& byte : payload) byte = static_cast<std::uint8_t>(random());
          break;
        default:
          header.acknowledge = static_cast<std::uint16_t>(random());
          header.sequence = static_cast<std::uint16_t>(header.sequence + random() % 3);
          header.credit = static_cast<std::uint8_t>(random() % 6);
      }
    });
    const Ran ran = run_session(board, 30);
    EXPECT_EQ(ran.wrong, 0) << "seed " << seed;
    EXPECT_LT(board.now_us(), 2'000'000'000u) << "seed " << seed;
  }
}

// Mutated frames and noise into the conversation alone: it never takes more than its bounds.
TEST(HostileBoard, NoiseIsSurvived) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    SimulatedBoard board;
    std::mt19937 random(seed);
    board.on_board_bytes([&](Bytes wire) {
      for (auto& byte : wire)
        if (random() % 50 == 0) byte = static_cast<std::uint8_t>(random());
      const std::size_t noise = random() % 200;
      for (std::size_t i = 0; i < noise; ++i) wire.push_back(static_cast<std::uint8_t>(random()));
      return wire;
    });
    const Ran ran = run_session(board, 5);
    EXPECT_EQ(ran.wrong, 0) << "seed " << seed;
  }
}

}  // namespace
}  // namespace jauge::host
