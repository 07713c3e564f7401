// The supply goes at every point of an upload into Flash: afterwards a model is whole or not there (faults.md, L6).
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/firmware_probe/probe/host_end.h"
#include "tests/firmware_probe/probe/tiny_package.h"

namespace jauge::testing {
namespace {

// Starts until the supply holds; the settings are written at start as well.
void start_again(MemoryBoard& board) {
  for (;;) try {
      board.start(true);
      return;
    } catch (const PowerCut&) {
    }
}

// The digest of the model that the board says it has, or nothing.
Payload model_of(MemoryBoard& board) {
  HostEnd host(board);
  const auto hello = host.hello();
  EXPECT_TRUE(hello);
  if (!hello || !(hello->features & JAUGE_FEATURE_MODEL_STORED)) return {};
  return {hello->model_digest, hello->model_digest + JAUGE_DIGEST_BYTES};
}

void put(MemoryBoard& board, const Payload& package) {
  HostEnd host(board);
  host.hello();
  EXPECT_EQ(host.put(JAUGE_OBJECT_MODEL, package).type, JAUGE_END_OK);
}

struct Scene {
  std::uint32_t pages;      // of Flash
  std::size_t old_padding;  // of the model that is there
  std::size_t new_padding;
  bool old_must_stay;  // there is room for both
};

class PowerCuts : public ::testing::TestWithParam<Scene> {};

TEST_P(PowerCuts, OldOrNewOrNoneButNeverHalf) {
  const Payload old_package = tiny_package({.padding = GetParam().old_padding, .filling = 0xAA});
  const Payload new_package = tiny_package({.padding = GetParam().new_padding, .filling = 0x55});
  MemoryBoard counting(GetParam().pages);
  counting.start(true);
  put(counting, old_package);
  const std::uint64_t before = counting.flash_operations();
  put(counting, new_package);
  const std::uint64_t operations = counting.flash_operations() - before;
  ASSERT_GT(operations, 50U);
  for (std::uint64_t cut = 0; cut < operations; ++cut) {
    MemoryBoard board(GetParam().pages, cut + 1);
    board.start(true);
    put(board, old_package);
    board.cut_power_after(cut);
    EXPECT_THROW(put(board, new_package), PowerCut) << cut;
    board.cut_power_after(cut % 3);  // and again while it starts, or soon after
    start_again(board);
    board.cut_power_after({});
    start_again(board);
    const Payload found = model_of(board);
    EXPECT_TRUE(found == digest_of(old_package) || found == digest_of(new_package) ||
                (found.empty() && !GetParam().old_must_stay))
        << "cut at " << cut << " of " << operations;
    put(board, new_package);  // and the board is as good as before
    EXPECT_EQ(model_of(board), digest_of(new_package));
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Scenes, PowerCuts,
                         ::testing::Values(Scene{32, 40, 48, true}, Scene{32, 5000, 3900, true},
                                           Scene{5, 3000, 4500, false}, Scene{6, 4500, 9000, false}));

// The same with a Flash that is written while bytes come in: pages 3 to 9 are those the program runs from.
TEST(PowerCutsInTheBackground, OldOrNewOrNoneButNeverHalf) {
  const Payload old_package = tiny_package({.padding = 5000, .filling = 0xAA});
  const Payload new_package = tiny_package({.padding = 9000, .filling = 0x55});
  for (std::uint64_t cut = 0; cut < 1300; cut += 1 + cut % 7) {
    MemoryBoard board(32, cut + 1);
    board.write_in_background_from(10);
    board.start(true);
    put(board, old_package);
    board.cut_power_after(cut);
    try {
      put(board, new_package);
    } catch (const PowerCut&) {
    }
    board.cut_power_after(cut % 3);
    start_again(board);
    board.cut_power_after({});
    start_again(board);
    const Payload found = model_of(board);
    EXPECT_TRUE(found == digest_of(old_package) || found == digest_of(new_package)) << cut;
    put(board, new_package);
    EXPECT_EQ(model_of(board), digest_of(new_package)) << cut;
    if (HasFailure()) return;
  }
}

// What was written and read back before the supply went is not sent again, and what is made of both halves is right.
TEST(PowerCutsInTheBackground, AnUploadGoesOnBehindTheLastMark) {
  const Payload package = tiny_package({.padding = 40'000, .filling = 0x5A});
  for (const std::uint32_t background : {10U, 0U}) {
    std::uint32_t most_held = 0;
    for (std::uint64_t cut = 600; cut < 5000; cut += 433) {
      MemoryBoard board(32, cut);
      if (background != 0) board.write_in_background_from(background);
      board.start(true);
      board.cut_power_after(cut);
      try {
        put(board, package);
        ADD_FAILURE() << "the supply did not go at " << cut;
      } catch (const PowerCut&) {
      }
      board.cut_power_after({});
      start_again(board);
      HostEnd host(board);
      host.hello();
      jauge_begun begun = {};
      const Frame answer = host.begin_object(JAUGE_OBJECT_MODEL, package);
      ASSERT_TRUE(jauge_get_begun(answer.payload.data(), static_cast<std::uint16_t>(answer.payload.size()), &begun));
      EXPECT_LE(begun.held, cut * 8) << "more than was written";
      EXPECT_EQ((begun.held + PROBE_STORE_HEADER) % MemoryBoard::page_bytes, begun.held == 0 ? PROBE_STORE_HEADER : 0)
          << cut;
      most_held = std::max(most_held, begun.held);
      for (std::size_t at = begun.held; at < package.size(); at += 504)
        host.data(static_cast<std::uint32_t>(at),
                  {package.begin() + static_cast<std::ptrdiff_t>(at),
                   package.begin() + static_cast<std::ptrdiff_t>(std::min(at + 504, package.size()))});
      EXPECT_EQ(host.ask_one(JAUGE_END).type, JAUGE_END_OK) << cut;
      EXPECT_EQ(model_of(board), digest_of(package)) << cut;
    }
    EXPECT_GT(most_held, package.size() / 2);
  }
}

// A board that believes to hold something else than it does finds out, and forgets it.
TEST(PowerCutsInTheBackground, WhatWasHeldAndIsWrongIsSentAgain) {
  const Payload package = tiny_package({.padding = 20'000, .filling = 0x5A});
  MemoryBoard board(32);
  board.start(true);
  board.cut_power_after(2000);
  EXPECT_THROW(put(board, package), PowerCut);
  board.cut_power_after({});
  start_again(board);
  board.flash()[3 * MemoryBoard::page_bytes + 5000] ^= 1;
  HostEnd host(board);
  host.hello();
  jauge_begun begun = {};
  const Frame answer = host.begin_object(JAUGE_OBJECT_MODEL, package);
  ASSERT_TRUE(jauge_get_begun(answer.payload.data(), static_cast<std::uint16_t>(answer.payload.size()), &begun));
  ASSERT_GT(begun.held, 5000U);
  for (std::size_t at = begun.held; at < package.size(); at += 504)
    host.data(static_cast<std::uint32_t>(at),
              {package.begin() + static_cast<std::ptrdiff_t>(at),
               package.begin() + static_cast<std::ptrdiff_t>(std::min(at + 504, package.size()))});
  EXPECT_EQ(refused(host.ask_one(JAUGE_END)).reason, JAUGE_REASON_DIGEST);
  EXPECT_EQ(host.put(JAUGE_OBJECT_MODEL, package).type, JAUGE_END_OK);
  EXPECT_EQ(model_of(board), digest_of(package));
}

// What a torn word reads as is noise; the settings keep counting and never lose the choice.
TEST(PowerCutsOfSettings, ChoicesSurvive) {
  for (std::uint64_t cut = 0; cut < 700; ++cut) {
    MemoryBoard board(8, cut + 1);
    board.start(true);
    HostEnd host(board);
    host.say("x-boot mlperf%");
    board.cut_power_after(cut);
    std::uint32_t last = board.probe().boot_counter;
    for (int boot = 0; boot < 520; ++boot) {
      try {
        board.start(true);
      } catch (const PowerCut&) {
        continue;
      }
      EXPECT_GT(board.probe().boot_counter, last);
      last = board.probe().boot_counter;
    }
    ASSERT_NE(std::string(board.from_board.begin(), board.from_board.end()).find("m-init-done"), std::string::npos)
        << cut;
    cut += cut > 5 && cut < 500 ? 36 : 0;  // every point around the move of the log, samples elsewhere
  }
}

}  // namespace
}  // namespace jauge::testing
