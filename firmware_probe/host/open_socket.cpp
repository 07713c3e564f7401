#include "firmware_probe/host/open_socket.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <cerrno>
#include <cstring>
#include <memory>

namespace jauge::host {
namespace {

constexpr int connect_limit_ms = 5000;

Error no_connection(const std::string& address, const std::string& why) {
  return {ErrorKind::board, "tcp://" + address, "no connection: " + why, "tcp://HOST:PORT of a serial server"};
}

struct HostAndPort {
  std::string host, port;
};

Result<HostAndPort> split(const std::string& address) {
  const auto colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == address.size())
    return Error{ErrorKind::usage, "tcp://" + address, "host or port is missing", "as in tcp://192.168.1.20:3333"};
  std::string host = address.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return HostAndPort{std::move(host), address.substr(colon + 1)};
}

// 0 when connected, else errno.
int wait_connected(int descriptor) {
  pollfd entry{descriptor, POLLOUT, 0};
  if (::poll(&entry, 1, connect_limit_ms) <= 0) return ETIMEDOUT;
  int code = 0;
  socklen_t size = sizeof code;
  return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) != 0 ? errno : code;
}

// A descriptor, or -errno.
int try_address(const addrinfo& info) {
  const int descriptor = ::socket(info.ai_family, info.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, info.ai_protocol);
  if (descriptor < 0) return -errno;
  int code = ::connect(descriptor, info.ai_addr, info.ai_addrlen) == 0 ? 0 : errno;
  if (code == EINPROGRESS) code = wait_connected(descriptor);
  if (code == 0) {
    const int yes = 1;  // frames are small and answered one by one
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return descriptor;
  }
  ::close(descriptor);
  return -code;
}

}  // namespace

Result<int> connect_tcp(const std::string& address) {
  JAUGE_TRY(const auto parts, split(address));
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = getaddrinfo(parts.host.c_str(), parts.port.c_str(), &wanted, &found);
  if (code != 0) return no_connection(address, gai_strerror(code));
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, freeaddrinfo);
  int last = ENOENT;
  for (const addrinfo* info = found; info; info = info->ai_next) {
    const int result = try_address(*info);
    if (result >= 0) return result;
    last = -result;
  }
  return no_connection(address, std::strerror(last));
}

}  // namespace jauge::host
