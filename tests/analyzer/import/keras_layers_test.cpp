// Every family of Keras layers, as Keras 3 stores it.
#include <gtest/gtest.h>

#include "tests/analyzer/import/graph_facts.h"
#include "tests/analyzer/import/keras_model.h"

namespace jauge::import {
namespace {

using jauge::testing::ArchiveVariable;
using jauge::testing::keras_archive;
using jauge::testing::layer_json;
using jauge::testing::operators_of;
using jauge::testing::output_shape;
using jauge::testing::params_of;
using jauge::testing::read_keras;
using jauge::testing::sequential_json;

struct Variant {
  const char* name;
  std::string shape;
  std::vector<std::string> layers;
  std::vector<ArchiveVariable> variables;
  std::vector<std::string> operators;
  ir::Shape output;
  std::int64_t params;
};

// Every family, as Keras 3 stores it; parameters as Keras counts them.
std::vector<Variant> variants() {
  const auto wrapped = [](const std::string& inner) { return ", \"layer\": " + inner; };
  const std::string lstm =
      R"(, "units": 4, "activation": "tanh", "recurrent_activation": "sigmoid", "return_sequences": true)";
  const std::string gru =
      R"(, "units": 4, "activation": "tanh", "recurrent_activation": "sigmoid", "reset_after": true)";
  return {
      {"Conv1D",
       "[null, 10, 3]",
       {layer_json("Conv1D", "c", R"(, "filters": 5, "kernel_size": [3], "padding": "causal")")},
       {{"layers/conv1d/vars/0", {3, 3, 5}}, {"layers/conv1d/vars/1", {5}}},
       {"Pad", "Conv"},
       {1, 10, 5},
       50},
      {"Depthwise",
       "[null, 8, 8, 3]",
       {layer_json("DepthwiseConv2D", "d", R"(, "kernel_size": [3, 3], "depth_multiplier": 2)")},
       {{"layers/depthwise_conv2d/vars/0", {3, 3, 3, 2}}, {"layers/depthwise_conv2d/vars/1", {6}}},
       {"Conv"},
       {1, 6, 6, 6},
       60},
      {"Separable",
       "[null, 8, 8, 3]",
       {layer_json("SeparableConv2D", "s", R"(, "kernel_size": [3, 3], "filters": 4)")},
       {{"layers/separable_conv2d/vars/0", {3, 3, 3, 1}},
        {"layers/separable_conv2d/vars/1", {1, 1, 3, 4}},
        {"layers/separable_conv2d/vars/2", {4}}},
       {"Conv", "Conv"},
       {1, 6, 6, 4},
       27 + 12 + 4},
      {"Transposed",
       "[null, 4, 4, 3]",
       {layer_json("Conv2DTranspose", "t", R"(, "kernel_size": [2, 2], "strides": [2, 2], "filters": 5)")},
       {{"layers/conv2d_transpose/vars/0", {2, 2, 5, 3}}, {"layers/conv2d_transpose/vars/1", {5}}},
       {"ConvTranspose"},
       {1, 8, 8, 5},
       65},
      {"ChannelsFirst",
       "[null, 3, 8, 8]",
       {layer_json("Conv2D", "c", R"(, "kernel_size": [3, 3], "filters": 5, "data_format": "channels_first")")},
       {{"layers/conv2d/vars/0", {3, 3, 3, 5}}, {"layers/conv2d/vars/1", {5}}},
       {"Conv"},
       {1, 5, 6, 6},
       140},
      {"NormWithoutScale",
       "[null, 4]",
       {layer_json("BatchNormalization", "n", R"(, "scale": false)")},
       {{"layers/batch_normalization/vars/0", {4}},
        {"layers/batch_normalization/vars/1", {4}},
        {"layers/batch_normalization/vars/2", {4}}},
       {"BatchNormalization"},
       {1, 4},
       12},
      {"LSTM",
       "[null, 7, 3]",
       {layer_json("LSTM", "l", lstm)},
       {{"layers/lstm/cell/vars/0", {3, 16}}, {"layers/lstm/cell/vars/1", {4, 16}}, {"layers/lstm/cell/vars/2", {16}}},
       {"LSTM", "Reshape"},
       {1, 7, 4},
       4 * 4 * (3 + 4 + 1)},
      {"GRU",
       "[null, 7, 3]",
       {layer_json("GRU", "g", gru)},
       {{"layers/gru/cell/vars/0", {3, 12}}, {"layers/gru/cell/vars/1", {4, 12}}, {"layers/gru/cell/vars/2", {2, 12}}},
       {"GRU", "Reshape"},
       {1, 4},
       3 * 4 * (3 + 4 + 2)},
      {"SimpleRNN",
       "[null, 7, 3]",
       {layer_json("SimpleRNN", "r", R"(, "units": 4, "activation": "tanh")")},
       {{"layers/simple_rnn/cell/vars/0", {3, 4}},
        {"layers/simple_rnn/cell/vars/1", {4, 4}},
        {"layers/simple_rnn/cell/vars/2", {4}}},
       {"RNN", "Reshape"},
       {1, 4},
       4 * (3 + 4 + 1)},
      {"Bidirectional",
       "[null, 7, 3]",
       {layer_json("Bidirectional", "b", wrapped(layer_json("LSTM", "l", lstm)))},
       {{"layers/bidirectional/forward_layer/cell/vars/0", {3, 16}},
        {"layers/bidirectional/forward_layer/cell/vars/1", {4, 16}},
        {"layers/bidirectional/forward_layer/cell/vars/2", {16}},
        {"layers/bidirectional/backward_layer/cell/vars/0", {3, 16}},
        {"layers/bidirectional/backward_layer/cell/vars/1", {4, 16}},
        {"layers/bidirectional/backward_layer/cell/vars/2", {16}}},
       {"LSTM", "Reshape"},
       {1, 7, 8},
       2 * 128},
      {"TimeDistributed",
       "[null, 7, 3]",
       {layer_json("TimeDistributed", "t", wrapped(layer_json("Dense", "d", R"(, "units": 5)")))},
       {{"layers/time_distributed/layer/vars/0", {3, 5}}, {"layers/time_distributed/layer/vars/1", {5}}},
       {"Reshape", "Gemm", "Reshape"},
       {1, 7, 5},
       20},
      {"Embedding",
       "[null, 6]",
       {layer_json("Embedding", "e", R"(, "input_dim": 50, "output_dim": 4)")},
       {{"layers/embedding/vars/0", {50, 4}}},
       {"Cast", "Gather"},
       {1, 6, 4},
       200},
      {"LayerNormalization",
       "[null, 6, 4]",
       {layer_json("LayerNormalization", "n")},
       {{"layers/layer_normalization/vars/0", {4}}, {"layers/layer_normalization/vars/1", {4}}},
       {"LayerNormalization"},
       {1, 6, 4},
       8},
      {"TwoOfAClass",
       "[null, 4]",
       {layer_json("Dense", "wide", R"(, "units": 6)"), layer_json("Dense", "narrow", R"(, "units": 2)")},
       {{"layers/dense/vars/0", {4, 6}},
        {"layers/dense/vars/1", {6}},
        {"layers/dense_1/vars/0", {6, 2}},
        {"layers/dense_1/vars/1", {2}}},
       {"Gemm", "Gemm"},
       {1, 2},
       44},
      {"ByLayerName",
       "[null, 4]",
       {layer_json("Dense", "wide", R"(, "units": 6)"), layer_json("Dense", "narrow", R"(, "units": 2)")},
       {{"layers/wide/vars/0", {4, 6}},
        {"layers/wide/vars/1", {6}},
        {"layers/narrow/vars/0", {6, 2}},
        {"layers/narrow/vars/1", {2}}},
       {"Gemm", "Gemm"},
       {1, 2},
       44},
      {"FirstVersions",
       "[null, 4]",
       {layer_json("Dense", "wide", R"(, "units": 6)")},
       {{"_layer_checkpoint_dependencies/dense/vars/0", {4, 6}}, {"_layer_checkpoint_dependencies/dense/vars/1", {6}}},
       {"Gemm"},
       {1, 6},
       30},
      {"FromWindows",
       "[null, 4]",
       {layer_json("Dense", "wide", R"(, "units": 6)")},
       {{"_layer_checkpoint_dependencies\\dense/vars/0", {4, 6}},
        {"_layer_checkpoint_dependencies\\dense/vars/1", {6}}},
       {"Gemm"},
       {1, 6},
       30},
      {"NestedSequential",
       "[null, 4]",
       {R"({"class_name": "Sequential", "config": {"name": "inner", "layers": [)" +
        layer_json("Dense", "d", R"(, "units": 3)") + "]}}"},
       {{"layers/sequential/layers/dense/vars/0", {4, 3}}, {"layers/sequential/layers/dense/vars/1", {3}}},
       {"Gemm"},
       {1, 3},
       15},
      {"Activations",
       "[null, 4]",
       {layer_json("LeakyReLU", "a", R"(, "negative_slope": 0.1)"), layer_json("ReLU", "b", R"(, "max_value": 6)"),
        layer_json("Activation", "c", R"(, "activation": "hard_sigmoid")"), layer_json("PReLU", "d")},
       {{"layers/p_re_lu/vars/0", {4}}},
       {"LeakyRelu", "Clip", "HardSigmoid", "PRelu"},
       {1, 4},
       4},
      {"Spatial",
       "[null, 8, 8, 3]",
       {layer_json("ZeroPadding2D", "z", R"(, "padding": [[1, 1], [2, 2]])"),
        layer_json("Cropping2D", "c", R"(, "cropping": 1)"), layer_json("UpSampling2D", "u", R"(, "size": [2, 2])"),
        layer_json("MaxPooling2D", "m", R"(, "pool_size": [2, 2], "strides": null)"),
        layer_json("GlobalAveragePooling2D", "g")},
       {},
       {"Pad", "Slice", "Resize", "MaxPool", "GlobalAveragePool", "Reshape"},
       {1, 3},
       0},
      {"Shapes",
       "[null, 4, 6]",
       {layer_json("Permute", "p", R"(, "dims": [2, 1])"), layer_json("Flatten", "f"),
        layer_json("RepeatVector", "r", R"(, "n": 3)"), layer_json("Reshape", "s", R"(, "target_shape": [72])"),
        layer_json("Dropout", "d")},
       {},
       {"Transpose", "Flatten", "Reshape", "Tile", "Reshape", "Dropout"},
       {1, 72},
       0},
  };
}

TEST(KerasArchive, ReadsEveryFamily) {
  for (const Variant& variant : variants()) {
    const auto read = read_keras(keras_archive(sequential_json(variant.shape, variant.layers), variant.variables));
    ASSERT_TRUE(read) << variant.name << ": " << to_text(read.error());
    EXPECT_EQ(operators_of(read->graph), variant.operators) << variant.name;
    EXPECT_EQ(output_shape(read->graph), variant.output) << variant.name;
    EXPECT_EQ(params_of(read->graph), variant.params) << variant.name;
  }
}

}  // namespace
}  // namespace jauge::import
