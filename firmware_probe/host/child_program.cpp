#include "firmware_probe/host/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <thread>
#include <utility>

extern char** environ;

namespace jauge::host {
namespace {

using namespace std::chrono_literals;
constexpr std::size_t line_limit = 4096;
constexpr std::size_t errors_shown = 2000;

void close_and_forget(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

// Both ends close on exec; the child gets its end by dup2.
struct Pipe {
  int read_end = -1, write_end = -1;

  bool open() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    read_end = ends[0];
    write_end = ends[1];
    return true;
  }
  ~Pipe() {
    close_and_forget(read_end);
    close_and_forget(write_end);
  }
};

// 0, or errno. In a process group of its own: Ctrl-C is ours to handle.
int spawn(const std::vector<std::string>& arguments, int input, int output, int errors, pid_t& process) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  sigset_t none;  // signals that we have blocked are the child's to get
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  const int code = posix_spawnp(&process, argv[0], &actions, &attributes, argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

}  // namespace

Result<ChildProgram> ChildProgram::start(const std::vector<std::string>& arguments, ChildOptions options) {
  ChildProgram child;
  Pipe input, output;
  child.errors_ = options.merge_errors ? -1 : memfd_create("errors", MFD_CLOEXEC);
  int code = input.open() && output.open() ? 0 : errno;
  const int errors = options.merge_errors ? output.write_end : child.errors_;
  if (code == 0) code = spawn(arguments, input.read_end, output.write_end, errors, child.process_);
  if (code != 0)
    return Error{ErrorKind::board, arguments[0], std::string("cannot be started: ") + std::strerror(code), ""};
  child.running_ = true;
  child.input_ = std::exchange(input.write_end, -1);
  child.output_ = std::exchange(output.read_end, -1);
  return child;
}

ChildProgram::ChildProgram(ChildProgram&& other) noexcept {
  *this = std::move(other);
}

ChildProgram& ChildProgram::operator=(ChildProgram&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(input_, other.input_);
  std::swap(output_, other.output_);
  std::swap(errors_, other.errors_);
  std::swap(running_, other.running_);
  std::swap(output_closed_, other.output_closed_);
  std::swap(exit_status_, other.exit_status_);
  std::swap(held_, other.held_);
  return *this;
}

ChildProgram::~ChildProgram() {
  stop();
  close_and_forget(output_);
  close_and_forget(errors_);
}

void ChildProgram::reap(int status) {
  running_ = false;
  exit_status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool ChildProgram::wait_for_end(std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (running_) {
    int status = 0;
    const pid_t result = ::waitpid(process_, &status, WNOHANG);
    if (result == process_) reap(status);
    if (result < 0 && errno != EINTR) running_ = false;
    if (!running_ || std::chrono::steady_clock::now() >= deadline) break;
    std::this_thread::sleep_for(2ms);
  }
  return !running_;
}

void ChildProgram::stop() {
  close_and_forget(input_);
  if (!running_ || wait_for_end(500ms)) return;
  ::kill(process_, SIGTERM);
  if (wait_for_end(1000ms)) return;
  ::kill(process_, SIGKILL);
  wait_for_end(5000ms);
}

bool ChildProgram::ended() {
  return output_closed_ && held_.empty() && wait_for_end(0ms);
}

std::optional<std::string> ChildProgram::read_line(std::chrono::milliseconds wait) {
  const auto deadline = std::chrono::steady_clock::now() + wait;
  for (;;) {
    const auto end = held_.find_first_of("\r\n");
    if (end != std::string::npos || held_.size() > line_limit || (output_closed_ && !held_.empty())) {
      std::string line = held_.substr(0, end);
      held_.erase(0, end == std::string::npos ? end : end + 1);
      if (line.empty()) continue;
      return line;
    }
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd entry{output_, POLLIN, 0};
    if (output_closed_ || ::poll(&entry, 1, static_cast<int>(std::max(left, 0ms).count())) <= 0) return std::nullopt;
    std::array<char, 4096> bytes;
    const ssize_t count = ::read(output_, bytes.data(), bytes.size());
    if (count <= 0)
      output_closed_ = true;
    else
      held_.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

std::string ChildProgram::how_it_ended() const {
  return exit_status_ > 128 ? "signal " + std::to_string(exit_status_ - 128)
                            : "exit status " + std::to_string(exit_status_);
}

std::string ChildProgram::errors() const {
  if (errors_ < 0) return {};
  const off_t size = ::lseek(errors_, 0, SEEK_END);
  const off_t from = std::max<off_t>(0, size - static_cast<off_t>(errors_shown));
  std::string text(static_cast<std::size_t>(std::max<off_t>(0, size - from)), '\0');
  const ssize_t count = ::pread(errors_, text.data(), text.size(), from);
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

bool is_on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (::access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0) return true;
  return false;
}

}  // namespace jauge::host
