// Packages with wrong bytes: refused with a reason, or run without leaving their memory. The CRC is made right again,
// so that the checks behind it are what is tested. ./test repeats this under the address and undefined-behaviour
// sanitizers.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <random>

#include "analyzer/deploy/deploy.h"
#include "analyzer/memory/planner.h"
#include "firmware_probe/runtime/crc32c.h"
#include "firmware_probe/runtime/runtime.h"
#include "tests/analyzer/deploy/random_model.h"

namespace jauge {
namespace {

constexpr std::size_t arena_bytes = 1 << 16;
constexpr int most_rows = 400;  // of one run: hostile rows may be many

// Memory of the size asked for and not a byte more, at a multiple of 16: a sanitizer sees the first byte behind it.
class Block {
 public:
  explicit Block(std::size_t bytes) : memory_(std::aligned_alloc(16, (bytes + 15) / 16 * 16)) {}
  ~Block() { std::free(memory_); }
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;
  std::byte* data() { return static_cast<std::byte*>(memory_); }

 private:
  void* memory_;
};

std::vector<std::byte> package_of(unsigned seed) {
  const ir::Graph graph = deploy::testing::random_model(seed);
  const auto plan = memory::plan(graph, memory::Level::none);
  const auto package = plan ? deploy::write_package(graph, *plan) : Result<std::vector<std::byte>>(Error{});
  return package ? *package : std::vector<std::byte>();
}

void make_crc_right(std::vector<std::byte>& package) {
  constexpr std::size_t covered = offsetof(jauge_package_header, region_bytes);
  std::uint32_t total = 0;
  std::memcpy(&total, package.data() + offsetof(jauge_package_header, total_bytes), sizeof total);
  if (total < covered || total > package.size()) return;
  const std::uint32_t crc = jauge_crc32c(0, package.data() + covered, total - covered);
  std::memcpy(package.data() + offsetof(jauge_package_header, crc32c), &crc, sizeof crc);
}

int stop_after_rows(void* rows) {
  return ++*static_cast<int*>(rows) >= most_rows;
}

// Opens and, when that succeeds, runs.
jauge_status try_package(const std::vector<std::byte>& package) {
  Block flash(package.size()), arena(arena_bytes);
  std::memcpy(flash.data(), package.data(), package.size());
  std::memset(arena.data(), 0x5C, arena_bytes);
  jauge_model model;
  const jauge_status status = jauge_model_open(&model, flash.data(), package.size(), arena.data(), arena_bytes);
  if (status != JAUGE_OK) return status;
  int rows = 0;
  const jauge_hooks hooks = {&rows, stop_after_rows, nullptr};
  for (std::uint32_t i = 0; i < jauge_model_input_count(&model); ++i) {
    const jauge_tensor input = jauge_model_input(&model, i);
    std::memset(input.data, 0x11, input.bytes);
  }
  return jauge_model_run(&model, &hooks);
}

// Values that break careless arithmetic.
std::uint32_t wild_number(std::mt19937& random) {
  constexpr std::uint32_t wild[] = {0,   1,   2,      3,       4,          16,         127,       128,
                                    255, 256, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
  const std::uint32_t chosen = wild[random() % std::size(wild)];
  return random() % 3 == 0 ? chosen : random() % 2 == 0 ? random() % 64 : static_cast<std::uint32_t>(random());
}

void spoil(std::vector<std::byte>& package, std::mt19937& random) {
  const unsigned long times = 1 + random() % 3;
  for (unsigned long i = 0; i < times; ++i) {
    // Mostly the tables; weights are numbers of which any is allowed.
    const std::size_t reach = random() % 4 == 0 ? package.size() : std::min<std::size_t>(package.size(), 1200);
    const std::size_t at = random() % (reach / 4) * 4;
    switch (random() % 3) {
      case 0:
        package[at + random() % 4] ^= static_cast<std::byte>(1u << random() % 8);
        break;
      case 1: {
        const std::uint32_t number = wild_number(random);
        std::memcpy(package.data() + at, &number, sizeof number);
        break;
      }
      default:
        std::memcpy(package.data() + at, package.data() + random() % (package.size() / 4) * 4, 4);
    }
  }
}

unsigned mutation_count() {
  return std::getenv("JAUGE_ALL_SAMPLES") ? 2'000'000 : 20'000;
}

TEST(HostilePackages, AreRefusedOrRunInsideTheirMemory) {
  std::mt19937 random(7);
  unsigned refused = 0, ran = 0;
  for (unsigned seed = 0; refused + ran < mutation_count(); ++seed) {
    const std::vector<std::byte> whole = package_of(seed);
    ASSERT_FALSE(whole.empty()) << seed;
    ASSERT_EQ(try_package(whole), JAUGE_OK) << seed;
    for (int i = 0; i < 40; ++i) {
      std::vector<std::byte> spoilt = whole;
      spoil(spoilt, random);
      make_crc_right(spoilt);
      const jauge_status status = try_package(spoilt);
      EXPECT_STRNE(jauge_status_text(status), "unknown status");
      ++(status == JAUGE_OK || status == JAUGE_STOPPED ? ran : refused);
    }
  }
  // Both happen, or the test tests nothing.
  EXPECT_GT(refused, mutation_count() / 10);
  EXPECT_GT(ran, mutation_count() / 20);
}

TEST(HostilePackages, CutOffAnywhere) {
  const std::vector<std::byte> whole = package_of(3);
  for (std::size_t size = 1; size < whole.size(); size += size < 600 ? 1 : 37)
    EXPECT_NE(try_package({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}), JAUGE_OK) << size;
}

TEST(HostilePackages, OneWrongBitIsSeenByTheCrc) {
  const std::vector<std::byte> whole = package_of(5);
  for (std::size_t at = offsetof(jauge_package_header, region_bytes); at < whole.size(); at += 13) {
    std::vector<std::byte> spoilt = whole;
    spoilt[at] ^= std::byte{4};
    EXPECT_EQ(try_package(spoilt), JAUGE_WRONG_CRC) << at;
  }
}

jauge_status open_with(const std::vector<std::byte>& package, std::size_t arena, std::size_t shift,
                       jauge_model& model) {
  Block flash(package.size() + 16), ram(arena + 16);
  std::memcpy(flash.data() + shift, package.data(), package.size());
  return jauge_model_open(&model, flash.data() + shift, package.size(), ram.data(), arena);
}

TEST(RefusedPackages, SayTheFiguresThatDecided) {
  std::vector<std::byte> package = package_of(1);
  jauge_package_header header;
  std::memcpy(&header, package.data(), sizeof header);
  jauge_model model;
  EXPECT_EQ(open_with(package, header.region_bytes[0], 0, model), JAUGE_OK);
  EXPECT_EQ(open_with(package, header.region_bytes[0] - 1, 0, model), JAUGE_REGION_TOO_SMALL);
  EXPECT_EQ(model.detail[0], header.region_bytes[0]);
  EXPECT_EQ(model.detail[1], header.region_bytes[0] - 1);
  EXPECT_EQ(open_with(package, arena_bytes, 4, model), JAUGE_MISALIGNED);
  EXPECT_EQ(model.detail[0], 4u);

  header.version = 9;
  std::memcpy(package.data(), &header, sizeof header);
  EXPECT_EQ(open_with(package, arena_bytes, 0, model), JAUGE_OTHER_VERSION);
  EXPECT_EQ(model.detail[0], 9u);
  EXPECT_EQ(model.detail[1], static_cast<std::uint32_t>(JAUGE_PACKAGE_VERSION));
}

TEST(RefusedPackages, NameTheKernelThatIsMissing) {
  std::vector<std::byte> package = package_of(1);
  jauge_package_header header;
  std::memcpy(&header, package.data(), sizeof header);
  const std::uint16_t unknown = 99;
  std::memcpy(package.data() + header.ops.offset + offsetof(jauge_op, kernel), &unknown, sizeof unknown);
  make_crc_right(package);
  jauge_model model;
  EXPECT_EQ(open_with(package, arena_bytes, 0, model), JAUGE_KERNEL_MISSING);
  EXPECT_EQ(model.detail[0], 99u);
  EXPECT_EQ(model.detail[1], 0u);
}

}  // namespace
}  // namespace jauge
