// Two windows with a bad line between them: everything arrives once and in order, or the link is said to be lost.
#include "firmware_probe/protocol/window.h"

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <random>
#include <vector>

#include "firmware_probe/protocol/messages.h"

namespace {

struct OnLine {
  jauge_frame_header header;
  std::vector<std::uint8_t> payload;
};

struct End {
  explicit End(std::uint8_t slot_count, std::uint8_t own_credit = 4) : credit(own_credit) {
    jauge_window_begin(&window, slots.data(), slot_count);
  }

  bool push(std::uint32_t number) {
    std::array<std::uint8_t, 4> payload;
    jauge_put_u32(payload.data(), number);
    return jauge_window_push(&window, JAUGE_TOKEN, 0, payload.data(), 4);
  }

  // Everything that is due, as it goes on the line.
  std::vector<OnLine> sends(std::uint32_t now) {
    std::vector<OnLine> out;
    jauge_frame_header header{};
    const std::uint8_t* payload = nullptr;
    while (jauge_window_next(&window, now, &header, &payload)) {
      header.credit = credit;
      out.push_back({header, {payload, payload + header.length}});
      header = {};
    }
    if (window.ack_due) {
      header.type = JAUGE_ACK;
      header.credit = credit;
      jauge_window_fill(&window, &header);
      out.push_back({header, {}});
    }
    return out;
  }

  void hears(const OnLine& frame, std::uint32_t now) {
    const auto heard = jauge_window_hear(&window, &frame.header, now);
    last = heard;
    if (heard != JAUGE_HEARD_NEW) return;
    std::uint32_t number = 0;
    ASSERT_TRUE(jauge_get_u32(frame.payload.data(), frame.header.length, &number));
    executed.push_back(number);
  }

  jauge_window window{};
  std::array<jauge_slot, JAUGE_WINDOW_MAX> slots{};
  std::uint8_t credit;
  std::vector<std::uint32_t> executed;
  jauge_heard last = JAUGE_HEARD_NO_NUMBER;
};

void deliver(End& from, End& to, std::uint32_t now) {
  for (const OnLine& frame : from.sends(now)) to.hears(frame, now);
}

TEST(Window, AtMostFourAreUnderWay) {
  End host(4);
  host.window.peer_credit = 4;
  for (std::uint32_t i = 0; i < 4; ++i) EXPECT_TRUE(host.push(i));
  EXPECT_FALSE(host.push(4));
  EXPECT_EQ(host.sends(0).size(), 4u);
}

TEST(Window, CreditOfTheOtherSideIsTheLimit) {
  End host(4), board(2, 1);
  for (std::uint32_t i = 0; i < 3; ++i) host.push(i);
  EXPECT_EQ(host.sends(0).size(), 1u) << "one until the other side has said more";
  host.window.peer_credit = 2;
  EXPECT_EQ(host.sends(0).size(), 1u) << "the second of two";
}

TEST(Window, ARepeatedFrameIsAcknowledgedAndNotExecutedAgain) {
  End host(4), board(2);
  host.push(7);
  const auto frames = host.sends(0);
  board.hears(frames[0], 0);
  EXPECT_EQ(board.sends(0).size(), 1u);
  board.hears(frames[0], 10);
  EXPECT_EQ(board.last, JAUGE_HEARD_REPEATED);
  EXPECT_EQ(board.executed, std::vector<std::uint32_t>{7});
  EXPECT_EQ(board.sends(10).size(), 1u) << "the acknowledgement again";
}

TEST(Window, AGapIsToldAndAnsweredAtOnce) {
  End host(4), board(2);
  host.window.peer_credit = 4;
  for (std::uint32_t i = 0; i < 3; ++i) host.push(i);
  const auto frames = host.sends(0);
  board.hears(frames[1], 1);  // the first is lost
  EXPECT_EQ(board.last, JAUGE_HEARD_TOO_EARLY);
  deliver(board, host, 2);
  const auto again = host.sends(2);
  ASSERT_EQ(again.size(), 3u) << "without waiting for a time-out";
  EXPECT_TRUE(again[0].header.flags & JAUGE_FLAG_RESENT);
  for (const auto& frame : again) board.hears(frame, 3);
  EXPECT_EQ(board.executed, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(Window, TimeOutsDoubleAndEndAfterSixTries) {
  End host(4);
  host.push(1);
  host.sends(0);
  std::vector<std::uint32_t> resent_at;
  std::uint32_t now = 0;
  for (; now < 100'000; ++now) {
    const auto state = jauge_window_check(&host.window, now);
    if (state == JAUGE_WINDOW_LOST) break;
    if (state == JAUGE_WINDOW_RESENDS) {
      resent_at.push_back(now);
      EXPECT_EQ(host.sends(now).size(), 1u);
    }
  }
  const std::uint32_t first = host.window.resend_ms;
  EXPECT_EQ(first, 106u) << "533 bytes at 115200 baud and 60 ms";
  EXPECT_EQ(resent_at, (std::vector<std::uint32_t>{first, 3 * first, 7 * first, 15 * first, 31 * first}));
  EXPECT_EQ(now, 63 * first);
}

TEST(Window, FasterLinesWaitAHundredMilliseconds) {
  End host(4);
  jauge_window_set_baud(&host.window, 921600);
  EXPECT_EQ(host.window.resend_ms, 100u);
}

TEST(Window, AbortPassesABoardWithoutCredit) {
  End host(4);
  host.window.peer_credit = 0;
  jauge_window_push(&host.window, JAUGE_RUN, 0, nullptr, 0);
  EXPECT_TRUE(host.sends(0).empty());
  End other(4);
  other.window.peer_credit = 0;
  jauge_window_push(&other.window, JAUGE_ABORT, 0, nullptr, 0);
  EXPECT_EQ(other.sends(0).size(), 1u);
}

// The ACK that gave credit back was lost: one frame a time-out asks again.
TEST(Window, WithoutCreditOneFrameAsksNowAndThen) {
  End host(4);
  host.window.peer_credit = 0;
  host.push(1);
  host.push(2);
  EXPECT_TRUE(host.sends(0).empty());
  EXPECT_EQ(jauge_window_check(&host.window, 107), JAUGE_WINDOW_RESENDS);
  EXPECT_EQ(host.sends(107).size(), 1u);
  EXPECT_TRUE(host.sends(108).empty());
}

TEST(Window, AcknowledgementsOfWhatWasNeverSentCountForNothing) {
  End host(4);
  host.window.peer_credit = 4;
  host.push(1);
  jauge_frame_header lie{};
  lie.type = JAUGE_ACK;
  lie.credit = 4;
  for (const int acknowledge : {1, 2, 5, 40'000, 65'535}) {
    lie.acknowledge = static_cast<std::uint16_t>(acknowledge);
    jauge_window_hear(&host.window, &lie, 0);
    EXPECT_FALSE(jauge_window_is_empty(&host.window)) << acknowledge;
  }
}

TEST(Window, ARefusedFrameComesAgain) {
  End host(4), board(2);
  host.push(5);
  const auto frames = host.sends(0);
  jauge_window_hear(&board.window, &frames[0].header, 0);
  jauge_window_refuse_last(&board.window);
  deliver(board, host, 1);
  EXPECT_FALSE(jauge_window_is_empty(&host.window));
  EXPECT_EQ(jauge_window_check(&host.window, 500), JAUGE_WINDOW_RESENDS);
  deliver(host, board, 500);
  EXPECT_EQ(board.executed, std::vector<std::uint32_t>{5});
}

// Both directions at once over a line that loses, doubles and delays frames, across the wrap of the numbers.
void exchange(std::uint32_t seed, std::uint8_t board_slots, double loss) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> chance(0, 1);
  End host(4), board(board_slots, 2);
  constexpr std::uint32_t count = 70'000;
  std::uint32_t host_next = 0, board_next = 0, now = 0;
  std::deque<OnLine> to_board, to_host;
  const auto carry = [&](End& from, std::deque<OnLine>& line) {
    for (OnLine& frame : from.sends(now)) {
      if (chance(random) < loss) continue;
      line.push_back(frame);
      if (chance(random) < loss) line.push_back(std::move(frame));
    }
  };
  while (host.executed.size() < count || board.executed.size() < count) {
    ++now;
    while (host_next < count && host.push(host_next)) ++host_next;
    while (board_next < count && board.push(board_next)) ++board_next;
    carry(host, to_board);
    carry(board, to_host);
    for (; !to_board.empty(); to_board.pop_front()) board.hears(to_board.front(), now);
    for (; !to_host.empty(); to_host.pop_front()) host.hears(to_host.front(), now);
    ASSERT_NE(jauge_window_check(&host.window, now), JAUGE_WINDOW_LOST) << "seed " << seed;
    ASSERT_NE(jauge_window_check(&board.window, now), JAUGE_WINDOW_LOST) << "seed " << seed;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    ASSERT_EQ(host.executed[i], i);
    ASSERT_EQ(board.executed[i], i);
  }
}

TEST(Window, EverythingArrivesOnceAndInOrder) {
  exchange(1, 2, 0);
  exchange(2, 2, 0.02);
  exchange(3, 4, 0.05);
  exchange(4, 1, 0.03);
}

}  // namespace
