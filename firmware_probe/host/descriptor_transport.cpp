#include "firmware_probe/host/descriptor_transport.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>

#include "firmware_probe/host/open_socket.h"
#include "firmware_probe/host/port_access.h"

namespace jauge::host {
namespace {

constexpr Instant write_limit_ms = 1000;
constexpr int write_turn_ms = 100;

struct Rate {
  std::uint32_t baud;
  speed_t code;
};
constexpr Rate rates[] = {{9600, B9600}, {115200, B115200}, {230400, B230400}, {460800, B460800}, {921600, B921600}};

class DescriptorTransport : public Transport {
 public:
  DescriptorTransport(std::string name, int descriptor, bool is_terminal, Clock clock)
      : name_(std::move(name)), descriptor_(descriptor), is_terminal_(is_terminal), clock_(std::move(clock)) {}
  ~DescriptorTransport() override { close_now(); }
  DescriptorTransport(const DescriptorTransport&) = delete;
  DescriptorTransport& operator=(const DescriptorTransport&) = delete;

  std::string name() const override { return name_; }
  Instant now() const override { return clock_(); }

  Result<std::size_t> read(std::span<std::uint8_t> bytes, std::uint32_t wait_ms) override {
    JAUGE_TRY(const bool ready, wait_for(POLLIN, static_cast<int>(wait_ms)));
    if (!ready) return std::size_t{0};
    const ssize_t count = ::read(descriptor_, bytes.data(), bytes.size());
    if (count > 0) return static_cast<std::size_t>(count);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return std::size_t{0};
    return gone(count == 0 ? "the other side has closed it" : std::strerror(errno));
  }

  Result<void> write(std::span<const std::uint8_t> bytes) override {
    for (Instant last_taken = now(); !bytes.empty();) {
      JAUGE_TRY(const bool ready, wait_for(POLLOUT, write_turn_ms));
      if (!ready && now() - last_taken >= write_limit_ms) return gone("it takes no bytes any more");
      if (!ready) continue;
      last_taken = now();
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno != EAGAIN && errno != EINTR) return gone(std::strerror(errno));
      if (count > 0) bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
  }

  bool has_rate() const override { return is_terminal_; }

  Result<void> set_rate(std::uint32_t baud) override {
    if (error_) return *error_;
    if (!is_terminal_) return {};
    termios settings{};
    if (tcgetattr(descriptor_, &settings) != 0) return gone(std::strerror(errno));
    for (const Rate& rate : rates) {
      if (rate.baud != baud) continue;
      cfsetispeed(&settings, rate.code);
      cfsetospeed(&settings, rate.code);
      if (tcsetattr(descriptor_, TCSADRAIN, &settings) != 0) return gone(std::strerror(errno));
      return {};
    }
    return Error{ErrorKind::board, name_, std::to_string(baud) + " baud is no rate we use", ""};
  }

 private:
  // False when nothing happened in time. A port that was pulled out says so by POLLHUP or POLLERR.
  Result<bool> wait_for(short event, int wait_ms) {
    if (error_) return *error_;
    pollfd entry{descriptor_, event, 0};
    const int ready = ::poll(&entry, 1, wait_ms);
    if (ready < 0) return errno == EINTR ? Result<bool>(false) : Result<bool>(gone(std::strerror(errno)));
    if (ready == 0) return false;
    if ((entry.revents & event) == 0) return gone("it was disconnected");
    return true;
  }

  Error gone(const std::string& why) {
    close_now();
    error_ = Error{ErrorKind::board, name_, "the connection is lost: " + why,
                   "plug the board in again; Jauge goes on where it was"};
    return *error_;
  }

  void close_now() {
    if (descriptor_ < 0) return;
    if (is_terminal_) ioctl(descriptor_, TIOCNXCL);
    ::close(descriptor_);
    descriptor_ = -1;
  }

  std::string name_;
  int descriptor_;
  bool is_terminal_;
  Clock clock_;
  std::optional<Error> error_;
};

// Raw 8N1 without any flow control: ST-LINK ports carry TX and RX only.
bool make_raw(int descriptor) {
  termios settings{};
  if (tcgetattr(descriptor, &settings) != 0) return false;
  cfmakeraw(&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~(CRTSCTS | CSTOPB | HUPCL);
  settings.c_cc[VMIN] = 0;
  settings.c_cc[VTIME] = 0;
  cfsetispeed(&settings, B115200);
  cfsetospeed(&settings, B115200);
  return tcsetattr(descriptor, TCSANOW, &settings) == 0 && tcflush(descriptor, TCIOFLUSH) == 0;
}

}  // namespace

Instant real_clock() {
  using namespace std::chrono;
  return static_cast<Instant>(duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count());
}

Result<std::unique_ptr<Transport>> open_port(const std::string& path, Clock clock) {
  JAUGE_CHECK(check_access(path));
  const int descriptor = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return access_error(path, errno);
  if (ioctl(descriptor, TIOCEXCL) != 0 || !make_raw(descriptor)) {
    const int code = errno;
    ::close(descriptor);
    if (code == ENOTTY)
      return Error{ErrorKind::board, path, "it is no serial port", "jauge board list shows the ports"};
    return access_error(path, code);
  }
  return std::unique_ptr<Transport>(std::make_unique<DescriptorTransport>(path, descriptor, true, std::move(clock)));
}

Result<std::unique_ptr<Transport>> open_tcp(const std::string& address) {
  JAUGE_TRY(const int descriptor, connect_tcp(address));
  return std::unique_ptr<Transport>(
      std::make_unique<DescriptorTransport>("tcp://" + address, descriptor, false, real_clock));
}

}  // namespace jauge::host
