// One dense layer of a size the test chooses, on a chip whose memories the test chooses.
#pragma once

#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/verdict/verdict.h"

namespace jauge::verdict::testing {

class SampleCase {
 public:
  explicit SampleCase(std::int64_t in = 16, std::int64_t out = 16) {
    ir::GraphBuilder builder;
    const auto row = builder.input("row", {1, in});
    const auto weights = builder.constant("w", {in, out}, std::vector<float>(static_cast<std::size_t>(in * out), 1.0f));
    builder.output(builder.node("MatMul", "dense", {row, weights}));
    graph = std::move(builder).build();
    EXPECT_TRUE(ops::infer_shapes(graph));
    counts = cost::count(graph);
    st = cost::st_view(graph);
    plan.certificate.layer = "dense";
    target.part = "PART";
    target.core.name = "Cortex-M4F";
    target.clock = 100_MHz;
    set_flash(1_MiB);
    set_ram(256_KiB);
    runtime.name = "engine";
    runtime.title = "Engine";
    runtime.code_typical = runtime.code_low = runtime.code_high = 10_KiB;
    runtime.ram_typical = runtime.ram_low = runtime.ram_high = 2_KiB;
  }

  void set_flash(Bytes size) {
    std::erase_if(target.regions, [](const auto& region) { return region.kind == target::MemoryKind::flash; });
    target.regions.push_back({"FLASH", 0x08000000, size, target::MemoryKind::flash, true, ""});
    target.flash = size;
  }
  void set_ram(Bytes size) {
    std::erase_if(target.regions, [](const auto& region) { return region.kind == target::MemoryKind::sram; });
    target.regions.push_back({"SRAM", 0x20000000, size, target::MemoryKind::sram, true, ""});
    target.ram = size;
  }
  // An arena of maps that are all alive in the one step, one behind the other.
  void lay_out(const std::vector<Bytes>& sizes) {
    plan.tensors.clear();
    plan.arena_bytes = 0_B;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      memory::TensorPlace place{};
      place.tensor = ir::TensorId{static_cast<std::int32_t>(i)};
      place.name = "map" + std::to_string(i);
      place.offset = plan.arena_bytes;
      place.size = sizes[i];
      plan.tensors.push_back(place);
      plan.arena_bytes += sizes[i];
    }
    plan.activation_bytes = plan.arena_bytes;
    plan.live_bytes = {plan.arena_bytes};
  }
  void set_arena(Bytes size) { plan.activation_bytes = plan.arena_bytes = size; }

  cost::Workload workload() const { return {&graph, &counts, &st, &plan}; }
  Verdict verdict() const {
    return judge(workload(), cost::estimate(workload(), target, runtime, {.stack = 0_B, .ram = {}, .flash = {}}),
                 target);
  }

  ir::Graph graph;
  cost::Counts counts;
  cost::StView st;
  memory::Plan plan;
  target::Target target;
  target::RuntimeProfile runtime;
};

inline const Reason& reason_of(const Verdict& verdict, std::string_view rule) {
  for (const Reason& reason : verdict.reasons)
    if (reason.rule == rule) return reason;
  ADD_FAILURE() << "no reason of rule " << rule;
  return verdict.reasons.front();
}

}  // namespace jauge::verdict::testing
