// Another program, started without a shell, watched with time limits, and ended with us.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::host {

struct ChildOptions {
  bool merge_errors = false;  // its standard error comes with its standard output, else it is kept aside
};

class ChildProgram {
 public:
  // `arguments[0]`: a path, or a name to be found on PATH. Errors: board when it cannot be started.
  static Result<ChildProgram> start(const std::vector<std::string>& arguments, ChildOptions options = {});

  ChildProgram(ChildProgram&& other) noexcept;
  ChildProgram& operator=(ChildProgram&& other) noexcept;
  // Closes its standard input, which a program of ours takes as the order to end; then SIGTERM, then SIGKILL.
  ~ChildProgram();

  // The next line or part of one that ends in CR or LF (progress bars), without its end. Nothing: the time is over, or
  // it has closed its output; ended() tells them apart. Lines are cut at 4 KiB.
  std::optional<std::string> read_line(std::chrono::milliseconds wait);

  pid_t process() const { return process_; }
  bool ended();  // and what it left on its output was read
  // Ends it as the destructor does.
  void stop();
  // 0 to 255; 128 + signal when it was killed. Requires ended() or stop().
  int exit_status() const { return exit_status_; }
  std::string how_it_ended() const;  // "exit status 3", "signal 11"

  // The last lines of its standard error, when kept aside.
  std::string errors() const;

 private:
  ChildProgram() = default;
  bool wait_for_end(std::chrono::milliseconds limit);
  void reap(int status);

  pid_t process_ = -1;
  int input_ = -1, output_ = -1, errors_ = -1;
  bool running_ = false, output_closed_ = false;
  int exit_status_ = 0;
  std::string held_;
};

// Whether `program` is on PATH.
bool is_on_path(const std::string& program);

}  // namespace jauge::host
