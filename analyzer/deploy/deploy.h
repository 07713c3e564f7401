// Graph + Plan -> what runs: a package for the probe and for desktop tests. One-way: nothing is read back from it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/memory/plan.h"
#include "analyzer/memory/split_plan.h"

namespace jauge::deploy {

struct PackageOptions {
  bool names = true;  // of nodes; without them a package is a few bytes a node smaller
  // Where the plan's arena is cut into pieces of RAM of their own (memory::SplitPlan); empty: it is one piece.
  std::vector<memory::Share> shares = {};
};

// The package (firmware_probe/runtime/package.h) of a deployable graph (passes::make_deployable) whose tensors lie
// where `plan` says. Runs on the chip and on the desktop with the same bits. Errors: unsupported_operator, naming the
// node, for what the runtime has no kernel for; too_large; internal when plan and graph do not belong together.
Result<std::vector<std::byte>> write_package(const ir::Graph& deployable, const memory::Plan& plan,
                                             const PackageOptions& options = {});

// Of a package: the 64 hexadecimal digits by which everybody names it.
std::string digest_of(const std::vector<std::byte>& package);

}  // namespace jauge::deploy
