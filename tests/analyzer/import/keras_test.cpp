// The Keras reader: dialects of the description, variables by name (.h5) and by class and order (.keras), wrappers,
// and everything it must refuse with the layer's name.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "analyzer/ir/graph_text.h"
#include "tests/analyzer/import/graph_facts.h"
#include "tests/analyzer/import/keras_model.h"

namespace jauge::import {
namespace {

using jauge::testing::keras_archive;
using jauge::testing::keras_h5;
using jauge::testing::KerasVariable;
using jauge::testing::layer_json;
using jauge::testing::macs_of;
using jauge::testing::operators_of;
using jauge::testing::output_shape;
using jauge::testing::params_of;
using jauge::testing::read_keras;
using jauge::testing::sequential_json;

const ir::Tensor& constant_named(const ir::Graph& graph, const std::string& name) {
  for (const ir::Tensor& tensor : graph.tensors)
    if (tensor.name == name) return tensor;
  ADD_FAILURE() << "no tensor " << name;
  return graph.tensors.front();
}

// Both containers give the same network: the same numbers in the same places.
TEST(Keras, ReadsBothContainersAlike) {
  const auto h5 = read_keras(jauge::testing::small_keras_h5());
  const auto archive = read_keras(jauge::testing::small_keras_archive());
  ASSERT_TRUE(h5) << to_text(h5.error());
  ASSERT_TRUE(archive) << to_text(archive.error());
  EXPECT_EQ(operators_of(h5->graph),
            (std::vector<std::string>{"Conv", "Relu", "BatchNormalization", "Flatten", "Gemm", "Softmax"}));
  EXPECT_EQ(params_of(h5->graph), 3 * 3 * 3 * 4 + 4 + 4 * 4 + 256 * 10 + 10);
  EXPECT_EQ(macs_of(h5->graph), 8 * 8 * 4 * 27 + 2560);
  const auto nodes_of = [](const ir::Graph& graph) {
    const std::string text = ir::to_text(graph);
    return text.substr(text.find('\n'));  // the first line names the version of Keras
  };
  EXPECT_EQ(nodes_of(h5->graph), nodes_of(archive->graph));
  for (std::size_t i = 0; i < h5->graph.tensors.size(); ++i) {
    const ir::Tensor &a = h5->graph.tensors[i], &b = archive->graph.tensors[i];
    ASSERT_EQ(a.is_constant(), b.is_constant());
    if (a.is_constant()) {
      EXPECT_TRUE(std::ranges::equal(a.data->bytes(), b.data->bytes())) << a.name;
    }
  }
  EXPECT_EQ(h5->graph.source.format_version, "2.15.0");
  EXPECT_EQ(archive->graph.source.format_version, "3.5.0");
  ASSERT_EQ(archive->notes.size(), 1u);
  EXPECT_EQ(archive->notes[0].code, "dynamic_batch");
}

// One weight of the file becomes NaN: the note names its tensor.
TEST(Keras, NotesWeightsThatAreNoNumbers) {
  std::vector<std::byte> file = jauge::testing::small_keras_h5();
  const float value = 0.05f, broken = std::numeric_limits<float>::quiet_NaN();
  const auto pattern = std::as_bytes(std::span(&value, 1)), nan = std::as_bytes(std::span(&broken, 1));
  const auto found = std::search(file.begin(), file.end(), pattern.begin(), pattern.end());
  ASSERT_NE(found, file.end());
  std::copy(nan.begin(), nan.end(), found);
  const auto read = read_keras(file);
  ASSERT_TRUE(read) << to_text(read.error());
  const auto note = std::ranges::find(read->notes, "not_a_number", &Note::code);
  ASSERT_NE(note, read->notes.end());
  EXPECT_NE(note->where.find("conv"), std::string::npos) << note->where;
  EXPECT_EQ(note->what.substr(0, 9), "1 of its ");
}

// Kernels are [height, width, in, out] in the file and [out, height, width, in] here.
TEST(Keras, TransposesKernels) {
  const auto read = read_keras(jauge::testing::small_keras_h5());
  ASSERT_TRUE(read) << to_text(read.error());
  const auto values = constant_named(read->graph, "conv/kernel").value().as<float>();
  // Element (y, x, in, out) was written as its place in hundredths.
  const auto at = [](int y, int x, int in, int out) {
    return static_cast<float>(((y * 3 + x) * 3 + in) * 4 + out) / 100;
  };
  EXPECT_EQ(values[0], at(0, 0, 0, 0));
  EXPECT_EQ(values[1], at(0, 0, 1, 0));
  EXPECT_EQ(values[3], at(0, 1, 0, 0));
  EXPECT_EQ(values[27], at(0, 0, 0, 1));
  EXPECT_EQ(values[107], at(2, 2, 2, 3));
}

TEST(KerasArchive, ReadsDeflatedArchives) {
  const auto read = read_keras(keras_archive(
      sequential_json("[null, 4]", {layer_json("Dense", "d", R"(, "units": 6)")}),
      {{"layers/dense/vars/0", {4, 6}}, {"layers/dense/vars/1", {6}}, {"optimizer/vars/0", {4, 6}}}, true));
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(params_of(read->graph), 30);
  EXPECT_EQ(read->graph.source.training_bytes, 4 * 6 * 4) << "optimizer slots are in the file, not in the model";
}

TEST(KerasArchive, RefusesBitsThatAreNoNumbers) {
  jauge::testing::Hdf5Writer weights;
  weights.dataset("/layers/dense/vars/0", {4, 6}).dataset("/layers/dense/vars/1", {6});
  weights.dataset_text("/layers/dense/vars/0", "dtype", "bfloat16");
  const std::string config = sequential_json("[null, 4]", {layer_json("Dense", "d", R"(, "units": 6)")});
  const auto read = read_keras(jauge::testing::zip_of(
      {{"config.json", jauge::testing::bytes_of(config)}, {"model.weights.h5", weights.bytes()}}));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().what, "its variables are stored as bfloat16");
}

TEST(KerasArchive, SaysWhatIsMissing) {
  const std::string config = sequential_json("[null, 4]", {layer_json("Dense", "d", R"(, "units": 6)")});
  const auto no_weights = read_keras(keras_archive(config, {}));
  ASSERT_FALSE(no_weights);
  EXPECT_EQ(no_weights.error().what, "its variable 'kernel' is not in the file");
  const auto wrong_shape = read_keras(keras_archive(config, {{"layers/dense/vars/0", {4, 7}}}));
  ASSERT_FALSE(wrong_shape);
  EXPECT_EQ(wrong_shape.error().what, "variable 'kernel' has the shape 4x7; the layer needs 4x6");
  const auto only_config = read_keras(jauge::testing::zip_of({{"config.json", jauge::testing::bytes_of(config)}}));
  ASSERT_FALSE(only_config);
  EXPECT_EQ(only_config.error().what, "the Keras archive has no model.weights.h5");
}

// Functional models: Keras 2 writes calls as lists, Keras 3 as tensors with their history. Layer 'twice' is shared.
std::string functional_json(bool keras_3) {
  const auto from = [keras_3](const std::string& layer, int call) {
    const std::string ref = "\"" + layer + "\", " + std::to_string(call) + ", 0";
    return keras_3 ? R"({"class_name": "__keras_tensor__", "config": {"keras_history": [)" + ref + "]}}"
                   : "[" + ref + ", {}]";
  };
  const auto call = [keras_3](const std::string& inputs) {
    return keras_3 ? R"({"args": [)" + inputs + R"(], "kwargs": {}})" : "[" + inputs + "]";
  };
  const auto layer = [](const std::string& class_name, const std::string& name, const std::string& further,
                        const std::string& calls) {
    return R"({"class_name": ")" + class_name + R"(", "name": ")" + name + R"(", "config": {"name": ")" + name + "\"" +
           further + R"(}, "inbound_nodes": [)" + calls + "]}";
  };
  const std::string list_begin = keras_3 ? "[" : "", list_end = keras_3 ? "]" : "";
  return std::string(R"({"class_name": "Functional", "config": {"name": "m", "layers": [)") +
         layer("InputLayer", "a", R"(, "batch_input_shape": [null, 4])", "") + ", " +
         layer("InputLayer", "b", R"(, "batch_input_shape": [null, 4])", "") + ", " +
         layer("Add", "sum", "", call(list_begin + from("twice", 0) + ", " + from("twice", 1) + list_end)) + ", " +
         layer("Dense", "twice", R"(, "units": 3)", call(from("a", 0)) + ", " + call(from("b", 0))) +
         R"(], "input_layers": [["a", 0, 0], ["b", 0, 0]], "output_layers": [["sum", 0, 0], ["twice", 1, 0]]}})";
}

TEST(Keras, ReadsFunctionalModelsOfBothDialects) {
  for (const bool keras_3 : {false, true}) {
    const auto read = read_keras(
        keras_h5(functional_json(keras_3), {{"twice", "twice/kernel:0", {4, 3}}, {"twice", "twice/bias:0", {3}}}));
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(operators_of(read->graph), (std::vector<std::string>{"Gemm", "Gemm", "Add"}));
    EXPECT_EQ(read->graph.nodes[0].inputs[1], read->graph.nodes[1].inputs[1]) << "one layer has one set of weights";
    EXPECT_EQ(read->graph.inputs.size(), 2u);
    EXPECT_EQ(read->graph.outputs.size(), 2u);
  }
}

TEST(Keras, ReadsWrappersOfKeras2) {
  const std::string inner =
      layer_json("GRU", "gru",
                 R"(, "units": 2, "activation": "tanh", "recurrent_activation": "hard_sigmoid", "reset_after": false)");
  std::vector<KerasVariable> variables;
  for (const std::string half : {"forward_gru", "backward_gru"}) {
    const std::string cell = "bidirectional/" + half + "/gru_cell/";
    variables.push_back({"bidirectional", cell + "kernel:0", {3, 6}});
    variables.push_back({"bidirectional", cell + "recurrent_kernel:0", {2, 6}});
    variables.push_back({"bidirectional", cell + "bias:0", {6}});
  }
  const auto read = read_keras(
      keras_h5(sequential_json("[null, 5, 3]", {layer_json("Bidirectional", "bidirectional", ", \"layer\": " + inner)}),
               variables, "2.2.4"));
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(output_shape(read->graph), (ir::Shape{1, 4}));
  EXPECT_EQ(params_of(read->graph), 2 * 6 * (3 + 2 + 1));
  EXPECT_EQ(read->graph.nodes[0].attributes.text("activations", ""), "HardSigmoid,Tanh,HardSigmoid,Tanh");
}

struct Refusal {
  const char* name;
  std::string shape;
  std::string layer;
  const char* message;
  const char* keras_version = "2.15.0";
};

const Refusal refusals[] = {
    {"Lambda", "[null, 4]", layer_json("Lambda", "evil", R"(, "function": ["4wEAAAAA", null, null])"),
     "contains Python code, not run"},
    {"TFOpLambda", "[null, 4]", layer_json("TFOpLambda", "tf.math.add", R"(, "function": "math.add")"),
     "contains Python code, not run"},
    {"SlicingOpLambda", "[null, 4]", layer_json("SlicingOpLambda", "slice"), "contains Python code, not run"},
    {"Custom", "[null, 4]", layer_json("MyAttention", "mine"), "not Keras' own or not known here: MyAttention"},
    {"Operation", "[null, 4]", R"({"module": "keras.src.ops.numpy", "class_name": "Add", "config": {"name": "add"}})",
     "contains Python code, not run"},
    {"Quantised", "[null, 4]",
     layer_json("Dense", "d", R"(, "units": 2, "dtype": {"class_name": "QuantizedDTypePolicy", "config": {}})"),
     "quantised Keras weights"},
    {"HardSigmoidOfKeras3", "[null, 4, 2]",
     layer_json("LSTM", "l", R"(, "units": 2, "activation": "tanh", "recurrent_activation": "hard_sigmoid")"),
     "its activations are tanh and hard_sigmoid", "3.1.0"},
    {"ReturnsState", "[null, 4, 2]",
     layer_json("LSTM", "l",
                R"(, "units": 2, "activation": "tanh", "recurrent_activation": "sigmoid", "return_state": true)"),
     "returns its state"},
    {"OpenTime", "[null, null, 2]", layer_json("Flatten", "f"), "dimension 1 is open"},
    {"NegativeShape", "[null, -4]", layer_json("Flatten", "f"), "the input shape is impossible"},
    {"HugeShape", "[null, 4611686018427387904, 4]", layer_json("Flatten", "f"), "the input shape is impossible"},
    {"ZeroStride", "[null, 8, 8, 1]", layer_json("MaxPooling2D", "p", R"(, "pool_size": [2, 2], "strides": [0, 0])"),
     "stride"},
    {"ZeroGroups", "[null, 8, 8, 1]",
     layer_json("Conv2D", "c", R"(, "filters": 2, "kernel_size": [3, 3], "groups": 0)"), "groups"},
    {"WrongType", "[null, 8, 8, 1]", layer_json("Conv2D", "c", R"(, "filters": "many", "kernel_size": [3, 3])"),
     "'filters' is not a whole number"},
    {"NoFilters", "[null, 8, 8, 1]", layer_json("Conv2D", "c", R"(, "kernel_size": [3, 3])"), "its filters or groups"},
};

// F9: nothing of a file is ever run. F2: wild values in a sound container.
TEST(Keras, RefusesWithTheLayersName) {
  for (const Refusal& refusal : refusals) {
    const auto read = read_keras(keras_h5(sequential_json(refusal.shape, {refusal.layer}), {}, refusal.keras_version));
    ASSERT_FALSE(read) << refusal.name;
    EXPECT_NE(read.error().what.find(refusal.message), std::string::npos)
        << refusal.name << ": " << to_text(read.error());
    EXPECT_NE(read.error().where.find('\''), std::string::npos) << refusal.name << ": " << to_text(read.error());
    EXPECT_FALSE(read.error().hint.empty()) << refusal.name << ": " << to_text(read.error());
  }
}

TEST(Keras, AsksForOpenDimensions) {
  const std::string config = sequential_json("[null, null, 2]", {layer_json("Flatten", "f")});
  const auto asked = read_keras(keras_h5(config, {}));
  ASSERT_FALSE(asked);
  EXPECT_EQ(asked.error().kind, ErrorKind::shape_needed);
  EXPECT_EQ(asked.error().hint, "--shape image=1,?,2");
  const auto read = read_keras(keras_h5(config, {}), {.shapes = {{"image", {1, 5, 2}}}, .bindings = {}});
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(output_shape(read->graph), (ir::Shape{1, 10}));
}

// F11: names are shown, never obeyed.
TEST(Keras, CleansNames) {
  const auto read = read_keras(keras_h5(
      sequential_json("[null, 4]", {layer_json("Flatten", R"(f\u001b[2J\u202e)"), layer_json("Lambda", R"(l\u202e)")}),
      {}));
  ASSERT_FALSE(read);
  EXPECT_EQ(to_text(read.error()).find("\xE2\x80\xAE"), std::string::npos);
  const auto good = read_keras(keras_h5(sequential_json("[null, 4]", {layer_json("Flatten", R"(f\u001b[2J)")}), {}));
  ASSERT_TRUE(good) << to_text(good.error());
  EXPECT_EQ(good->graph.nodes[0].name, "f\xEF\xBF\xBD[2J");
}

// F4: descriptions that nest.
TEST(Keras, BoundsNesting) {
  std::string nested = layer_json("Flatten", "f");
  for (int i = 0; i < 30; ++i)
    nested = R"({"class_name": "Sequential", "config": {"name": "s", "layers": [)" + nested + "]}}";
  const auto models = read_keras(keras_h5(sequential_json("[null, 4]", {nested}), {}));
  ASSERT_FALSE(models);
  EXPECT_EQ(models.error().kind, ErrorKind::too_large);
  const auto text = read_keras(keras_h5(std::string(100'000, '['), {}));
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().what, "the JSON nests deeper than 100 levels");
}

TEST(Keras, KnowsWeightsWithoutAModel) {
  jauge::testing::Hdf5Writer keras_2, keras_3, other;
  keras_2.texts("/", "layer_names", {"dense"}).dataset("/dense/dense/kernel:0", {4, 2});
  keras_3.dataset("/layers/dense/vars/0", {4, 2});
  other.dataset("/measurements", {10});
  for (const auto* file : {&keras_2, &keras_3})
    EXPECT_EQ(read_keras(file->bytes()).error().what, "the file holds weights without the model they belong to");
  EXPECT_EQ(read_keras(other.bytes()).error().what, "an HDF5 file, but not a Keras model");
}

// A recurrent layer computes what Keras computes: one unit, one step, by hand.
TEST(Keras, OrdersTheGatesOfAnLstm) {
  const auto read = read_keras(keras_archive(
      sequential_json(
          "[null, 1, 1]",
          {layer_json("LSTM", "l", R"(, "units": 1, "activation": "tanh", "recurrent_activation": "sigmoid")")}),
      {{"layers/lstm/cell/vars/0", {1, 4}}, {"layers/lstm/cell/vars/1", {1, 4}}, {"layers/lstm/cell/vars/2", {4}}}));
  ASSERT_TRUE(read) << to_text(read.error());
  // Keras' order is i f c o with values 0.00 0.01 0.02 0.03; ours is i o f c.
  const auto kernel = constant_named(read->graph, "l/kernel").value().as<float>();
  EXPECT_EQ((std::vector<float>(kernel.begin(), kernel.end())), (std::vector<float>{0.00F, 0.03F, 0.01F, 0.02F}));
  EXPECT_EQ(constant_named(read->graph, "l/bias").type.shape, (ir::Shape{1, 4}));
}

}  // namespace
}  // namespace jauge::import
