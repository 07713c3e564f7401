// Holds a run between two samples and lets it go on, from another thread. While a run is held the board is idle.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace jauge::host {

class Hold {
 public:
  void hold();
  void go_on();
  bool is_held() const;

  // Stops at the next hold(), at once when held already.
  std::stop_token until_held() const;
  // Waits for go_on(); false when `stop` came first.
  bool wait(std::stop_token stop);

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::stop_source held_;
};

}  // namespace jauge::host
