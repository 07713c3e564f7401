// What `jauge export` writes, compiled by the compilers a user would take: the desktop's result must be the executor's,
// and the code for the chip must link.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analyzer/base/safe_file.h"
#include "analyzer/deploy/export/c_project.h"
#include "analyzer/execute/executor.h"
#include "analyzer/memory/planner.h"
#include "tests/analyzer/deploy/random_model.h"
#include "tests/analyzer/deploy/same_results.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::deploy {
namespace {

const std::string compiler = "cc -std=c11 -O2 -Wall -Wextra -Werror -ffp-contract=off ";
const std::string chip_compiler =
    "arm-none-eabi-gcc -std=c11 -Os -mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16 -ffp-contract=off "
    "-ffunction-sections -fdata-sections -Wl,--gc-sections --specs=nano.specs --specs=nosys.specs -Wall -Wextra ";

void write_all(const std::filesystem::path& folder, const std::vector<SourceFile>& files) {
  for (const SourceFile& file : files) {
    std::filesystem::create_directories((folder / file.path).parent_path());
    ASSERT_TRUE(write_file_safely(folder / file.path, std::string_view(file.content), Overwrite::refuse));
  }
}

int run(const std::filesystem::path& folder, const std::string& command) {
  return std::system(("cd '" + folder.string() + "' && " + command + " 2>errors.txt").c_str());
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

// What the project's own CMakeLists.txt would compile.
const std::string project_sources = "-I. '-DJAUGE_KERNEL_LIST=\"jauge/kernels_of_model.h\"' $(find . -name '*.c') ";
const std::string assembler_sources = "$(find . -name '*.S') ";

class Exported {
 public:
  Exported(ir::Graph graph, ExportForm form) : graph_(std::move(graph)) {
    const auto plan = memory::plan(graph_, memory::Level::stream);
    const auto exported = plan ? export_as_c(graph_, *plan, form) : Result<CExport>(plan.error());
    EXPECT_TRUE(exported) << (exported ? "" : to_text(exported.error()));
    if (!exported) return;
    exported_ = *exported;
    arena_ = plan->arena_bytes;
    write_all(path(), exported_.files);
  }

  std::filesystem::path path() const { return folder_.path(); }
  const CExport& facts() const { return exported_; }
  Bytes planned_arena() const { return arena_; }

  // Runs ./program with the inputs of this seed and compares what it prints with the executor's outputs.
  void expect_same_outputs(unsigned seed) {
    const std::vector<ir::Array> inputs = testing::random_inputs(graph_, seed);
    std::ofstream stream(path() / "inputs.bin", std::ios::binary);
    for (const ir::Array& input : inputs)
      stream.write(reinterpret_cast<const char*>(input.bytes.data()), static_cast<std::streamsize>(input.bytes.size()));
    stream.close();
    ASSERT_EQ(run(path(), "./program <inputs.bin >outputs.txt"), 0);
    const auto expected = execute::run(graph_, inputs);
    ASSERT_TRUE(expected);
    std::istringstream printed(text_of(path() / "outputs.txt"));
    for (const ir::Array& wanted : *expected) EXPECT_EQ(testing::difference(array_of(printed, wanted), wanted), "");
  }

 private:
  static ir::Array array_of(std::istream& printed, const ir::Array& like) {
    ir::Array array(like.type);
    const auto count = static_cast<std::size_t>(ir::elements(like.type.shape));
    for (std::size_t i = 0; i < count; ++i) {
      double value = 0;
      printed >> value;
      if (like.type.dtype == ir::DType::float32)
        array.as<float>()[i] = static_cast<float>(value);
      else if (like.type.dtype == ir::DType::int64)
        array.as<std::int64_t>()[i] = static_cast<std::int64_t>(value);
      else
        array.bytes[i] = static_cast<std::byte>(static_cast<int>(value));
    }
    return array;
  }

  ir::Graph graph_;
  jauge::testing::TemporaryFolder folder_;
  CExport exported_;
  Bytes arena_;
};

// A random model with at least three nodes.
ir::Graph model_with_nodes(unsigned seed) {
  ir::Graph graph = testing::random_model(seed);
  while (graph.nodes.size() < 3) graph = testing::random_model(++seed);
  graph.source.name = "some model.onnx";
  return graph;
}

TEST(ExportedProject, ComputesOnTheDesktopWhatTheExecutorComputes) {
  for (const unsigned seed : {10u, 30u}) {
    Exported project(model_with_nodes(seed), ExportForm::project);
    ASSERT_EQ(run(project.path(), compiler + project_sources + "-o program -lm"), 0)
        << text_of(project.path() / "errors.txt");
    project.expect_same_outputs(seed);
  }
}

TEST(ExportedProject, NamesArenaAndKernels) {
  const Exported project(model_with_nodes(10), ExportForm::project);
  const std::string header = text_of(project.path() / "some_model.h");
  EXPECT_NE(header.find("#define SOME_MODEL_ARENA_BYTES " + std::to_string(project.planned_arena().value) + "\n"),
            std::string::npos);
  std::size_t kernel_files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(project.path() / "jauge" / "kernels")) {
    if (!entry.is_regular_file()) continue;
    ++kernel_files;
    EXPECT_EQ(std::ranges::count(project.facts().kernels, entry.path().stem().string()), 1) << entry.path();
  }
  EXPECT_EQ(kernel_files, project.facts().kernels.size());
}

TEST(ExportedProject, LinksForTheChip) {
  JAUGE_NEEDS_SHARED();
  Exported project(execute::testing::shared_model("models/mlperf-tiny/ic_resnet8_int8.tflite"), ExportForm::project);
  ASSERT_EQ(run(project.path(), chip_compiler + project_sources + assembler_sources + "-o program.elf -lm"), 0)
      << text_of(project.path() / "errors.txt");
  // Nothing of the model's tables may have been copied into RAM: what is not constant is the arena.
  ASSERT_EQ(run(project.path(), "arm-none-eabi-nm -S --size-sort program.elf | grep _arena >arena.txt"), 0);
  std::istringstream line(text_of(project.path() / "arena.txt"));
  std::string address, size, kind;
  line >> address >> size >> kind;
  EXPECT_EQ(kind, "b");
  EXPECT_EQ(std::stoll(size, nullptr, 16), project.planned_arena().value);
}

// Every op of such a model rounds as TFLite does: loops for ONNX Runtime's arithmetic stay at home, at any
// optimisation.
TEST(ExportedProject, LeavesOutTheArithmeticThatNoOpHas) {
  JAUGE_NEEDS_SHARED();
  Exported project(execute::testing::shared_model("models/mlperf-tiny/kws_ref_model_int8.tflite"), ExportForm::project);
  EXPECT_NE(text_of(project.path() / "CMakeLists.txt").find(" JAUGE_WITHOUT_ONNX)\n"), std::string::npos);
  EXPECT_NE(text_of(project.path() / "README.md").find("`-DJAUGE_WITHOUT_ONNX`"), std::string::npos);
  ASSERT_EQ(run(project.path(), chip_compiler + "-O0 -DJAUGE_WITHOUT_ONNX " + project_sources + assembler_sources +
                                    "-o program.elf -lm && arm-none-eabi-nm program.elf >names.txt"),
            0)
      << text_of(project.path() / "errors.txt");
  const std::string names = text_of(project.path() / "names.txt");
  EXPECT_NE(names.find(" jauge_m4_run_filters\n"), std::string::npos);
  EXPECT_EQ(names.find("_onnx\n"), std::string::npos);
}

TEST(ExportedHeader, ComputesOnTheDesktopWhatTheExecutorComputes) {
  for (const unsigned seed : {50u}) {
    const ir::Graph graph = model_with_nodes(seed);
    Exported header(graph, ExportForm::header_only);
    ASSERT_EQ(header.facts().files.size(), 1u);
    Exported project(graph, ExportForm::project);  // for its main.c
    std::filesystem::copy_file(project.path() / "main.c", header.path() / "main.c");
    ASSERT_TRUE(write_file_safely(header.path() / "code.c",
                                  std::string_view("#define SOME_MODEL_IMPLEMENTATION\n#include \"some_model.h\"\n"),
                                  Overwrite::refuse));
    ASSERT_EQ(run(header.path(), compiler + "-Wno-unused-function -I. main.c code.c -o program -lm"), 0)
        << text_of(header.path() / "errors.txt");
    header.expect_same_outputs(seed);
  }
}

// One header with every kernel there is: their private names must not meet.
TEST(ExportedHeader, FilesOfTheRuntimeDoNotMeet) {
  JAUGE_NEEDS_SHARED();
  Exported header(execute::testing::shared_model("models/mlperf-tiny/kws_ref_model_int8.tflite"),
                  ExportForm::header_only);
  ASSERT_TRUE(write_file_safely(
      header.path() / "code.c",
      std::string_view("#define KWS_REF_MODEL_INT8_IMPLEMENTATION\n#include \"kws_ref_model_int8.h\"\n"),
      Overwrite::refuse));
  EXPECT_EQ(run(header.path(), chip_compiler + "-c -I. code.c -o code.o"), 0) << text_of(header.path() / "errors.txt");
}

}  // namespace
}  // namespace jauge::deploy
