// Which STM32Cube.AI (later: ST Edge AI Core) is imitated. Its counting rules changed with its releases.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/base/result.h"

namespace jauge::cost {

// Ordered by date of release: 6.0 ... 8.1, 9.0, then the numbers start again at 1.0 (the "Core"), 2.0 ... 2.2.
struct StVersion {
  int major = 2, minor = 2;

  bool operator==(const StVersion&) const = default;
  bool operator<(const StVersion& other) const { return order() < other.order(); }
  bool operator>=(const StVersion& other) const { return !(*this < other); }

 private:
  int order() const {
    constexpr int first_tool = 5, last_tool = 9;
    const int series = major < first_tool ? last_tool + major : major;
    return 1000 * series + minor;
  }
};

inline constexpr StVersion newest_st_version{2, 2};

// "2.2", "v7.1.0-RC3", "9.0.0-19802". Errors: usage, for what is no version and for tools before 6.0, which counted
// dense layers without their bias and fused rows before printing them.
Result<StVersion> st_version_named(std::string_view text);

std::string to_text(StVersion version);

}  // namespace jauge::cost
