// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/project_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/temporary_folder.h"

namespace jauge::gui {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

class ProjectFile : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& text) const {
    const auto file = folder_.path() / "old.jauge.json";
    std::ofstream(file) << text;
    return file;
  }
  testing::TemporaryFolder folder_;
};

TEST_F(ProjectFile, ComesBackAsItWas) {
  Project project;
  project.models = {{folder_.path() / "models" / "a.onnx", "00ff"}, {folder_.path() / "b.onnx", ""}};
  project.current_model = 1;
  project.target = "STM32L4R5ZI";
  project.runtime = "x-cube-ai";
  project.reserve = {.stack = 4_KiB, .ram = 16_KiB, .flash = 1_KiB};
  project.filter = "vendor=ST";
  project.shortlist = {"A", "B"};
  project.report["title"] = "Ours";
  const auto file = folder_.path() / "p.jauge.json";
  ASSERT_TRUE(write_project(project, file, Overwrite::refuse));
  const auto read = read_project(file);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->models, project.models);
  EXPECT_EQ(read->current_model, 1);
  EXPECT_EQ(read->target, project.target);
  EXPECT_EQ(read->runtime, project.runtime);
  EXPECT_EQ(read->reserve.ram, 16_KiB);
  EXPECT_EQ(read->reserve.stack, 4_KiB);
  EXPECT_EQ(read->filter, project.filter);
  EXPECT_EQ(read->shortlist, project.shortlist);
  EXPECT_EQ(read->report, project.report);
}

TEST_F(ProjectFile, PathsAreRelativeSoThatAFolderCanMove) {
  Project project;
  project.models = {{folder_.path() / "models" / "a.onnx", ""}};
  const auto file = folder_.path() / "p.jauge.json";
  ASSERT_TRUE(write_project(project, file, Overwrite::refuse));
  EXPECT_EQ(text_of(file).find(folder_.path().string()), std::string::npos);
  std::filesystem::create_directory(folder_.path() / "moved");
  std::filesystem::copy(file, folder_.path() / "moved" / "p.jauge.json");
  const auto moved = read_project(folder_.path() / "moved" / "p.jauge.json");
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->models[0].path, folder_.path() / "moved" / "models" / "a.onnx");
}

TEST_F(ProjectFile, UnknownKeysSurviveASave) {
  const auto file = write(R"({"format": "jauge-project", "format_version": 1, "colour": "green",
    "models": [{"path": "a.onnx", "sha256": "", "note": "mine"}], "compare": {"filter": "x", "order": 3},
    "reserve": {"heap_bytes": 7}, "report": {"title": "T", "cover": true}})");
  const auto project = read_project(file);
  ASSERT_TRUE(project);
  ASSERT_TRUE(write_project(*project, file, Overwrite::allow));
  const std::string text = text_of(file);
  for (const char* kept :
       {"\"colour\": \"green\"", "\"note\": \"mine\"", "\"order\": 3", "\"heap_bytes\": 7", "\"cover\": true"})
    EXPECT_NE(text.find(kept), std::string::npos) << kept;
}

TEST_F(ProjectFile, ANewerVersionIsReadButNotWritten) {
  const auto file = write(R"({"format": "jauge-project", "format_version": 99, "target": "X", "planets": [1]})");
  const std::string before = text_of(file);
  const auto project = read_project(file);
  ASSERT_TRUE(project);
  EXPECT_TRUE(project->is_newer());
  EXPECT_EQ(project->target, "X");
  const auto written = write_project(*project, file, Overwrite::allow);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::usage);
  EXPECT_EQ(text_of(file), before);
}

TEST_F(ProjectFile, RefusesWhatIsNoProject) {
  for (const char* text :
       {"", "{", "[1,2]", "{}", R"({"format": "other"})", R"({"format": "jauge-project", "format_version": 0})",
        R"({"format": "jauge-project", "format_version": 1, "models": 3})",
        R"({"format": "jauge-project", "format_version": 1, "models": [{"sha256": "x"}]})"}) {
    const auto project = read_project(write(text));
    ASSERT_FALSE(project) << text;
    EXPECT_EQ(project.error().kind, ErrorKind::bad_record) << text;
    EXPECT_FALSE(project.error().hint.empty());
  }
  EXPECT_EQ(read_project(folder_.path() / "missing.jauge.json").error().kind, ErrorKind::unreadable_file);
  EXPECT_FALSE(read_project(write(std::string(100'000, '['))));
}

TEST_F(ProjectFile, WildNumbersBecomeTheUsualOnes) {
  const auto project = read_project(
      write(R"({"format": "jauge-project", "format_version": 1, "reserve": {"ram_bytes": -5, "stack_bytes": 1e300}})"));
  ASSERT_TRUE(project);
  EXPECT_EQ(project->reserve.ram, 0_B);
  EXPECT_EQ(project->reserve.stack, cost::Reserve{}.stack);
}

}  // namespace
}  // namespace jauge::gui
