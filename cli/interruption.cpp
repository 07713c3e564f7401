#include "cli/interruption.h"

#include <signal.h>

#include <cstdlib>
#include <ctime>
#include <thread>

namespace jauge::cli {
namespace {

sigset_t watched() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

struct Interruption::Watch {
  sigset_t before{};
  std::stop_source source;
  std::jthread thread;
};

Interruption::Interruption() : watch_(std::make_unique<Watch>()) {
  const sigset_t signals = watched();
  pthread_sigmask(SIG_BLOCK, &signals, &watch_->before);
  watch_->thread = std::jthread([source = &watch_->source](const std::stop_token& over) {
    const sigset_t awaited = watched();
    constexpr timespec tick = {0, 50'000'000};
    while (!over.stop_requested()) {
      if (sigtimedwait(&awaited, nullptr, &tick) < 0) continue;
      constexpr int interrupted = 130;
      if (!source->request_stop()) std::_Exit(interrupted);
    }
  });
}

Interruption::~Interruption() {
  watch_->thread.request_stop();
  watch_->thread.join();
  pthread_sigmask(SIG_SETMASK, &watch_->before, nullptr);
}

std::stop_token Interruption::token() const {
  return watch_->source.get_token();
}

}  // namespace jauge::cli
