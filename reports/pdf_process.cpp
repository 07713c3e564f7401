#include "reports/pdf_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "analyzer/base/program_paths.h"
#include "reports/document_file.h"

extern char** environ;

namespace jauge::reports {
namespace {

constexpr int deadline_ms = 60'000;
constexpr std::size_t longest_message = 2000;

Error failed(std::string what, std::string hint = "") {
  return {.kind = ErrorKind::internal, .where = "jauge-pdf", .what = std::move(what), .hint = std::move(hint)};
}

// A file that lives in memory only: the child's standard input, output or error.
class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : descriptor_(memfd_create(name, MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int descriptor() const { return descriptor_; }

  bool fill(const std::string& content) const {
    std::size_t done = 0;
    while (done < content.size()) {
      const ssize_t count = write(descriptor_, content.data() + done, content.size() - done);
      if (count <= 0) return false;
      done += static_cast<std::size_t>(count);
    }
    return lseek(descriptor_, 0, SEEK_SET) == 0;
  }

  std::vector<std::byte> content() const {
    const off_t size = lseek(descriptor_, 0, SEEK_END);
    std::vector<std::byte> bytes(size > 0 ? static_cast<std::size_t>(size) : 0);
    const ssize_t count = pread(descriptor_, bytes.data(), bytes.size(), 0);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
  }

 private:
  int descriptor_;
};

// The child's exit status; nothing when it was killed, by a signal or by us at the deadline.
std::optional<int> wait_for(pid_t child) {
  const int watch = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  if (watch >= 0) {
    pollfd ready{watch, POLLIN, 0};
    if (poll(&ready, 1, deadline_ms) == 0) kill(child, SIGKILL);
    close(watch);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status)) return std::nullopt;
  return WEXITSTATUS(status);
}

Result<pid_t> start(const std::filesystem::path& program, int input, int output, int messages) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO);
  std::string name = program.string();
  char* arguments[] = {name.data(), nullptr};
  pid_t child = 0;
  const int trouble = posix_spawn(&child, name.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (trouble == 0) return child;
  return Error{.kind = ErrorKind::unreadable_file,
               .where = name,
               .what = "the program that writes PDF cannot be started",
               .hint = "build with Qt 6, or write the report as HTML or Markdown"};
}

}  // namespace

Result<std::vector<std::byte>> pdf_of(const Document& document) {
  const MemoryFile input("document"), output("pdf"), messages("messages");
  if (input.descriptor() < 0 || output.descriptor() < 0 || messages.descriptor() < 0 ||
      !input.fill(write_document(document)))
    return failed("no memory for the document");
  JAUGE_TRY(const pid_t child,
            start(program_folder() / "jauge-pdf", input.descriptor(), output.descriptor(), messages.descriptor()));
  const std::optional<int> status = wait_for(child);
  if (status == 0) return output.content();
  if (!status) return failed("it crashed or did not finish within 60 s");
  const std::vector<std::byte> said = messages.content();
  const std::string text(reinterpret_cast<const char*>(said.data()), std::min(said.size(), longest_message));
  return failed("it ended with status " + std::to_string(*status) + ": " + text);
}

}  // namespace jauge::reports
