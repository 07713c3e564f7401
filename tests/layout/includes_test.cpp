#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "tests/layout/include_rules.h"
#include "tests/layout/source_tree.h"

namespace jauge::layout {
namespace {

using ::testing::Optional;

struct Include {
  std::string file;
  std::string header;
};

bool is_product_code(const SourceFile& file) {
  constexpr std::string_view folders[] = {"analyzer/", "mcu_db/", "reports/", "cli/", "gui/", "firmware_probe/"};
  return file.is_cpp() &&
         std::ranges::any_of(folders, [&](std::string_view folder) { return file.path.starts_with(folder); });
}

std::vector<Include> includes_of(const SourceFile& file) {
  static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"].*)");
  std::vector<Include> found;
  for (const std::string_view line : lines_of(file.text)) {
    std::cmatch match;
    if (line.find("include") != std::string_view::npos && std::regex_match(line.begin(), line.end(), match, pattern))
      found.push_back({file.path, match[1]});
  }
  return found;
}

// Made while Qt builds: moc and uic put them beside the object files.
bool is_made_by_qt(const Include& include) {
  return include.header.ends_with(".moc") || include.header.starts_with("ui_") || include.header.starts_with("moc_");
}

TEST(Includes, FollowTheTable) {
  int seen = 0;
  for (const SourceFile& file : source_files()) {
    if (!is_product_code(file)) continue;
    EXPECT_TRUE(has_row(file.path)) << file.path << " lies in a folder without a row in include_rules.cpp";
    for (const Include& include : includes_of(file)) {
      ++seen;
      if (is_made_by_qt(include)) continue;
      const auto fault = fault_of_include(include.file, include.header);
      EXPECT_FALSE(fault) << include.file << " includes " << include.header << ": " << *fault;
    }
  }
  EXPECT_GT(seen, 100) << "the test reads nothing";
}

TEST(IncludeTable, HoldsTheArchitecture) {
  EXPECT_FALSE(fault_of_include("analyzer/ops/conv.cpp", "analyzer/ir/graph.h"));
  EXPECT_FALSE(fault_of_include("gui/window/main_window.cpp", "QMainWindow"));
  EXPECT_FALSE(fault_of_include("reports/pdf/pdf.cpp", "QPdfWriter"));
  EXPECT_FALSE(fault_of_include("analyzer/import/reader/cage.cpp", "seccomp.h"));
  EXPECT_FALSE(fault_of_include("analyzer/ir/graph.cpp", "vector"));
}

TEST(IncludeTable, KnowsWhatIsForbidden) {
  EXPECT_THAT(fault_of_include("analyzer/ir/graph.cpp", "analyzer/ops/operator.h"),
              Optional(std::string("analyzer/ir may not know analyzer/ops")));
  EXPECT_THAT(fault_of_include("analyzer/memory/plan.cpp", "analyzer/import/import.h"),
              Optional(std::string("analyzer/memory may not know analyzer/import")));
  EXPECT_THAT(fault_of_include("cli/main.cpp", "gui/window/main_window.h"),
              Optional(std::string("cli may not know gui")));
  EXPECT_THAT(fault_of_include("cli/main.cpp", "QString"), Optional(std::string("Qt does not belong here")));
  EXPECT_THAT(fault_of_include("reports/json/json.cpp", "QString"), Optional(std::string("Qt does not belong here")));
  EXPECT_THAT(fault_of_include("analyzer/cost/latency.cpp", "nlohmann/json.hpp"),
              Optional(std::string("nlohmann json does not belong here")));
  EXPECT_TRUE(fault_of_include("analyzer/ir/graph.cpp", "boost/container/small_vector.hpp"));
  EXPECT_FALSE(has_row("plugins/thing.cpp"));
}

}  // namespace
}  // namespace jauge::layout
