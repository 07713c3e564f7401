// Damaged frames by the million, through the encoder and the receiver that firmware and host share.
//
//   jauge-frame-campaign [FRAMES [SECONDS [SEED]]]      100 million, or as many as an hour is enough for
#include <cstdio>
#include <cstdlib>

#include "tests/firmware_probe/campaigns/frame_campaign.h"

int main(int count, char** words) {
  const long long frames = count > 1 ? std::atoll(words[1]) : 100'000'000;
  const double seconds = count > 2 ? std::atof(words[2]) : 3600;
  const auto seed = static_cast<std::uint64_t>(count > 3 ? std::atoll(words[3]) : 1);
  const auto tally = jauge::testing::run_frames(frames, seconds, seed);
  const auto print = [](const char* what, std::int64_t number) {
    std::printf("%-42s %12lld\n", what, static_cast<long long>(number));
  };
  print("frames sent", tally.frames);
  print("damaged on their way", tally.damaged);
  print("received as they were sent", tally.whole);
  print("refused", tally.dropped);
  print("received as something else", tally.wrong);
  print("undamaged and not received", tally.lost);
  return tally.wrong == 0 && tally.lost == 0 ? 0 : 1;
}
