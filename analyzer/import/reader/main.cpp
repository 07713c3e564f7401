// jauge-reader: reads one model file that may be hostile, leaves the graph in shared memory, and ends. Started by
// read_model.cpp only; request.h says on which descriptors.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <new>

#include "analyzer/import/reader/answer.h"
#include "analyzer/import/reader/request.h"
#include "analyzer/import/reader/sandbox.h"

namespace jauge::import {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 31;

std::span<const std::byte> mapped(int fd) {
  struct stat facts {};
  if (::fstat(fd, &facts) != 0 || facts.st_size == 0) return {};
  const auto bytes = static_cast<std::size_t>(facts.st_size);
  void* memory = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, fd, 0);
  if (memory == MAP_FAILED) return {};
  return {static_cast<const std::byte*>(memory), bytes};
}

Error unreadable(const Request& request, std::string what) {
  return {.kind = ErrorKind::unreadable_file, .where = request.file_name, .what = std::move(what), .hint = {}};
}

// read(), not mmap: a file that is cut while we look at it must not raise a signal.
Result<std::vector<std::byte>> read_model_bytes(const Request& request) {
  struct stat facts {};
  if (::fstat(model_fd, &facts) != 0) return unreadable(request, "cannot be examined");
  const auto size = static_cast<std::size_t>(facts.st_size);
  if (size > largest_file)
    return Error{.kind = ErrorKind::too_large,
                 .where = request.file_name,
                 .what = "the file has " + std::to_string(size) + " bytes; the limit is 2 GiB",
                 .hint = "save the model with external data"};
  std::vector<std::byte> bytes(size);
  for (std::size_t done = 0; done < size;) {
    const ssize_t got = ::pread(model_fd, bytes.data() + done, size - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return unreadable(request, "changed or failed while it was read");
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

Result<Imported> read(const Request& request) {
  JAUGE_TRY(const std::vector<std::byte> bytes, read_model_bytes(request));
  return read_bytes(bytes, request.file_name, "/proc/self/fd/" + std::to_string(folder_fd), request.options);
}

std::span<std::byte> map_answer(std::size_t bytes) {
  struct stat facts {};
  if (::fstat(answer_fd, &facts) != 0 || bytes > static_cast<std::size_t>(facts.st_size)) return {};
  void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, answer_fd, 0);
  if (memory == MAP_FAILED) ::_exit(out_of_memory_status);
  return {static_cast<std::byte*>(memory), bytes};
}

int run() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody waits for us any more
  const auto request = read_request(nullptr, mapped(request_fd));
  if (!request) return no_request_status;
  if (!limit_resources(request->memory_bytes, request->cpu_s) || !forbid_everything_else()) return no_sandbox_status;
  std::set_new_handler([] { ::_exit(out_of_memory_status); });
  return write_answer(read(*request), map_answer) ? 0 : no_room_status;
}

}  // namespace
}  // namespace jauge::import

// Without destructors: the process is the cleanup.
int main() {
  ::_exit(jauge::import::run());
}
