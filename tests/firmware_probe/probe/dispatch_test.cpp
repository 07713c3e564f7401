// Three languages on one line (protocol.md, section 9): who is asked answers, whatever was lost before.
#include <gtest/gtest.h>

#include <random>

#include "tests/firmware_probe/probe/host_end.h"

namespace jauge::testing {
namespace {

using Bytes = std::vector<std::uint8_t>;

enum class Language { frames, text, st };
constexpr Language languages[] = {Language::frames, Language::text, Language::st};

Bytes hello(std::uint16_t conversation) {
  Bytes payload(JAUGE_PAYLOAD_MAX), wire(JAUGE_WIRE_MAX);
  const jauge_hello wish = {1, 0, 512};
  jauge_frame_header header = {};
  header.type = JAUGE_HELLO;
  header.conversation = conversation;
  header.length = jauge_put_hello(payload.data(), &wish);
  wire.resize(jauge_frame_encode(&header, payload.data(), wire.data()));
  return wire;
}

// SYNC with a name of `extra` characters, so that it takes several packets when long.
Bytes sync(std::size_t extra) {
  Bytes message = {0x08, 1, 0x10, 0, 0x18, 0, 0x22, static_cast<std::uint8_t>(extra)};
  message.insert(message.end(), extra, 'x');
  message.insert(message.end(), {0x28, 0});
  Bytes stream;
  if (message.size() < 128) {
    stream.push_back(static_cast<std::uint8_t>(message.size()));
  } else {
    stream.push_back(static_cast<std::uint8_t>(0x80 | (message.size() & 0x7F)));
    stream.push_back(static_cast<std::uint8_t>(message.size() >> 7));
  }
  stream.insert(stream.end(), message.begin(), message.end());
  Bytes packets;
  for (std::size_t at = 0; at < stream.size(); at += 32) {
    const std::size_t valid = std::min<std::size_t>(32, stream.size() - at);
    packets.push_back(static_cast<std::uint8_t>(valid));
    packets.insert(packets.end(), stream.begin() + static_cast<std::ptrdiff_t>(at),
                   stream.begin() + static_cast<std::ptrdiff_t>(at + valid));
    packets.resize((packets.size() + 32) / 33 * 33);
  }
  return packets;
}

Bytes question(Language language, std::uint16_t number) {
  switch (language) {
    case Language::frames:
      return hello(static_cast<std::uint16_t>(number + 1));
    case Language::text:
      return {'n', 'a', 'm', 'e', '%'};
    default:
      return sync(number % 2 ? 0 : 20);
  }
}

struct Seen {
  int frames = 0, text = 0, st = 0;
  bool operator==(const Seen&) const = default;
};

Seen one_answer(Language language) {
  return {language == Language::frames, language == Language::text, language == Language::st};
}

Seen operator+(Seen a, Seen b) {
  return {a.frames + b.frames, a.text + b.text, a.st + b.st};
}

class Dispatch : public ::testing::Test {
 protected:
  Dispatch() {
    board.start(true);
    board.cycles_per_call = 10;
  }

  Seen send(const Bytes& bytes) {
    const std::uint32_t st_before = board.probe().st_requests;
    board.to_board.insert(board.to_board.end(), bytes.begin(), bytes.end());
    while (!board.to_board.empty()) board.poll();
    board.poll();
    Seen seen = count_answers(Bytes(board.from_board.begin(), board.from_board.end()));
    seen.st = static_cast<int>(board.probe().st_requests - st_before);
    board.from_board.clear();
    return seen;
  }

  // Every answer is one of the two kinds, whole; anything else fails the test.
  static Seen count_answers(const Bytes& bytes) {
    const std::string name = "m-name-dut-[jauge]\r\nm-ready\r\n";
    Seen seen;
    jauge_receiver receiver;
    std::uint8_t buffer[JAUGE_FRAME_MAX];
    jauge_receiver_begin(&receiver, buffer);
    std::string text;
    bool in_frame = false;
    for (const std::uint8_t byte : bytes) {
      if (byte == 0) in_frame = !in_frame;
      if (byte == 0 || in_frame)
        seen.frames += jauge_receiver_take(&receiver, byte) == JAUGE_RECEIVER_FRAME;
      else
        text += static_cast<char>(byte);
    }
    for (std::size_t at = 0; (at = text.find("m-ready\r\n", at)) != std::string::npos; ++at) ++seen.text;
    (void)name;
    return seen;
  }

  void pass_silence() {
    board.pass_ms(5100);
    board.poll();
  }

  MemoryBoard board;
};

TEST_F(Dispatch, EveryPairInTurn) {
  std::uint16_t number = 0;
  for (const Language first : languages)
    for (const Language second : languages)
      for (int turn = 0; turn < 2; ++turn) {
        EXPECT_EQ(send(question(first, number++)), one_answer(first));
        EXPECT_EQ(send(question(second, number++)), one_answer(second));
      }
}

TEST_F(Dispatch, BothAtOnce) {
  for (const Language first : languages)
    for (const Language second : languages) {
      Bytes both = question(first, 1);
      const Bytes more = question(second, 2);
      both.insert(both.end(), more.begin(), more.end());
      EXPECT_EQ(send(both), one_answer(first) + one_answer(second));
    }
}

TEST_F(Dispatch, SevenPacketsOfSt) {
  EXPECT_EQ(send(sync(200)).st, 1);
}

// One byte is lost anywhere: the second question after it is answered, after the silence that ends every message.
TEST_F(Dispatch, OneLostByteCostsOneQuestionAtMost) {
  std::uint16_t number = 0;
  for (const Language first : languages)
    for (const Language second : languages) {
      const std::size_t length = question(first, number).size();
      for (std::size_t lost = 0; lost < length; ++lost) {
        Bytes damaged = question(first, number);
        damaged.erase(damaged.begin() + static_cast<std::ptrdiff_t>(lost));
        send(damaged);
        pass_silence();
        EXPECT_EQ(send(question(second, ++number)), one_answer(second)) << lost << " of " << length;
        pass_silence();
      }
    }
}

// The same without any silence, for our own language: the host repeats its HELLO anyway.
TEST_F(Dispatch, FramesComeThroughAfterDamageAtOnce) {
  for (const Language first : {Language::frames, Language::text}) {
    const std::size_t length = question(first, 3).size();
    for (std::size_t lost = 0; lost < length; ++lost) {
      Bytes damaged = question(first, 3);
      damaged.erase(damaged.begin() + static_cast<std::ptrdiff_t>(lost));
      send(damaged);
      Seen seen = send(question(Language::frames, 4));
      if (seen.frames == 0) seen = send(question(Language::frames, 5));
      EXPECT_EQ(seen.frames, 1) << lost;
      pass_silence();
    }
  }
}

TEST_F(Dispatch, LineEndsAndNoiseBetweenCommands) {
  EXPECT_EQ(send({'\r', '\n', 'n', 'a', 'm', 'e', '%', '\r', '\n', 'n', 'a', 'm', 'e', '%'}).text, 2);
  EXPECT_EQ(send({0xFF, 0x80, ' ', ' ', ' ', 'n', 'a', 'm', 'e', '%'}).text, 1);
  EXPECT_EQ(send({0x20, 0x1F, 0x0B, 0x0A, 'n', 'a', 'm', 'e', '%'}).text, 1);
}

// Noise, then silence, then a question: answered, and by the right language.
TEST_F(Dispatch, NoiseNeverMakesTheWrongOneAnswer) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    Bytes noise(random() % 120);
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(random());
    send(noise);
    pass_silence();
    const Language language = languages[round % 3];
    ASSERT_EQ(send(question(language, static_cast<std::uint16_t>(round))), one_answer(language)) << round;
  }
}

}  // namespace
}  // namespace jauge::testing
