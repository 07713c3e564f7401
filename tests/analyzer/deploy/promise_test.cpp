// What `jauge analyze --runtime jauge` says of Flash and RAM, and what the exported project takes when it is built with
// its own CMakeLists.txt and linked for the chip.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/safe_file.h"
#include "analyzer/deploy/export/c_project.h"
#include "bench/code_bytes/link_map.h"
#include "mcu_db/catalog.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::deploy {
namespace {

struct Taken {
  double flash = 0;
  double ram = 0;  // without what the linker leaves free between variables
};

int run(const std::filesystem::path& folder, const std::string& command) {
  return std::system(("cd '" + folder.string() + "' && (" + command + ") >said.txt 2>&1").c_str());
}

std::string said(const std::filesystem::path& folder) {
  std::ifstream stream(folder / "said.txt");
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The library as its project builds it, linked so that only its four functions are asked for.
Taken taken_by(const CExport& exported, const std::filesystem::path& folder) {
  for (const SourceFile& file : exported.files) {
    std::filesystem::create_directories((folder / file.path).parent_path());
    EXPECT_TRUE(write_file_safely(folder / file.path, std::string_view(file.content), Overwrite::refuse));
  }
  const auto toolchain = jauge::testing::source_folder() / "firmware_probe/toolchain/arm-none-eabi.cmake";
  EXPECT_EQ(run(folder, "cmake -S . -B build -G Ninja -DCMAKE_TOOLCHAIN_FILE='" + toolchain.string() +
                            "' && ninja -C build " + exported.name),
            0)
      << said(folder);
  std::string roots = "-Wl,-e," + exported.name + "_open";
  for (const char* function : {"_run", "_input", "_output"}) roots += " -Wl,-u," + exported.name + function;
  EXPECT_EQ(run(folder,
                "arm-none-eabi-gcc -mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard -nostartfiles "
                "-Wl,--gc-sections -Wl,-Map,link.map " +
                    roots + " -o program.elf build/lib" + exported.name + ".a -lm"),
            0)
      << said(folder);
  EXPECT_EQ(run(folder, "arm-none-eabi-size program.elf | tail -1"), 0);
  double text = 0, data = 0;
  std::ifstream(folder / "said.txt") >> text >> data;
  Taken taken{.flash = text + data, .ram = 0};
  std::ifstream map(folder / "link.map");
  for (const code_bytes::Section& section : code_bytes::read_link_map(map))
    if (section.in_ram()) taken.ram += static_cast<double>(section.bytes);
  return taken;
}

void expect_promise_kept(const std::filesystem::path& file) {
  const auto catalog = mcu_db::Catalog::load(jauge::testing::source_folder() / "mcu_db/data");
  ASSERT_TRUE(catalog);
  const auto target = catalog->find("STM32L4R9AI");
  const auto runtime = catalog->find_runtime("jauge");
  ASSERT_TRUE(target && runtime);
  const auto study = analysis::study(file, {}, {});
  ASSERT_TRUE(study) << to_text(study.error());
  const auto promised = analysis::assess(*study, *target, *runtime, {}).estimate;
  ASSERT_TRUE(promised.flash.code);
  EXPECT_EQ(promised.flash.total.origin, cost::Origin::counted);
  const auto exported = export_as_c(study->deployable, study->plan, ExportForm::project);
  ASSERT_TRUE(exported) << to_text(exported.error());
  const jauge::testing::TemporaryFolder folder;
  const Taken taken = taken_by(*exported, folder.path());
  const double flash = promised.flash.weights.value + promised.flash.code->value;
  EXPECT_NEAR(taken.flash, flash, flash / 100);
  ASSERT_TRUE(promised.ram.runtime);
  EXPECT_EQ(taken.ram, promised.ram.activations.value + promised.ram.scratch.value + promised.ram.runtime->value);
}

class Promise : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (std::system("arm-none-eabi-gcc --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "arm-none-eabi-gcc is missing";
  }
};

class PromiseOfSharedModels : public Promise {};
class PromiseOfExamples : public Promise {};

TEST_P(PromiseOfSharedModels, IsKeptByTheExportedProject) {
  JAUGE_NEEDS_SHARED();
  expect_promise_kept(jauge::testing::shared_folder() / "ground-truth/models/mlperf-tiny" / GetParam());
}

INSTANTIATE_TEST_SUITE_P(MlPerfTiny, PromiseOfSharedModels,
                         ::testing::Values("ad01_int8.tflite", "ic_resnet8_float32.tflite", "ic_resnet8_int8.tflite",
                                           "kws_ref_model_int8.tflite", "vww_96_int8.tflite"));

TEST_P(PromiseOfExamples, IsKeptByTheExportedProject) {
  expect_promise_kept(jauge::testing::source_folder() / "examples/gestures" / GetParam());
}

INSTANTIATE_TEST_SUITE_P(Gestures, PromiseOfExamples,
                         ::testing::Values("gesture_cnn_int8.onnx", "gesture_dense_int8.onnx", "gesture_lstm.onnx"));

}  // namespace
}  // namespace jauge::deploy
