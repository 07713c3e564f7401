// Working memory that the runtime's kernel for a node needs beside its tensors: what the planner places, from the same
// C header (firmware_probe/runtime/scratch.h) by which the runtime checks its packages.
#pragma once

#include "analyzer/base/units.h"
#include "analyzer/ops/operator.h"

namespace jauge::ops {

// 0 for nodes whose kernel needs none, and for those the runtime has no kernel for. Requires a deployable graph.
Bytes scratch_bytes(const NodeView& node);

// The part of it that must keep its contents from one output row to the next. A kernel that keeps nothing shares its
// scratch with the others of its group. A new kernel that holds rows (a ring of widened ones, say) says so here.
Bytes kept_scratch_bytes(const NodeView& node);

// Whether the kernel writes its first output row by row in order, and nothing else: what a group of steps asks of its
// members. Not so: several outputs, recurrent layers that run backwards.
bool makes_rows_in_order(const NodeView& node);

}  // namespace jauge::ops
