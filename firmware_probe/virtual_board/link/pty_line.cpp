// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/link/pty_line.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

namespace jauge::vboard {
namespace {

constexpr std::size_t chunk = 4096;
constexpr std::size_t most_kept = 1u << 20;  // for a host that does not read

std::uint64_t host_now() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

// The speeds that termios knows; anything else passes as "any".
unsigned rate_of(speed_t speed) {
  constexpr std::pair<speed_t, unsigned> rates[] = {
      {B9600, 9600},     {B19200, 19200},   {B38400, 38400},   {B57600, 57600},     {B115200, 115200},
      {B230400, 230400}, {B460800, 460800}, {B921600, 921600}, {B1000000, 1000000}, {B2000000, 2000000},
  };
  const auto found = std::ranges::find(rates, speed, &std::pair<speed_t, unsigned>::first);
  return found == std::end(rates) ? 0 : found->second;
}

}  // namespace

PtyLine::PtyLine(const CableFaults& faults) : faults_(faults), random_(faults.seed) {}

PtyLine::~PtyLine() {
  std::error_code ignored;
  if (!link_.empty()) std::filesystem::remove(link_, ignored);
  if (master_ >= 0) ::close(master_);
  if (slave_ >= 0) ::close(slave_);
}

std::optional<std::string> PtyLine::open(const std::filesystem::path& link) {
  termios settings{};
  ::cfmakeraw(&settings);
  ::cfsetspeed(&settings, B115200);
  settings.c_cflag |= CREAD | CLOCAL;
  std::array<char, 256> name{};
  // The slave stays open here: otherwise the master hangs up whenever the host closes its end.
  if (::openpty(&master_, &slave_, name.data(), &settings, nullptr) != 0)
    return std::string("no pseudo terminal: ") + std::strerror(errno);
  ::fcntl(master_, F_SETFL, O_NONBLOCK);
  ::fcntl(master_, F_SETFD, FD_CLOEXEC);
  ::fcntl(slave_, F_SETFD, FD_CLOEXEC);
  name_ = name.data();
  if (link.empty()) return std::nullopt;
  std::error_code error;
  if (std::filesystem::is_symlink(link, error)) std::filesystem::remove(link, error);
  std::filesystem::create_symlink(name_, link, error);
  if (error) return link.string() + ": " + error.message();
  link_ = link;
  return std::nullopt;
}

void PtyLine::pass(std::uint8_t byte, std::deque<Waiting>& queue) {
  const auto happens = [&](double probability) {
    return probability > 0 && std::uniform_real_distribution<>()(random_) < probability;
  };
  if (happens(faults_.drop)) return;
  if (happens(faults_.corrupt)) byte = static_cast<std::uint8_t>(byte ^ 1u << random_() % 8);
  const std::uint64_t due = faults_.delay_ms == 0 ? 0 : host_now() + faults_.delay_ms * std::uint64_t{1'000'000};
  queue.push_back({byte, due});
}

void PtyLine::fill() {
  std::array<std::uint8_t, chunk> bytes;
  const ssize_t count = ::read(master_, bytes.data(), bytes.size());
  for (ssize_t i = 0; i < count; ++i) pass(bytes[static_cast<std::size_t>(i)], to_board_);
}

std::optional<std::uint8_t> PtyLine::receive() {
  flush();
  if (to_board_.empty()) fill();
  if (to_board_.empty() || to_board_.front().due > host_now()) return std::nullopt;
  const std::uint8_t byte = to_board_.front().byte;
  to_board_.pop_front();
  return byte;
}

void PtyLine::send(std::uint8_t byte) {
  pass(byte, to_host_);
  if (to_host_.size() >= chunk) flush();
}

void PtyLine::flush() {
  std::vector<std::uint8_t> due;
  const std::uint64_t now = to_host_.empty() || to_host_.front().due == 0 ? 0 : host_now();
  while (!to_host_.empty() && to_host_.front().due <= now) {
    due.push_back(to_host_.front().byte);
    to_host_.pop_front();
  }
  if (!due.empty()) writes(due);
}

// What the host does not take now is kept; a host that never reads loses the oldest bytes, as a real one would.
bool PtyLine::writes(const std::vector<std::uint8_t>& bytes) {
  const ssize_t count = ::write(master_, bytes.data(), bytes.size());
  const std::size_t done = count > 0 ? static_cast<std::size_t>(count) : 0;
  for (std::size_t i = bytes.size(); i > done; --i) to_host_.push_front({bytes[i - 1], 0});
  while (to_host_.size() > most_kept) to_host_.pop_front();
  return done == bytes.size();
}

unsigned PtyLine::baud() {
  termios settings{};
  return ::tcgetattr(slave_, &settings) == 0 ? rate_of(::cfgetospeed(&settings)) : 0;
}

std::uint64_t PtyLine::now() {
  return host_now();
}

void PtyLine::wait(unsigned milliseconds) {
  flush();
  const std::uint64_t start = host_now();
  std::uint64_t end = start + milliseconds * std::uint64_t{1'000'000};
  for (const auto* queue : {&to_board_, &to_host_})
    if (!queue->empty() && queue->front().due != 0) end = std::min(end, queue->front().due);
  std::array<pollfd, 2> waits = {{{master_, POLLIN, 0}, {watched_, POLLIN, 0}}};
  if (!to_host_.empty() && to_host_.front().due == 0) waits[0].events |= POLLOUT;
  const std::uint64_t left = end > start ? end - start : 0;
  const timespec timeout{static_cast<time_t>(left / 1'000'000'000), static_cast<long>(left % 1'000'000'000)};
  ::ppoll(waits.data(), watched_ >= 0 ? 2 : 1, &timeout, nullptr);
  flush();
}

}  // namespace jauge::vboard
