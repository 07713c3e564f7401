// What the linker made of the probe: room it takes, and what must not be in it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace jauge {
namespace {

std::string read(const std::string& name) {
  std::ifstream stream(std::filesystem::path(JAUGE_FIRMWARE_FOLDER) / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// "name": 123 in the small JSON that write_sizes.cmake makes.
long figure(const std::string& json, const std::string& name) {
  const std::size_t at = json.find("\"" + name + "\": ");
  EXPECT_NE(at, std::string::npos) << name;
  return at == std::string::npos ? -1 : std::stol(json.substr(at + name.size() + 4));
}

constexpr const char* boards[] = {"stm32l4r9_disco", "nucleo_l4r5zi"};

class FirmwareSize : public ::testing::Test {
 protected:
  void SetUp() override {
    if (read("stm32l4r9_disco.elf").empty()) GTEST_SKIP() << "no firmware was built: arm-none-eabi-gcc is missing";
  }
};

TEST_F(FirmwareSize, EightKibibytesOfRamHoldEverythingOfItsOwn) {
  for (const char* board : boards) {
    const std::string json = read(std::string(board) + ".json");
    const long own = figure(json, "data") + figure(json, "bss") + figure(json, "retained");
    EXPECT_LE(own + figure(json, "stack"), 8192) << board;
    EXPECT_GE(figure(json, "stack"), 2560) << board << ": the deepest call chain takes about 2.4 KiB";
  }
}

TEST_F(FirmwareSize, TheProbeWithoutAModelFits48Kibibytes) {
  EXPECT_LE(figure(read("sizes_without_kernels.json"), "flash"), 48 * 1024);
}

// Built as `jauge export` builds it for these models: without ONNX Runtime's arithmetic.
TEST_F(FirmwareSize, TheRuntimeOfTheFourModelsFits24Kibibytes) {
  const std::string json = read("sizes_mlperf_tiny_s8.json");
  EXPECT_LE(figure(json, "runtime") + figure(json.substr(json.find("parts")), "kernels"), 24 * 1024);
}

// memory.ld gives the program 128 KiB; models begin behind them, and a debugger's breakpoints need some room too.
TEST_F(FirmwareSize, WithEveryKernelItStaysInItsPages) {
  for (const char* board : boards) EXPECT_LE(figure(read(std::string(board) + ".json"), "flash"), 120 * 1024);
}

TEST_F(FirmwareSize, PartsAddUp) {
  const std::string json = read("stm32l4r9_disco.json");
  long sum = 64;  // the vector table counts as board
  for (const char* part : {"runtime", "protocol", "probe", "board", "library"}) sum += figure(json, part);
  sum += figure(json.substr(json.find("parts")), "kernels");
  sum += figure(json, "padding");
  EXPECT_NEAR(static_cast<double>(sum), static_cast<double>(figure(json, "flash")), 400) << "ends of sections";
}

TEST_F(FirmwareSize, NoAllocationAndNoSystemCalls) {
  for (const char* board : boards) {
    const std::string elf = read(std::string(board) + ".debug.elf");
    for (const char* name : {"_sbrk", "_malloc_r", "_free_r", "_write_r", "_printf_r", "_impure_data"})
      EXPECT_EQ(elf.find(std::string("\0", 1) + name + std::string("\0", 1)), std::string::npos)
          << board << " " << name;
  }
}

// The first word is the stack, the second Reset_Handler with the Thumb bit; the image is what is flashed at 0x08000000.
TEST_F(FirmwareSize, TheImageBeginsWithAVectorTable) {
  for (const char* board : boards) {
    const std::string image = read(std::string(board) + ".bin");
    ASSERT_GT(image.size(), 64U);
    const auto word = [&](std::size_t index) {
      std::uint32_t value = 0;
      for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<std::uint8_t>(image[4 * index + i]);
      return value;
    };
    EXPECT_EQ(word(0), 0x200A0000U) << "the end of SRAM3";
    for (std::size_t i = 1; i < 16; ++i) {
      EXPECT_EQ(word(i) & 1, 1U) << i;
      EXPECT_LT(word(i) - 0x08000000U, image.size()) << i;
    }
  }
}

}  // namespace
}  // namespace jauge
