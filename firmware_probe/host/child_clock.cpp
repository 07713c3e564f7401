#include "firmware_probe/host/child_clock.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>

namespace jauge::host {
namespace {

using std::chrono::steady_clock;
using Duration = steady_clock::duration;
using namespace std::chrono_literals;

// Between two looks at the child it may have worked, waited for the processor and slept: a long pause is not believed.
constexpr Duration longest_sleep = 60ms;
constexpr Duration look_every = 1ms;
constexpr Duration stopped_patience = 120s;

enum class Activity { unknown, sleeping, working, stopped };

// The third word of /proc/N/stat, behind the name in brackets.
Activity activity_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  if (!std::getline(file, line)) return Activity::unknown;
  const auto end = line.rfind(')');
  if (end == std::string::npos || end + 2 >= line.size()) return Activity::unknown;
  switch (line[end + 2]) {
    case 'S':
      return Activity::sleeping;
    case 'R':
    case 'D':
      return Activity::working;
    case 'T':
    case 't':
      return Activity::stopped;
    default:
      return Activity::unknown;
  }
}

class ChildClock {
 public:
  explicit ChildClock(pid_t process) : process_(process), seen_processor_(processor_time()) {}

  std::uint32_t milliseconds() {
    const auto now = steady_clock::now();
    if (now - seen_ >= look_every) advance(now);
    return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(passed_).count());
  }

 private:
  void advance(steady_clock::time_point now) {
    const Duration real = now - seen_;
    const Duration processor = processor_time();
    const Duration worked = std::clamp(processor - seen_processor_, Duration::zero(), real);
    seen_ = now;
    seen_processor_ = processor;
    switch (activity_of(process_)) {
      case Activity::sleeping:
        passed_ += std::min(real, std::max(worked, longest_sleep));
        stopped_ = Duration::zero();
        return;
      case Activity::working:
        passed_ += worked;
        stopped_ = Duration::zero();
        return;
      case Activity::stopped:
        stopped_ += real;
        if (stopped_ > stopped_patience) passed_ += real;
        return;
      case Activity::unknown:
        passed_ += real;
        return;
    }
  }

  Duration processor_time() const {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(process_, &clock) != 0 || clock_gettime(clock, &time) != 0) return Duration::zero();
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
  }

  pid_t process_;
  steady_clock::time_point seen_ = steady_clock::now();
  Duration seen_processor_, passed_{}, stopped_{};
};

}  // namespace

std::function<std::uint32_t()> clock_of_child(pid_t process) {
  const auto clock = std::make_shared<ChildClock>(process);
  return [clock] { return clock->milliseconds(); };
}

}  // namespace jauge::host
