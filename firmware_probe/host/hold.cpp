#include "firmware_probe/host/hold.h"

namespace jauge::host {

void Hold::hold() {
  const std::scoped_lock lock(mutex_);
  held_.request_stop();
}

void Hold::go_on() {
  {
    const std::scoped_lock lock(mutex_);
    if (held_.stop_requested()) held_ = {};
  }
  changed_.notify_all();
}

bool Hold::is_held() const {
  const std::scoped_lock lock(mutex_);
  return held_.stop_requested();
}

std::stop_token Hold::until_held() const {
  const std::scoped_lock lock(mutex_);
  return held_.get_token();
}

bool Hold::wait(std::stop_token stop) {
  std::unique_lock lock(mutex_);
  return changed_.wait(lock, stop, [this] { return !held_.stop_requested(); });
}

}  // namespace jauge::host
