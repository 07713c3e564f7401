// Texts that a person reviews: compared whole with a file in the source tree. JAUGE_UPDATE_GOLDEN=1 rewrites the files;
// the diff is then reviewed like code.
#pragma once

#include <string>
#include <string_view>

namespace jauge::testing {

// `path` is relative to tests/ ("analyzer/memory/golden/seed.txt"). Fails the running test on a difference.
void expect_golden(const std::string& path, std::string_view actual);

}  // namespace jauge::testing
