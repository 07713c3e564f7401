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
