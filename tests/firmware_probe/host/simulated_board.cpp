#include "tests/firmware_probe/host/simulated_board.h"

#include <algorithm>
#include <cstring>

namespace jauge::testing {
namespace {

constexpr std::uint32_t cycles_per_us = 100;
constexpr std::uint32_t page_bytes = 4096;
constexpr std::uint64_t page_erase_us = 22'000, double_word_us = 85;
constexpr std::uint64_t longest_turn_us = 5'000;

// Ten bits: start, eight, stop.
std::uint64_t ns_of_byte(std::uint32_t baud) {
  return 10'000'000'000 / baud;
}

SimulatedBoard& board_of(void* context) {
  return *static_cast<SimulatedBoard*>(context);
}

}  // namespace

bool Line::happens(double chance) {
  return chance > 0 && std::uniform_real_distribution<double>(0, 1)(random_) < chance;
}

void Line::put(std::uint8_t byte, std::uint32_t baud) {
  free_at_ns_ += ns_of_byte(baud);
  bytes_.push_back({free_at_ns_ / 1000 + static_cast<std::uint64_t>(faults_.usb_ms * 1000), baud, byte});
}

void Line::send(std::span<const std::uint8_t> bytes, std::uint64_t now_us, std::uint32_t baud) {
  free_at_ns_ = std::max(free_at_ns_, now_us * 1000);
  for (std::uint8_t byte : bytes) {
    ++bytes_sent_;
    if (happens(faults_.stall)) {
      ++faults_made_;
      free_at_ns_ += 1'000'000 * (1 + random_() % 500);
    }
    if (happens(faults_.burst)) burst_left_ = static_cast<std::uint32_t>(1 + random_() % 64);
    if (burst_left_ > 0) {
      --burst_left_;
      ++faults_made_;
      byte = static_cast<std::uint8_t>(random_());
    }
    if (happens(faults_.flip)) {
      ++faults_made_;
      byte ^= static_cast<std::uint8_t>(1u << random_() % 8);
    }
    if (happens(faults_.insert)) {
      ++faults_made_;
      put(static_cast<std::uint8_t>(random_()), baud);
    }
    if (happens(faults_.lose)) {
      ++faults_made_;
      free_at_ns_ += ns_of_byte(baud);
      continue;
    }
    put(byte, baud);
    if (happens(faults_.doubled)) {
      ++faults_made_;
      put(byte, baud);
    }
  }
}

std::size_t Line::take(std::span<std::uint8_t> bytes, std::uint64_t now_us, std::uint32_t baud) {
  std::size_t count = 0;
  while (count < bytes.size() && !bytes_.empty() && bytes_.front().at_us <= now_us) {
    const Arrival& arrival = bytes_.front();
    bytes[count++] = arrival.baud == baud ? arrival.byte : static_cast<std::uint8_t>(random_());
    bytes_.pop_front();
  }
  return count;
}

std::optional<std::uint64_t> Line::next_arrival() const {
  return bytes_.empty() ? std::nullopt : std::optional(bytes_.front().at_us);
}

class SimulatedBoard::Port : public host::Transport {
 public:
  Port(SimulatedBoard& board, int number) : board_(board), number_(number) {}

  std::string name() const override { return "simulated"; }
  host::Instant now() const override { return static_cast<host::Instant>(board_.now_us_ / 1000); }

  Result<std::size_t> read(std::span<std::uint8_t> bytes, std::uint32_t wait_ms) override {
    const std::uint64_t deadline = board_.now_us_ + 1000ull * wait_ms;
    for (;;) {
      if (!alive()) return gone();
      if (const std::size_t count = board_.to_host_.take(bytes, board_.now_us_, board_.host_baud_)) return count;
      if (board_.now_us_ >= deadline) return std::size_t{0};
      board_.turn(deadline);
    }
  }

  Result<void> write(std::span<const std::uint8_t> bytes) override {
    if (!alive()) return gone();
    board_.to_board_.send(bytes, board_.now_us_, board_.host_baud_);
    return {};
  }

  bool has_rate() const override { return true; }
  Result<void> set_rate(std::uint32_t baud) override {
    if (!alive()) return gone();
    while (board_.to_board_.next_arrival()) board_.turn(*board_.to_board_.next_arrival());  // drained
    board_.host_baud_ = baud;
    return {};
  }

 private:
  bool alive() const { return board_.plugged_in_ && board_.port_number_ == number_; }
  Error gone() const { return {ErrorKind::board, "simulated", "the connection is lost: it was disconnected", ""}; }

  SimulatedBoard& board_;
  int number_;
};

SimulatedBoard::SimulatedBoard(const LineFaults& faults, const BoardShape& shape)
    : shape_(shape),
      to_board_(faults, faults.seed * 2 + 1),
      to_host_(faults, faults.seed * 2 + 2),
      arena_units_(shape.arena_bytes / 16),
      flash_(shape.flash_bytes, 0xFF) {
  arena_ = arena_units_.data()->data();
  facts_.name = "simulated";
  facts_.chip_id = 0;
  facts_.clock_hz = cycles_per_us * 1'000'000;
  facts_.flash_bytes = shape.flash_bytes;
  facts_.ram_bytes = shape.arena_bytes;
  facts_.stack_bytes = 2048;
  fill_board();
  boot();
}

void SimulatedBoard::fill_board() {
  board_.context = this;
  board_.cycles_per_ms = cycles_per_us * 1000;
  board_.receive = [](void* context, std::uint8_t* bytes, std::size_t capacity) {
    auto& self = board_of(context);
    if (self.probe_.job.kind == PROBE_JOB_RUN) self.now_us_ += self.shape_.row_us;
    return self.to_board_.take({bytes, capacity}, self.now_us_, self.board_baud_);
  };
  board_.send = [](void* context, const std::uint8_t* bytes, std::size_t count) {
    auto& self = board_of(context);
    std::vector<std::uint8_t> all(bytes, bytes + count);
    if (self.change_) all = self.change_(std::move(all));
    self.to_host_.send(all, self.now_us_, self.board_baud_);
  };
  board_.poll = [](void*) {};
  board_.rest = [](void*) {};
  board_.can_set_baud = [](void*, std::uint32_t baud) { return baud >= 9600 && baud <= 921600; };
  board_.set_baud = [](void* context, std::uint32_t baud) { board_of(context).board_baud_ = baud; };
  board_.cycles = [](void* context) { return board_of(context).now_us_ * cycles_per_us; };
  board_.facts = [](void* context, jauge_board_facts* facts) { *facts = board_of(context).facts_; };
  board_.reset = [](void* context) { board_of(context).reset_asked_ = true; };
  board_.lamp = [](void*, bool) {};
  board_.arena = arena_;
  board_.arena_bytes = shape_.arena_bytes;
  board_.flash = flash_.data();
  board_.flash_bytes = shape_.flash_bytes;
  board_.page_bytes = page_bytes;
  board_.erase_page = [](void* context, std::uint32_t offset) -> std::uint32_t {
    auto& self = board_of(context);
    std::fill_n(self.flash_.begin() + offset, page_bytes, std::uint8_t{0xFF});
    self.now_us_ += page_erase_us;
    return 0;
  };
  board_.program = [](void* context, std::uint32_t offset, const void* bytes, std::uint32_t count) -> std::uint32_t {
    auto& self = board_of(context);
    const auto target = self.flash_.begin() + offset;
    if (!std::all_of(target, target + count, [](std::uint8_t byte) { return byte == 0xFF; })) return 8;  // PROGERR
    std::memcpy(self.flash_.data() + offset, bytes, count);
    self.now_us_ += double_word_us * (count / 8);
    return 0;
  };
  board_.bad_word = [](void*, std::uint32_t*) { return false; };
  board_.retained = retained_.data();
  board_.paint_stack = [](void*) {};
  board_.stack_high_water = [](void*) -> std::uint32_t { return 640; };
}

void SimulatedBoard::boot() {
  ++boots_;
  std::memset(arena_, 0xA5, shape_.arena_bytes);
  board_baud_ = 115200;
  to_board_.clear();
  probe_init(&probe_, &board_);
}

void SimulatedBoard::reset() {
  boot();
}

void SimulatedBoard::pull_out() {
  plugged_in_ = false;
  to_board_.clear();
  to_host_.clear();
  retained_ = {};
}

void SimulatedBoard::plug_in() {
  plugged_in_ = true;
  ++port_number_;
  host_baud_ = 115200;
  boot();
}

// The board does what is due; then time goes on to the next byte or the board's next look at its clock.
void SimulatedBoard::turn(std::uint64_t until_us) {
  if (on_turn_) on_turn_();
  if (!plugged_in_) return;
  probe_poll(&probe_);
  if (reset_asked_) {
    reset_asked_ = false;
    reset();
  }
  std::uint64_t next = std::min(until_us, now_us_ + longest_turn_us);
  for (const Line* line : {&to_board_, &to_host_})
    if (const auto arrival = line->next_arrival()) next = std::min(next, *arrival);
  now_us_ = std::max(next, now_us_ + 1);
}

host::Link SimulatedBoard::link() {
  return {"simulated", [this]() -> Result<std::unique_ptr<host::Transport>> {
            if (!plugged_in_) return Error{ErrorKind::board, "simulated", "there is no such port", ""};
            host_baud_ = 115200;
            return std::unique_ptr<host::Transport>(std::make_unique<Port>(*this, ++port_number_));
          }};
}

}  // namespace jauge::testing
