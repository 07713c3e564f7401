// How long-running work reports where it is and learns that it should stop.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

namespace jauge {

struct Progress {
  // Called with a phase name ("reading weights") and how much of it is done; total 0 when unknown.
  std::function<void(std::string_view phase, std::int64_t done, std::int64_t total)> report;
  std::stop_token stop;

  void operator()(std::string_view phase, std::int64_t done = 0, std::int64_t total = 0) const {
    if (report) report(phase, done, total);
  }
  bool stopped() const { return stop.stop_requested(); }
};

}  // namespace jauge
