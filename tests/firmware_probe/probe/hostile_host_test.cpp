// A host that sends anything: nothing outside arena and Flash is written, and the probe stays reachable (faults.md,
// L9).
#include <gtest/gtest.h>

#include <random>

#include "tests/firmware_probe/probe/host_end.h"
#include "tests/firmware_probe/probe/tiny_package.h"

namespace jauge::testing {
namespace {

constexpr std::uint8_t types[] = {JAUGE_HELLO, JAUGE_ACK,      JAUGE_BYE,    JAUGE_SPEED, JAUGE_ECHO, JAUGE_TIME,
                                  JAUGE_BEGIN, JAUGE_DATA,     JAUGE_END,    JAUGE_ABORT, JAUGE_RUN,  JAUGE_RESET,
                                  JAUGE_ERASE, JAUGE_SELFTEST, JAUGE_ENERGY, 0x00,        0x7F,       0xB0};

// Well-formed frames with the next number and any contents: what a CRC cannot keep away.
class Hostile {
 public:
  Hostile(MemoryBoard& board, std::uint64_t seed) : board_(board), random_(seed) {}

  void greet() {
    sequence_ = 0;
    expected_ = 0;
    HostEnd(board_).hello(conversation);
  }

  void send_frame() {
    jauge_frame_header header = {};
    std::uint8_t payload[JAUGE_PAYLOAD_MAX], wire[JAUGE_WIRE_MAX];
    header.type = types[random_() % std::size(types)];
    if (header.type == JAUGE_BYE || header.type == JAUGE_HELLO) header.type = JAUGE_DATA;
    header.conversation = conversation;
    header.credit = 4;
    header.length = make_payload(header.type, payload);
    header.sequence = sequence_;
    header.acknowledge = expected_;
    if (jauge_takes_number(header.type)) ++sequence_;
    const std::size_t count = jauge_frame_encode(&header, payload, wire);
    if (random_() % 20 == 0) wire[random_() % count] ^= static_cast<std::uint8_t>(1 << random_() % 8);
    board_.to_board.insert(board_.to_board.end(), wire, wire + count);
  }

  // Acknowledges what came, so that answers never block.
  void listen() {
    jauge_receiver receiver;
    std::uint8_t buffer[JAUGE_FRAME_MAX];
    jauge_receiver_begin(&receiver, buffer);
    for (const std::uint8_t byte : board_.from_board)
      if (jauge_receiver_take(&receiver, byte) == JAUGE_RECEIVER_FRAME) {
        sequence_ = receiver.header.acknowledge;
        if (jauge_takes_number(receiver.header.type))
          expected_ = static_cast<std::uint16_t>(receiver.header.sequence + 1);
      }
    board_.from_board.clear();
  }

 private:
  static constexpr std::uint16_t conversation = 0x4321;

  std::uint32_t figure() {
    const std::uint32_t figures[] = {0,     1,          4,          8,          128,        512,   4096, 65535,
                                     65536, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFF0, 65520, 320};
    return random_() % 3 ? figures[random_() % std::size(figures)] : static_cast<std::uint32_t>(random_());
  }

  std::uint16_t make_payload(std::uint8_t type, std::uint8_t* payload) {
    for (int i = 0; i < JAUGE_PAYLOAD_MAX; ++i) payload[i] = static_cast<std::uint8_t>(random_());
    if (random_() % 4 == 0) return static_cast<std::uint16_t>(random_() % (JAUGE_PAYLOAD_MAX + 1));
    if (type == JAUGE_BEGIN) {
      jauge_object object = {};
      object.kind = static_cast<std::uint8_t>(1 + random_() % 4);
      object.bytes = figure();
      object.item_bytes = random_() % 2 ? 128 : figure();
      object.first_item = figure();
      return jauge_put_object(payload, &object);
    }
    if (type == JAUGE_DATA) {
      const std::uint8_t bytes[64] = {};
      const jauge_data data = {random_() % 2 ? offset_ : figure(), bytes, static_cast<std::uint16_t>(random_() % 65)};
      offset_ = data.offset + data.count;
      return jauge_put_data(payload, &data);
    }
    if (type == JAUGE_RUN) {
      const jauge_run run = {figure(), figure(), static_cast<std::uint16_t>(random_() % 4),
                             static_cast<std::uint16_t>(random_() % 4), static_cast<std::uint8_t>(random_())};
      return jauge_put_run(payload, &run);
    }
    return random_() % 2 ? 0 : jauge_put_u32(payload, figure());
  }

  MemoryBoard& board_;
  std::mt19937_64 random_;
  std::uint16_t sequence_ = 0, expected_ = 0;
  std::uint32_t offset_ = 0;
};

void expect_alive(MemoryBoard& board, std::uint64_t round) {
  board.to_board.clear();
  board.from_board.clear();
  board.pass_ms(6000);
  for (int i = 0; i < 100; ++i) board.poll();
  HostEnd host(board);
  ASSERT_TRUE(host.hello()) << round;
  ASSERT_EQ(host.ask_one(JAUGE_ECHO, {1, 2, 3}).payload, (Payload{1, 2, 3})) << round;
}

TEST(HostileHost, FramesOfAnyContents) {
  for (std::uint64_t round = 0; round < 150; ++round) {
    MemoryBoard board(12, round + 1);
    board.start(true);
    Hostile host(board, round);
    if (round % 2) {
      HostEnd honest(board);
      honest.hello(3);
      ASSERT_EQ(honest.put(JAUGE_OBJECT_MODEL, tiny_package()).type, JAUGE_END_OK);
      ASSERT_EQ(honest.put(JAUGE_OBJECT_SAMPLES, Payload(tiny_input_bytes * 4), tiny_input_bytes).type, JAUGE_END_OK);
    }
    host.greet();
    for (int frame = 0; frame < 300; ++frame) {
      host.send_frame();
      try {
        for (int i = 0; i < 12; ++i) board.poll();
      } catch (const BoardReset&) {
        board.start(false);
        host.greet();
      }
      host.listen();
    }
    expect_alive(board, round);
    ASSERT_TRUE(board.guards_are_whole()) << round;
  }
}

// Real dialogues with bytes flipped, lost and doubled.
TEST(HostileHost, DamagedDialogues) {
  std::mt19937_64 random(5);
  for (std::uint64_t round = 0; round < 100; ++round) {
    MemoryBoard board(12, round + 1);
    board.start(true);
    for (int i = 0; i < 4000; ++i) {
      const char* const commands[] = {"db load 27648%", "db 00112233%", "infer 1 0%",
                                      "x-model kws01%", "profile%",     "db print%"};
      const std::string command = commands[random() % std::size(commands)];
      for (char byte : command) {
        if (random() % 50 == 0) byte = static_cast<char>(random());
        if (random() % 50) board.to_board.push_back(static_cast<std::uint8_t>(byte));
        if (random() % 500 == 0) board.to_board.push_back(0);
      }
      board.poll();
      if (i % 64 == 0) board.from_board.clear();
    }
    while (!board.to_board.empty()) board.poll();
    expect_alive(board, round);
    ASSERT_TRUE(board.guards_are_whole()) << round;
  }
}

// A package whose digest is right and whose contents are any: the runtime's own checks stand between it and the arena.
TEST(HostileHost, DamagedPackagesWithARightDigest) {
  std::mt19937_64 random(9);
  MemoryBoard board(32);
  board.start(true);
  HostEnd host(board);
  host.hello();
  int refusals = 0;
  for (int round = 0; round < 1500; ++round) {
    Payload package = tiny_package({.padding = random() % 64});
    for (std::uint64_t damage = random() % 3 + 1; damage > 0; --damage)
      package[random() % package.size()] ^= static_cast<std::uint8_t>(1 << random() % 8);
    const Frame answer = host.put(random() % 2 ? JAUGE_OBJECT_MODEL : JAUGE_OBJECT_MODEL_IN_RAM, package);
    if (answer.type == JAUGE_REFUSED) {
      ++refusals;
      continue;
    }
    host.put(JAUGE_OBJECT_SAMPLES, Payload(board.probe().model.input_bytes), board.probe().model.input_bytes);
    host.run(run_of(0, 1, JAUGE_RUN_LAYERS));
    ASSERT_TRUE(board.guards_are_whole());
  }
  EXPECT_GT(refusals, 1000);
}

}  // namespace
}  // namespace jauge::testing
