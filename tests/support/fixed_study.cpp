#include "tests/support/fixed_study.h"

#include <algorithm>
#include <string>

#include "analyzer/ir/graph_builder.h"

namespace jauge::testing {
namespace {

enum class View { file, deployable };

// Adds layers one after the other to a graph, its counts and the ST view.
class Chain {
 public:
  Chain(View view) : view_(view) {
    last_ = builder_.input("image", deployable() ? ir::Shape{1, 32, 32, 3} : ir::Shape{1, 3, 32, 32});
  }

  bool deployable() const { return view_ == View::deployable; }

  void convolution(const std::string& name, std::int64_t size, std::int64_t from, std::int64_t to) {
    const ir::Shape filter = deployable() ? ir::Shape{to, 3, 3, from} : ir::Shape{to, from, 3, 3};
    const std::int64_t weights = 9 * from * to;
    add({.op = "Conv",
         .name = name,
         .label = "Conv 3x3",
         .family = ops::Family::convolution,
         .shape = map(size, to),
         .constants = {filter, {to}},
         .params = weights + to,
         .macs = weights * size * size,
         .st_macc = weights * size * size + to,
         .origin_names = {name}});
    relu(name + "/Relu", map(size, to));
  }

  void batch_norm(const std::string& name, std::int64_t size, std::int64_t channels) {
    const std::vector<ir::Shape> constants(deployable() ? 2 : 4, ir::Shape{channels});
    add({.op = deployable() ? "ScaleBias" : "BatchNormalization",
         .name = name,
         .label = deployable() ? "Scale + bias" : "BatchNormalization",
         .family = ops::Family::elementwise,
         .shape = map(size, channels),
         .constants = constants,
         .params = static_cast<std::int64_t>(constants.size()) * channels,
         .st_macc = 2 * size * size * channels,
         .st_params = 2 * channels,
         .origin_names = {name}});
  }

  void max_pool(const std::string& name, std::int64_t size, std::int64_t channels) {
    const ir::Shape shape = map(size / 2, channels);
    add({.op = "MaxPool",
         .name = name,
         .label = "MaxPool 2x2 /2",
         .family = ops::Family::pooling,
         .shape = shape,
         .st_macc = 4 * ir::elements(shape),
         .origin_names = {name}});
  }

  void flatten(std::int64_t to) {
    add({.op = "Flatten",
         .name = "flatten",
         .label = "Flatten",
         .family = ops::Family::data_movement,
         .shape = {1, to},
         .origin_names = {"flatten"}});
  }

  void dense(const std::string& name, std::int64_t from, std::int64_t to) {
    add({.op = "Gemm",
         .name = name,
         .label = "Gemm",
         .family = ops::Family::dense,
         .shape = {1, to},
         .constants = {{to, from}, {to}},
         .params = from * to + to,
         .macs = from * to,
         .st_macc = from * to + to,
         .origin_names = {name}});
  }

  // A layer of its own in the file; on the chip it runs inside its producer.
  void relu(const std::string& name, const ir::Shape& shape) {
    if (!deployable())
      return add({.op = "Relu",
                  .name = name,
                  .label = "Relu",
                  .family = ops::Family::activation,
                  .shape = shape,
                  .st_macc = ir::elements(shape),
                  .origin_names = {name}});
    ir::Node& producer = builder_.graph().nodes.back();
    producer.activation = {.kind = ir::ActivationKind::relu, .low = 0};
    producer.origin_names.push_back(name);
    counts_.layers.back().label += ", ReLU";
    counts_.layers.back().origin_names.push_back(name);
  }

  void softmax(std::int64_t classes) {
    add({.op = "Softmax",
         .name = "softmax",
         .label = "Softmax",
         .family = ops::Family::activation,
         .shape = {1, classes},
         .st_macc = 15 * classes,
         .origin_names = {"softmax"}});
  }

  ir::Graph graph() {
    builder_.output(last_);
    ir::Graph graph = std::move(builder_).build();
    ir::Source& source = graph.source;
    source.name = "seed_vgg.onnx";
    source.format = "ONNX";
    source.format_version = "opset 13";
    source.producer = "jauge-example";
    source.file_bytes = 5'379'512;
    source.sha256 = "3f1c9a7de0b84c55a1f2d9406b7c8e13d2a5f60798b4c1e2f3a4958607d1c2b3";
    return graph;
  }
  cost::Counts counts() const { return counts_; }
  cost::StView st() const { return st_; }

 private:
  struct Layer {
    std::string op, name, label;
    ops::Family family = ops::Family::data_movement;
    ir::Shape shape;
    std::vector<ir::Shape> constants = {};
    std::int64_t params = 0, macs = 0, st_macc = 0;
    std::int64_t st_params = -1;  // as params
    std::vector<std::string> origin_names = {};
  };

  ir::Shape map(std::int64_t size, std::int64_t channels) const {
    return deployable() ? ir::Shape{1, size, size, channels} : ir::Shape{1, channels, size, size};
  }

  void add(const Layer& layer) {
    std::vector<ir::TensorId> inputs = {last_};
    for (const ir::Shape& shape : layer.constants) {
      const std::vector<float> values(static_cast<std::size_t>(ir::elements(shape)), 0.01f);
      inputs.push_back(builder_.constant(layer.name + "/" + std::to_string(inputs.size()), shape, values));
    }
    last_ = builder_.node(layer.op, layer.name, inputs, {ir::DType::float32, layer.shape});
    count(layer);
  }

  void count(const Layer& layer) {
    cost::LayerCount row;
    row.index = static_cast<int>(counts_.layers.size());
    row.name = layer.name;
    row.op = layer.op;
    row.label = layer.label;
    row.family = layer.family;
    row.output = {ir::DType::float32, layer.shape};
    row.params = layer.params;
    row.macs = row.live_macs = {layer.macs};
    row.weight_bytes = {4 * layer.params};
    row.output_bytes = ir::bytes_of(row.output);
    row.origin_names = layer.origin_names;
    counts_.params += row.params;
    counts_.macs += row.macs;
    counts_.live_macs += row.live_macs;
    counts_.weight_bytes += row.weight_bytes;
    counts_.layers.push_back(std::move(row));
    const std::int64_t st_params = layer.st_params < 0 ? layer.params : layer.st_params;
    st_.layers.push_back({layer.name, layer.op, layer.st_macc, st_params, 4 * st_params});
    st_.params += st_params;
    st_.macc += layer.st_macc;
    st_.macc_model_graph += layer.st_macc;
    st_.weight_bytes += 4 * st_params;
  }

  View view_;
  ir::GraphBuilder builder_;
  ir::TensorId last_;
  cost::Counts counts_;
  cost::StView st_;
};

Chain seed_vgg(View view) {
  Chain chain(view);
  chain.convolution("conv2d", 32, 3, 32);
  chain.batch_norm("batch_normalization", 32, 32);
  chain.convolution("conv2d_1", 32, 32, 32);
  chain.batch_norm("batch_normalization_1", 32, 32);
  chain.max_pool("max_pooling2d", 32, 32);
  chain.convolution("conv2d_2", 16, 32, 64);
  chain.batch_norm("batch_normalization_2", 16, 64);
  chain.convolution("conv2d_3", 16, 64, 64);
  chain.batch_norm("batch_normalization_3", 16, 64);
  chain.max_pool("max_pooling2d_1", 16, 64);
  chain.convolution("conv2d_4", 8, 64, 128);
  chain.batch_norm("batch_normalization_4", 8, 128);
  chain.max_pool("max_pooling2d_2", 8, 128);
  chain.convolution("conv2d_5", 4, 128, 128);
  chain.batch_norm("batch_normalization_5", 4, 128);
  chain.max_pool("max_pooling2d_3", 4, 128);
  chain.flatten(512);
  chain.dense("dense", 512, 1024);
  chain.relu("dense/Relu", {1, 1024});
  chain.dense("dense_1", 1024, 512);
  chain.relu("dense_1/Relu", {1, 512});
  chain.dense("dense_2", 512, 10);
  chain.softmax(10);
  return chain;
}

bool shares_bytes_with_input(const ir::Node& node) {
  return node.op == "ScaleBias" || node.op == "Flatten" || node.op == "Softmax";
}

// A chain needs two halves of the arena in turn: one tensor is read while the next is written. Scale + bias, flatten
// and softmax write where they read.
memory::Plan two_halves(const ir::Graph& graph) {
  constexpr Bytes half = 131'072_B;
  memory::Plan plan;
  plan.tensors.push_back({graph.inputs[0], "image", half, 12'288_B, 0, 0});
  for (std::size_t step = 0; step < graph.nodes.size(); ++step) {
    const ir::Node& node = graph.nodes[step];
    const memory::TensorPlace input = plan.tensors.back();
    const bool shared = shares_bytes_with_input(node);
    const int now = static_cast<int>(step);
    memory::TensorPlace output{
        node.outputs[0], node.name, input.offset, ir::bytes_of(graph.tensor(node.outputs[0]).type), now, now + 1};
    if (!shared) output.offset = input.offset == half ? 0_B : half;
    plan.tensors.back().last_step = now;
    plan.live_bytes.push_back(shared ? std::max(input.size, output.size) : input.size + output.size);
    plan.order.push_back(now);
    plan.tensors.push_back(output);
  }
  plan.tensors.back().last_step = static_cast<int>(graph.nodes.size()) - 1;
  plan.activation_bytes = plan.arena_bytes = plan.lower_bound_bytes = 262'144_B;
  plan.optimal = true;
  plan.certificate.kind = memory::Certificate::Kind::live_bytes;
  plan.certificate.step = 2;
  plan.certificate.layer = "conv2d_1";
  plan.certificate.floor_bytes = 12'288_B;  // 32 x 32 x 3 reals
  plan.certificate.tensors = {graph.nodes[1].outputs[0], graph.nodes[2].outputs[0]};
  return plan;
}

}  // namespace

analysis::ModelStudy seed_vgg_study() {
  Chain file = seed_vgg(View::file);
  Chain deployable = seed_vgg(View::deployable);
  analysis::ModelStudy study;
  study.model = file.graph();
  study.deployable = deployable.graph();
  study.model_counts = file.counts();
  study.deployable_counts = deployable.counts();
  study.st = file.st();
  study.plan = two_halves(study.deployable);
  study.problems.push_back({.code = "dynamic_batch",
                            .severity = "note",
                            .where = "seed_vgg.onnx: input 'image'",
                            .what = "the first dimension is open and was taken as 1",
                            .hint = "--shape image=1,3,32,32 says it explicitly"});
  return study;
}

}  // namespace jauge::testing
