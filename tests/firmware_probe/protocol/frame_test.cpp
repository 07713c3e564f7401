#include "firmware_probe/protocol/frame.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <vector>

namespace {

using Bytes = std::vector<std::uint8_t>;

struct Received {
  jauge_frame_header header;
  Bytes payload;
};

// What a receiver makes of a stream of bytes.
struct Ear {
  Ear() { jauge_receiver_begin(&receiver, buffer.data()); }

  void hear(const Bytes& bytes) {
    for (const std::uint8_t byte : bytes) {
      const auto event = jauge_receiver_take(&receiver, byte);
      dropped += event == JAUGE_RECEIVER_DROPPED;
      if (event == JAUGE_RECEIVER_FRAME)
        frames.push_back({receiver.header, Bytes(receiver.payload, receiver.payload + receiver.header.length)});
    }
  }

  std::array<std::uint8_t, JAUGE_FRAME_MAX> buffer{};
  jauge_receiver receiver{};
  std::vector<Received> frames;
  int dropped = 0;
};

jauge_frame_header header_of(std::uint8_t type, std::uint16_t length) {
  jauge_frame_header header{};
  header.type = type;
  header.conversation = 0x1234;
  header.sequence = 0x0100;
  header.acknowledge = 0xFFFF;
  header.credit = 4;
  header.length = length;
  return header;
}

Bytes encoded(const jauge_frame_header& header, const Bytes& payload) {
  Bytes wire(JAUGE_WIRE_MAX);
  wire.resize(jauge_frame_encode(&header, payload.data(), wire.data()));
  return wire;
}

Bytes random_bytes(std::mt19937& random, std::size_t count) {
  Bytes bytes(count);
  for (auto& byte : bytes) byte = random() % 4 == 0 ? 0 : static_cast<std::uint8_t>(random());
  return bytes;
}

// The first golden vector of the protocol: HELLO, conversation 0x1234, credit 4, major 1, minor 0, payload 512.
TEST(Frame, GoldenVector) {
  jauge_frame_header header{};
  header.type = 1;
  header.conversation = 0x1234;
  header.credit = 4;
  header.length = 4;
  const Bytes golden = {0x00, 0x05, 0x01, 0x01, 0x34, 0x12, 0x01, 0x01, 0x01, 0x02, 0x04, 0x02,
                        0x04, 0x02, 0x01, 0x01, 0x06, 0x02, 0xdf, 0x40, 0x5f, 0xb9, 0x00};
  EXPECT_EQ(encoded(header, {0x01, 0x00, 0x00, 0x02}), golden);
}

TEST(Frame, EveryLengthComesBackAsItWas) {
  std::mt19937 random(1);
  for (std::uint16_t length = 0; length <= JAUGE_PAYLOAD_MAX; ++length)
    for (const Bytes& payload :
         {Bytes(length, 0), Bytes(length, 1), Bytes(length, 0xFF), random_bytes(random, length)}) {
      const Bytes wire = encoded(header_of(0xB0, length), payload);
      ASSERT_LE(wire.size(), std::size_t{JAUGE_WIRE_MAX});
      ASSERT_EQ(std::count(wire.begin(), wire.end(), 0), 2);
      Ear ear;
      ear.hear(wire);
      ASSERT_EQ(ear.frames.size(), 1u) << length;
      EXPECT_EQ(ear.frames[0].payload, payload);
      EXPECT_EQ(ear.frames[0].header.type, 0xB0);
      EXPECT_EQ(ear.frames[0].header.sequence, 0x0100);
      EXPECT_EQ(ear.frames[0].header.acknowledge, 0xFFFF);
    }
}

TEST(Frame, TheLongestFillsTheBufferAndNoLonger) {
  EXPECT_EQ(encoded(header_of(1, JAUGE_PAYLOAD_MAX), Bytes(JAUGE_PAYLOAD_MAX, 7)).size(), std::size_t{JAUGE_WIRE_MAX});
  std::array<std::uint8_t, JAUGE_WIRE_MAX> wire{};
  const auto too_long = header_of(1, JAUGE_PAYLOAD_MAX + 1);
  EXPECT_EQ(jauge_frame_encode(&too_long, wire.data(), wire.data()), 0u);
}

TEST(Frame, NoiseBeforeAFrameCostsNothingButItself) {
  Ear ear;
  ear.hear({'m', '-', 'r', 'e', 'a', 'd', 'y', '\r', '\n'});
  ear.hear(encoded(header_of(2, 0), {}));
  ear.hear({0, 0, 0});
  EXPECT_EQ(ear.frames.size(), 1u);
  EXPECT_EQ(ear.dropped, 1);
}

TEST(Frame, AnythingTooLongIsDroppedWhole) {
  Ear ear;
  ear.hear(Bytes(100'000, 0x55));
  EXPECT_TRUE(ear.frames.empty());
  ear.hear(encoded(header_of(2, 0), {}));
  EXPECT_EQ(ear.frames.size(), 1u);
}

TEST(Frame, ASilenceInTheMiddleForgetsWhatHadCome) {
  const Bytes wire = encoded(header_of(2, 3), {1, 2, 3});
  Ear ear;
  ear.hear({wire.begin(), wire.begin() + 10});
  jauge_receiver_drop(&ear.receiver);
  ear.hear(wire);
  EXPECT_EQ(ear.frames.size(), 1u);
  EXPECT_EQ(ear.dropped, 0);
}

// One frame in three is hit by lost, flipped, doubled or inserted bytes: what gets through is what was sent.
TEST(Frame, DamageNeverPassesForAFrame) {
  std::mt19937 random(2);
  int whole = 0, heard = 0;
  for (int round = 0; round < 20'000; ++round) {
    const Bytes payload = random_bytes(random, random() % (JAUGE_PAYLOAD_MAX + 1));
    Bytes wire = encoded(header_of(0x21, static_cast<std::uint16_t>(payload.size())), payload);
    const bool damage = random() % 3 != 0;
    whole += !damage;
    for (std::uint32_t hits = damage ? 1 + random() % 4 : 0; hits > 0; --hits) {
      const auto at = wire.begin() + static_cast<std::ptrdiff_t>(1 + random() % (wire.size() - 2));
      switch (random() % 4) {
        case 0:
          *at ^= static_cast<std::uint8_t>(1u << random() % 8);
          break;
        case 1:
          wire.erase(at);
          break;
        case 2:
          wire.insert(at, *at);
          break;
        default:
          wire.insert(at, static_cast<std::uint8_t>(random()));
          break;
      }
    }
    Ear ear;
    ear.hear(wire);
    ear.hear({0});
    for (const Received& frame : ear.frames) ASSERT_EQ(frame.payload, payload);
    heard += !ear.frames.empty();
  }
  EXPECT_GE(heard, whole);
  EXPECT_LT(heard, 20'000);
}

TEST(Frame, RandomBytesAreNoFrames) {
  std::mt19937 random(3);
  Ear ear;
  for (int round = 0; round < 2000; ++round) ear.hear(random_bytes(random, 1000));
  EXPECT_TRUE(ear.frames.empty());
  EXPECT_GT(ear.dropped, 1000);
}

}  // namespace
