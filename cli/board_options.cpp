#include "cli/board_options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>

#include "reports/wording/names.h"

namespace jauge::cli {
namespace {

// One line that is written over, at most ten times a second.
class Bar {
 public:
  ~Bar() { clear(); }

  void show(std::string_view phase, std::int64_t done, std::int64_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (now - shown_ < std::chrono::milliseconds(100) && done < total) return;
    shown_ = now;
    std::string line = reports::visible_name(phase);
    if (total > 0) line += " " + std::to_string(done) + " / " + std::to_string(total);
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    dirty_ = true;
  }
  void clear() {
    if (dirty_) std::fprintf(stderr, "\r\033[K");
    dirty_ = false;
  }

 private:
  std::chrono::steady_clock::time_point shown_;
  bool dirty_ = false;
};

}  // namespace

void add_board_options(CLI::App& app, host::BoardChoice& choice, bool required) {
  app.add_option("--board", choice.name, "virtual, host, auto, a port, a USB serial number or tcp://HOST:PORT")
      ->type_name("BOARD")
      ->required(required);
  app.add_option("--dbank", choice.dual_bank, "bank mode of the virtual board's Flash: 1 as from the factory, or 0")
      ->check(CLI::IsMember({0, 1}))
      ->option_text("0|1");
}

Progress board_progress(const Session& session, std::stop_token stop) {
  Progress progress = session.progress();
  progress.stop = std::move(stop);
  if (progress.report || session.options.quiet || isatty(STDERR_FILENO) == 0) return progress;
  const auto bar = std::make_shared<Bar>();
  progress.report = [bar](std::string_view phase, std::int64_t done, std::int64_t total) {
    bar->show(phase, done, total);
  };
  return progress;
}

}  // namespace jauge::cli
