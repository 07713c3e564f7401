#include "tests/analyzer/deploy/package_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "firmware_probe/runtime/runtime.h"

namespace jauge::deploy::testing {
namespace {

constexpr std::size_t guard_bytes = 64;
constexpr std::byte guard{0xA5}, poison{0x5C};

// 16-byte aligned memory with guards on both sides.
class Arena {
 public:
  explicit Arena(std::size_t bytes) : bytes_(bytes), memory_((bytes + 2 * guard_bytes) / 16 + 2) {
    std::memset(memory_.data(), static_cast<int>(guard), memory_.size() * 16);
    std::memset(data(), static_cast<int>(poison), bytes);
  }

  std::byte* data() { return reinterpret_cast<std::byte*>(memory_.data()) + guard_bytes; }

  bool guards_are_whole() {
    const auto* first = reinterpret_cast<const std::byte*>(memory_.data());
    const auto* last = first + memory_.size() * 16;
    const auto is_guard = [](std::byte byte) { return byte == guard; };
    return std::all_of(first, first + guard_bytes, is_guard) &&
           std::all_of(first + guard_bytes + bytes_, last, is_guard);
  }

 private:
  struct alignas(16) Block {
    std::byte bytes[16];
  };
  std::size_t bytes_;
  std::vector<Block> memory_;
};

}  // namespace

std::vector<ir::Array> run_package(const ir::Graph& graph, const std::vector<std::byte>& package,
                                   const std::vector<ir::Array>& inputs) {
  Arena flash(package.size());
  std::memcpy(flash.data(), package.data(), package.size());
  jauge_package_header header = {};
  std::memcpy(&header, package.data(), std::min(sizeof header, package.size()));
  std::vector<Arena> arenas;
  jauge_region regions[JAUGE_MAX_REGIONS] = {};
  for (const std::uint32_t bytes : header.region_bytes) arenas.emplace_back(bytes);
  for (std::size_t i = 0; i < arenas.size(); ++i) regions[i] = {arenas[i].data(), header.region_bytes[i]};
  jauge_model model;
  const jauge_status status =
      jauge_model_open_regions(&model, flash.data(), package.size(), regions, JAUGE_MAX_REGIONS);
  if (status != JAUGE_OK) {
    ADD_FAILURE() << jauge_status_text(status) << " (" << model.detail[0] << ", " << model.detail[1] << ")";
    return {};
  }
  for (std::uint32_t i = 0; i < jauge_model_input_count(&model); ++i) {
    const jauge_tensor input = jauge_model_input(&model, i);
    EXPECT_EQ(input.bytes, inputs[i].bytes.size());
    std::memcpy(input.data, inputs[i].bytes.data(), std::min(input.bytes, inputs[i].bytes.size()));
  }
  EXPECT_EQ(jauge_model_run(&model, nullptr), JAUGE_OK);
  std::vector<ir::Array> outputs;
  for (std::uint32_t i = 0; i < jauge_model_output_count(&model); ++i) {
    const jauge_tensor output = jauge_model_output(&model, i);
    ir::Array& array = outputs.emplace_back(graph.tensor(graph.outputs[i]).type);
    EXPECT_EQ(output.bytes, array.bytes.size());
    std::memcpy(array.bytes.data(), output.data, std::min(output.bytes, array.bytes.size()));
  }
  for (Arena& arena : arenas) EXPECT_TRUE(arena.guards_are_whole());
  return outputs;
}

}  // namespace jauge::deploy::testing
