#include "analyzer/import/reader/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "analyzer/import/descriptor.h"

namespace jauge::import {
namespace {

using Clock = std::chrono::steady_clock;

Error internal(const std::filesystem::path& program, const std::string& what) {
  return {.kind = ErrorKind::internal,
          .where = program.string(),
          .what = what,
          .hint = "install Jauge again: jauge-reader belongs beside the program"};
}

// The list of what the child inherits, as posix_spawn wants it.
class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  // Copies lie above every number that the child uses, so that no copy overwrites a source.
  bool give(int ours, int childs) {
    constexpr int above_all = 64;
    copies_.emplace_back(::fcntl(ours, F_DUPFD_CLOEXEC, above_all));
    highest_ = std::max(highest_, childs);
    return copies_.back() && ::posix_spawn_file_actions_adddup2(&actions_, copies_.back().fd(), childs) == 0;
  }
  bool close_all_others() { return ::posix_spawn_file_actions_addclosefrom_np(&actions_, highest_ + 1) == 0; }
  bool discard_standard_streams() {
    bool good = true;
    for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      good &= ::posix_spawn_file_actions_addopen(&actions_, stream, "/dev/null", O_RDWR, 0) == 0;
    return good;
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
  std::vector<Descriptor> copies_;
  int highest_ = STDERR_FILENO;
};

Outcome reap(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) return {Ending::signalled, WTERMSIG(status)};
  return {Ending::exited, WEXITSTATUS(status)};
}

// Why the wait is over: the child's end of the pipe closed with it, or we have to end it.
Ending wait_for(int alive, Clock::time_point deadline, const Progress& progress) {
  constexpr int look_every_ms = 50;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Ending::timed_out;
    if (progress.stopped()) return Ending::stopped;
    pollfd wait{.fd = alive, .events = POLLIN, .revents = 0};
    if (::poll(&wait, 1, static_cast<int>(std::min<long>(left, look_every_ms))) > 0) return Ending::exited;
  }
}

}  // namespace

Result<Outcome> run_child(const std::filesystem::path& program, const std::vector<Inherited>& descriptors, int alive_fd,
                          std::chrono::duration<double> deadline, const Progress& progress) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return internal(program, std::string("no pipe: ") + std::strerror(errno));
  const Descriptor ours(ends[0]);
  pid_t child = -1;
  {
    const Descriptor childs(ends[1]);
    FileActions actions;
    bool good = actions.discard_standard_streams();
    for (const Inherited& inherited : descriptors) good &= actions.give(inherited.ours, inherited.childs);
    good = good && actions.give(childs.fd(), alive_fd) && actions.close_all_others();
    std::string name = program.filename().string();
    char* arguments[] = {name.data(), nullptr};
    char* environment[] = {nullptr};
    const int error =
        good ? ::posix_spawn(&child, program.c_str(), actions.get(), nullptr, arguments, environment) : EMFILE;
    if (error != 0) return internal(program, std::string("cannot be started: ") + std::strerror(error));
  }
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(deadline);
  const Ending ending = wait_for(ours.fd(), end, progress);
  if (ending != Ending::exited) ::kill(child, SIGKILL);
  const Outcome outcome = reap(child);
  return ending == Ending::exited ? outcome : Outcome{ending, 0};
}

}  // namespace jauge::import
