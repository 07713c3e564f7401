#include "analyzer/passes/pipeline.h"

#include <string>

#include "analyzer/ir/find_fault.h"
#include "analyzer/ops/operator.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

// The order is the design.
constexpr Pass passes[] = {
    // First, for every later pass asks "is this input constant?", and exporters compute shapes at run time.
    {"fold_constants", "computes what is constant, shapes included", fold_constants},
    // Before layouts change: a Dropout between two Transposes would only be carried along.
    {"remove_identity", "drops nodes that pass their input on", remove_identity},
    // Before layouts change: from here on integers carry their meaning with them, whatever format they came from.
    {"one_input_borders", "puts scales and zero points on tensors", one_input_borders},
    {"integers_between_borders", "makes integer operators of float ones between Dequantize and Quantize",
     integers_between_borders},
    // Kernels exist for channels-last only. What it inserts, the next passes take away again.
    {"to_channels_last", "channels last for every operator with a layout", to_channels_last},
    {"cancel_transposes", "lets Transposes meet and vanish, or moves them into dense weights", cancel_transposes},
    // Only Transposes that found no partner inside are worth a new layout of an input or output.
    {"absorb_io_transposes", "gives inputs and outputs the layout the graph works in", absorb_io_transposes},
    {"canonical_shapes", "gives reshapes and global pools one form", canonical_shapes},
    {"merge_reshapes", "makes one reshape of several", merge_reshapes},
    {"remove_identity", "drops the reshapes that change nothing any more", remove_identity},
    // From here on patterns are "this node directly before that one": nothing stands between them any more.
    {"fold_pad", "moves Pad into the convolution or pool behind it", fold_pad},
    // Before batch norm, which then finds a bias to go into.
    {"gemm_from_matmul", "makes one dense layer of MatMul and Add", gemm_from_matmul},
    {"canonical_dense", "gives every dense layer one form", canonical_dense},
    // Before activations: a fused ReLU would stand between the convolution and the scale that belongs into its weights.
    {"fold_batch_norm", "moves BatchNormalization into the weights before it, or halves its parameters",
     fold_batch_norm},
    {"fuse_activation", "clamps inside the node before", fuse_activation},
    {"remove_dead", "drops what no output needs", remove_dead},
};

// The judges: structure, then types. A pass that breaks either is at fault itself, not the model.
Result<void> judge(const Pass& pass, ir::Graph& graph) {
  auto fault = ir::find_fault(graph);
  if (!fault)
    if (auto typed = ops::infer_shapes(graph); !typed) fault = to_text(typed.error());
  if (!fault) return {};
  return Error{.kind = ErrorKind::internal,
               .where = graph.source.name + ": pass '" + std::string(pass.name) + "'",
               .what = *fault,
               .hint = "please report this model"};
}

}  // namespace

std::span<const Pass> standard_passes() {
  return passes;
}

Result<ir::Graph> make_deployable(ir::Graph model) {
  // What is wrong before the first pass is the model's own fault.
  JAUGE_CHECK(ops::infer_shapes(model));
  for (const Pass& pass : passes) {
    JAUGE_TRY(model, pass.run(std::move(model)));
    JAUGE_CHECK(judge(pass, model));
  }
  return model;
}

Result<ir::Graph> without_dead_channels(ir::Graph deployable) {
  constexpr Pass pass = {"remove_dead_channels", "drops channels whose weights are all zero", remove_dead_channels};
  JAUGE_TRY(auto graph, pass.run(std::move(deployable)));
  JAUGE_CHECK(judge(pass, graph));
  return graph;
}

}  // namespace jauge::passes
