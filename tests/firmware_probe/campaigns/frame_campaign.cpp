#include "tests/firmware_probe/campaigns/frame_campaign.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "firmware_probe/protocol/frame.h"

namespace jauge::testing {
namespace {

using Bytes = std::vector<std::uint8_t>;
constexpr int clock_every = 4096;

struct Sent {
  jauge_frame_header header{};
  Bytes payload;
};

bool same(const jauge_frame_header& a, const jauge_frame_header& b) {
  return a.type == b.type && a.conversation == b.conversation && a.sequence == b.sequence &&
         a.acknowledge == b.acknowledge && a.credit == b.credit && a.flags == b.flags && a.length == b.length;
}

class Campaign {
 public:
  explicit Campaign(std::uint64_t seed) : random_(seed) { jauge_receiver_begin(&receiver_, buffer_.data()); }

  void send_one() {
    before_[static_cast<std::size_t>(tally_.frames) % before_.size()] = std::exchange(sent_, {});
    make_frame();
    wire_.resize(JAUGE_WIRE_MAX);
    wire_.resize(jauge_frame_encode(&sent_.header, sent_.payload.data(), wire_.data()));
    const bool harmed = random_() % 4 != 0;
    if (harmed) harm();
    heard_ = false;
    hear();
    ++tally_.frames;
    tally_.damaged += harmed;
    tally_.lost += !harmed && !heard_;
  }

  const FrameTally& tally() const { return tally_; }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }

  // Mostly short: a long frame costs as much as ten of them. Zeros are what COBS is about.
  void make_frame() {
    const std::size_t length = random_() % 64 == 0 ? below(JAUGE_PAYLOAD_MAX + 1) : below(24);
    const std::uint64_t a = random_(), b = random_();
    sent_.header = {static_cast<std::uint8_t>(a),        static_cast<std::uint16_t>(a >> 8),
                    static_cast<std::uint16_t>(a >> 24), static_cast<std::uint16_t>(a >> 40),
                    static_cast<std::uint8_t>(b % 5),    static_cast<std::uint8_t>(b >> 8 & 7),
                    static_cast<std::uint16_t>(length)};
    sent_.payload.resize(length);
    const bool sparse = b >> 32 & 1;
    for (std::size_t i = 0; i < length; i += 8) {
      const std::uint64_t word = sparse ? random_() & random_() & random_() & random_() : random_();
      for (std::size_t k = i; k < std::min(i + 8, length); ++k)
        sent_.payload[k] = static_cast<std::uint8_t>(word >> 8 * (k - i));
    }
  }

  void harm_once() {
    if (wire_.empty()) return;
    const auto at = static_cast<std::ptrdiff_t>(below(wire_.size()));
    switch (random_() % 6) {
      case 0:
        wire_.erase(wire_.begin() + at);
        return;
      case 1:
        wire_.insert(wire_.begin() + at, wire_[static_cast<std::size_t>(at)]);
        return;
      case 2:
        wire_.insert(wire_.begin() + at, static_cast<std::uint8_t>(random_()));
        return;
      case 3:
        wire_.resize(static_cast<std::size_t>(at) + 1);
        return;
      default:
        wire_[static_cast<std::size_t>(at)] ^= static_cast<std::uint8_t>(1U << random_() % 8);
    }
  }

  void harm() {
    for (std::uint64_t times = 1 + random_() % 4; times > 0; --times) harm_once();
  }

  // In runs as the probe takes them, or byte by byte as the host does.
  void hear() {
    const bool in_runs = random_() % 2;
    for (std::size_t i = 0; i < wire_.size();) {
      if (in_runs)
        i += jauge_receiver_take_run(&receiver_, wire_.data() + i, std::min<std::size_t>(16, wire_.size() - i));
      if (i < wire_.size()) take(wire_[i++]);
    }
  }

  bool is(const Sent& sent) const {
    const std::span payload(receiver_.payload, receiver_.header.length);
    return same(receiver_.header, sent.header) && std::ranges::equal(payload, sent.payload);
  }

  void take(std::uint8_t byte) {
    const auto event = jauge_receiver_take(&receiver_, byte);
    tally_.dropped += event == JAUGE_RECEIVER_DROPPED;
    if (event != JAUGE_RECEIVER_FRAME) return;
    const bool right = is(sent_);
    const bool late = std::ranges::any_of(before_, [&](const Sent& sent) { return is(sent); });
    ++(right || late ? tally_.whole : tally_.wrong);
    heard_ = heard_ || right;
  }

  std::mt19937_64 random_;
  jauge_receiver receiver_{};
  std::array<std::uint8_t, JAUGE_FRAME_MAX> buffer_{};
  Sent sent_;
  std::array<Sent, 8> before_;  // a frame whose last zero was lost ends with the first zero that comes
  Bytes wire_;
  bool heard_ = false;
  FrameTally tally_;
};

}  // namespace

FrameTally run_frames(std::int64_t frames, double seconds, std::uint64_t seed) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  Campaign campaign(seed);
  for (std::int64_t i = 0; i < frames; ++i) {
    if (i % clock_every == 0 && std::chrono::duration<double>(Clock::now() - start).count() > seconds) break;
    campaign.send_one();
  }
  return campaign.tally();
}

}  // namespace jauge::testing
