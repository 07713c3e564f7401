// The TFLite reader: containers with wrong offsets, wild values in sound containers, and what operators become.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "analyzer/import/containers/flatbuffer.h"
#include "analyzer/ir/find_fault.h"
#include "analyzer/ir/graph_text.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/import/graph_facts.h"
#include "tests/analyzer/import/tflite_model.h"

namespace jauge::import {
namespace {

using jauge::testing::FlatTableWriter;
using jauge::testing::operators_of;
using jauge::testing::small_tflite;
using jauge::testing::TfliteModel;
using jauge::testing::TfliteTensor;
using jauge::testing::TfliteType;
using Numbers = std::vector<std::int64_t>;

const ir::Node& node_named(const ir::Graph& graph, const std::string& op) {
  for (const ir::Node& node : graph.nodes)
    if (node.op == op) return node;
  ADD_FAILURE() << "no " << op << " in\n" << ir::to_text(graph);
  static const ir::Node none;
  return none;
}

TEST(Tflite, NotesWeightsThatAreInfinite) {
  TfliteModel model = jauge::testing::small_tflite(false);
  const float infinity = std::numeric_limits<float>::infinity();
  std::string broken;
  for (jauge::testing::TfliteTensor& tensor : model.tensors)
    if (tensor.shape.size() == 4 && !tensor.data.empty() && broken.empty()) {
      std::memcpy(tensor.data.data(), &infinity, sizeof infinity);
      broken = tensor.name;
    }
  const auto read = model.read();
  ASSERT_TRUE(read) << to_text(read.error());
  const auto note = std::ranges::find(read->notes, "infinite", &Note::code);
  ASSERT_NE(note, read->notes.end());
  EXPECT_NE(note->where.find("'" + broken + "'"), std::string::npos) << note->where;
}

TEST(FlatBuffer, ReadsWhatWasWritten) {
  FlatTableWriter child;
  child.int32(0, -7).text(3, "name");
  const auto bytes = FlatTableWriter()
                         .int8(0, 5)
                         .real(2, 0.5F)
                         .int64s(3, {1, -2})
                         .table(4, child)
                         .tables(5, {child, child})
                         .file("TEST");
  FlatBuffer buffer(bytes);
  EXPECT_EQ(buffer.identifier(), "TEST");
  const FlatTable root = buffer.root();
  EXPECT_EQ(root.int8(0), 5);
  EXPECT_EQ(root.int32(1, 9), 9) << "an absent field has its default";
  EXPECT_EQ(root.real(2), 0.5F);
  EXPECT_EQ(root.int64s(3), (Numbers{1, -2}));
  EXPECT_EQ(root.table(4).text(3), "name");
  ASSERT_EQ(root.tables(5).size(), 2u);
  EXPECT_EQ(root.tables(5)[1].int32(0), -7);
  EXPECT_EQ(buffer.fault(), "");
}

TEST(FlatBuffer, RefusesOffsetsOutsideTheFile) {
  const auto bytes = FlatTableWriter().text(0, "name").file("TEST");
  for (std::size_t at = 0; at + 4 <= bytes.size(); ++at) {
    auto damaged = bytes;
    for (std::size_t i = 0; i < 4; ++i) damaged[at + i] = std::byte{0xF0};
    FlatBuffer buffer(damaged);
    const FlatTable root = buffer.root();
    EXPECT_LE(root.text(0).size(), bytes.size());
    EXPECT_LE(root.bytes(0).size(), bytes.size());
    EXPECT_TRUE(root.tables(0).empty() || buffer.fault().empty());
  }
}

// Thousands of tables may point at one list; what they read in all is bounded.
TEST(FlatBuffer, BoundsWhatIsReadTwice) {
  const auto bytes = FlatTableWriter().int32s(0, std::vector<std::int32_t>(1000, 1)).file("TEST");
  FlatBuffer buffer(bytes);
  const FlatTable root = buffer.root();
  for (int i = 0; i < 100; ++i) (void)root.int32s(0);
  EXPECT_NE(buffer.fault().find("used too often"), std::string::npos) << buffer.fault();
}

TEST(Tflite, ReadsFloatAndIntegerNetworksAlike) {
  const auto real = small_tflite(false).read();
  ASSERT_TRUE(real) << to_text(real.error());
  const auto integer = small_tflite(true).read();
  ASSERT_TRUE(integer) << to_text(integer.error());
  const std::vector<std::string> expected = {"Conv", "MaxPool", "Reshape", "Gemm", "Softmax"};
  EXPECT_EQ(operators_of(real->graph), expected);
  EXPECT_EQ(operators_of(integer->graph), expected);
  EXPECT_EQ(node_named(real->graph, "Conv").activation.kind, ir::ActivationKind::relu);
  EXPECT_EQ(node_named(real->graph, "Conv").rounding, ir::Rounding::none);
  EXPECT_EQ(node_named(integer->graph, "Conv").rounding, ir::Rounding::tflite);
  EXPECT_EQ(real->graph.source.producer, "written by a test");
}

// F1: a file cut anywhere is refused with a place, never read beyond its end.
TEST(Tflite, RefusesEveryCut) {
  const auto whole = small_tflite(true).bytes();
  std::size_t step = 1;
  for (std::size_t length = 0; length < whole.size(); length += step) {
    const std::vector<std::byte> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    const auto result = read_bytes(cut, "m.tflite", "/nonexistent", {});
    if (result) {
      EXPECT_FALSE(ir::find_fault(result->graph)) << length;
      EXPECT_GT(length, whole.size() - 64) << "only the padding at the end may be missing";
    }
    step = length < 512 ? 1 : 7;
  }
}

struct Fault {
  const char* name;
  void (*break_it)(TfliteModel& model);
  const char* message;
};

// Tensors of small_tflite: 0 image, 1 filters, 2 bias, 3 features, 4 pooled, 5 flat, 6 weights, 7 logits, 8 scores.
// F2 and F4: sound containers with wild values; F5: sparse and oversized; F6: scales.
const Fault faults[] = {
    {"NegativeDimension",
     [](TfliteModel& m) {
       m.tensors[3].shape = {1, 8, -8, 4};
     },
     "impossible shape"},
    {"HugeShape",
     [](TfliteModel& m) {
       m.tensors[3].shape = {65536, 65536, 65536, 4};
     },
     "impossible shape"},
    {"OtherShapeThanComputed",
     [](TfliteModel& m) {
       m.tensors[3].shape = {1, 8, 8, 5};
     },
     "but it computes"},
    {"TooFewBytes", [](TfliteModel& m) { m.tensors[1].data.resize(11); }, "holds 11 bytes; its shape needs"},
    {"NoSuchBuffer", [](TfliteModel& m) { m.tensors[1].buffer_index_offset = 100; }, "names buffer"},
    {"InputThatIsNotThere", [](TfliteModel& m) { m.inputs = {99}; }, "names a tensor that does not exist"},
    {"NegativeInput", [](TfliteModel& m) { m.inputs = {-2}; }, "names a tensor that does not exist"},
    {"OutputThatIsNotThere", [](TfliteModel& m) { m.outputs = {99}; }, "names a tensor that does not exist"},
    {"OutputNobodyWrites", [](TfliteModel& m) { m.outputs = {m.value("lost", {1})}; }, "'lost' is never written"},
    {"OperatorOnTensorThatIsNotThere",
     [](TfliteModel& m) {
       m.output(m.value("y", {1})).operation(0, {8, 99}, {9});
     },
     "operator 5 names a tensor that does not exist"},
    {"ZeroScale", [](TfliteModel& m) { m.tensors[3].scales = {0}; }, "scale"},
    {"NotANumberScale", [](TfliteModel& m) { m.tensors[3].scales = {std::numeric_limits<float>::quiet_NaN()}; },
     "scale"},
    {"InfiniteScale", [](TfliteModel& m) { m.tensors[3].scales = {std::numeric_limits<float>::infinity()}; }, "scale"},
    {"ZeroPointOutsideItsType", [](TfliteModel& m) { m.tensors[3].zero_points = {1000}; }, "zero point"},
    {"TooManyScales", [](TfliteModel& m) { m.tensors[1].scales.assign(7, 1); }, "scale"},
    {"QuantisedAxisThatIsNotThere",
     [](TfliteModel& m) {
       m.tensors[1].scales.assign(4, 1);
       m.tensors[1].quantized_dimension = 9;
     },
     "axis"},
    {"SparseWeights", [](TfliteModel& m) { m.tensors[1].is_sparse = true; }, "stored sparsely"},
    {"FourBitWeights", [](TfliteModel& m) { m.tensors[1].type = TfliteType::int4; }, "holds 4-bit integers"},
    {"TextTensor", [](TfliteModel& m) { m.tensors[1].type = TfliteType::text; }, "holds text"},
    {"OtherSchema", [](TfliteModel& m) { m.schema_version = 2; }, "schema version 2"},
    {"OpenDimension",
     [](TfliteModel& m) {
       m.tensors[0].shape_signature = {1, -1, 8, 3};
     },
     "its shape is open: 1,?,8,3"},
    {"CustomOperator", [](TfliteModel& m) { m.output(m.value("y", {1})).operation(32, {8}, {10}, {}, "SignalFft"); },
     "custom 'SignalFft'"},
    {"NewerOperator", [](TfliteModel& m) { m.output(m.value("y", {1})).operation(206, {8}, {10}); }, "number 206"},
    {"Loop", [](TfliteModel& m) { m.output(m.value("y", {1})).operation(119, {8}, {10}); }, "WHILE"},
};

class TfliteFault : public ::testing::TestWithParam<Fault> {};

TEST_P(TfliteFault, IsRefusedWithPlaceAndRemedy) {
  TfliteModel model = small_tflite(true);
  GetParam().break_it(model);
  const auto result = model.read();
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().what.find(GetParam().message), std::string::npos) << to_text(result.error());
  EXPECT_NE(result.error().where.find("m.tflite"), std::string::npos) << to_text(result.error());
  EXPECT_FALSE(result.error().hint.empty()) << to_text(result.error());
}

INSTANTIATE_TEST_SUITE_P(Reader, TfliteFault, ::testing::ValuesIn(faults),
                         [](const auto& info) { return std::string(info.param.name); });

// F11: what a file puts into a name is shown, not obeyed.
TEST(Tflite, CleansNames) {
  TfliteModel model = small_tflite(false);
  model.tensors[0].name = "im\x1B[2Jage\xE2\x80\xAE";
  const auto result = model.read();
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_EQ(result->graph.tensor(result->graph.inputs[0]).name, "im\xEF\xBF\xBD[2Jage\xEF\xBF\xBD");
}

// F8: an open batch is said, any other open dimension asks; the file's own guess may be confirmed.
TEST(Tflite, SaysWhatItAssumes) {
  TfliteModel model = small_tflite(false);
  model.tensors[0].shape_signature = {-1, 8, 8, 3};
  const auto batch = model.read();
  ASSERT_TRUE(batch) << to_text(batch.error());
  ASSERT_EQ(batch->notes.size(), 1u);
  EXPECT_EQ(batch->notes[0].code, "dynamic_batch");
  model.tensors[0].shape_signature = {1, -1, 8, 3};
  EXPECT_EQ(model.read().error().kind, ErrorKind::shape_needed);
  EXPECT_TRUE(model.read({.shapes = {{"image", {1, 8, 8, 3}}}, .bindings = {}}));
  EXPECT_EQ(model.read({.shapes = {{"image", {1, 9, 8, 3}}}, .bindings = {}}).error().kind, ErrorKind::usage);
}

TEST(Tflite, NotesDynamicRangeWeights) {
  TfliteModel model = small_tflite(false);
  model.tensors[6].type = TfliteType::int8;
  model.tensors[6].data.resize(640);
  model.tensors[6].scales = {0.5F};
  model.tensors[6].zero_points = {0};
  const auto result = model.read();
  ASSERT_TRUE(result) << to_text(result.error());
  ASSERT_EQ(result->notes.size(), 1u);
  EXPECT_EQ(result->notes[0].code, "dynamic_range");
}

// Old TensorFlow cuts a dilated convolution into three operators.
TEST(Tflite, MakesOneConvolutionOfSpaceToBatch) {
  TfliteModel model;
  const auto x = model.input("x", {1, 8, 8, 3});
  const auto block = model.integers("block", {2, 2});
  const auto pads = model.integers("pads", {2, 2, 2, 2}), crops = model.integers("crops", {0, 0, 0, 0});
  const auto apart = model.value("apart", {4, 6, 6, 3}), middle = model.value("middle", {4, 4, 4, 5});
  const auto filters = model.zeros("filters", {5, 3, 3, 3}), bias = model.zeros("bias", {5});
  const auto y = model.value("y", {1, 8, 8, 5});
  model.operation(38, {x, block, pads}, {apart});
  model.operation(3, {apart, filters, bias}, {middle}, FlatTableWriter().int8(0, 1).int32(1, 1).int32(2, 1));
  model.operation(37, {middle, block, crops}, {y}).output(y);
  const auto result = model.read();
  ASSERT_TRUE(result) << to_text(result.error());
  ASSERT_EQ(operators_of(result->graph), std::vector<std::string>{"Conv"});
  const ir::Node& conv = result->graph.nodes[0];
  EXPECT_EQ(conv.attributes.integers("dilations"), (Numbers{2, 2}));
  EXPECT_EQ(conv.attributes.integers("pads"), (Numbers{2, 2, 2, 2}));
  const ops::Operator* op = ops::find_operator("Conv");
  EXPECT_EQ(op->macs(ops::NodeView(result->graph, conv)).value, 8 * 8 * 5 * 3 * 3 * 3);
}

struct Conversion {
  const char* kind;
  int builtin;
  std::vector<std::vector<std::int32_t>> inputs;  // shapes of float inputs
  std::vector<std::vector<std::int32_t>> values;  // constant integer inputs behind them
  std::vector<std::int32_t> output;
  std::vector<std::string> becomes;
  FlatTableWriter options = {};
  TfliteType output_type = TfliteType::float32;
  TfliteType input_type = TfliteType::float32;
  bool values_first = false;
};

std::vector<Conversion> conversions() {
  using W = FlatTableWriter;
  const std::vector<std::int32_t> image = {1, 4, 4, 2};
  const W window = W().int32(1, 1).int32(2, 1).int32(3, 2).int32(4, 2);
  std::vector<Conversion> all = {
      {"AveragePool", 1, {image}, {}, image, {"AveragePool"}, window},
      {"MaxPool", 17, {image}, {}, image, {"MaxPool"}, window},
      {"Concatenation", 2, {image, image}, {}, {1, 4, 4, 4}, {"Concat"}, W().int32(0, 3)},
      {"DepthToSpace", 5, {{1, 4, 4, 8}}, {}, {1, 8, 8, 2}, {"DepthToSpace"}, W().int32(0, 2)},
      {"SpaceToDepth", 26, {image}, {}, {1, 2, 2, 8}, {"SpaceToDepth"}, W().int32(0, 2)},
      {"L2Normalization", 11, {image}, {}, image, {"ReduceL2", "Div"}},
      {"LeakyRelu", 98, {image}, {}, image, {"LeakyRelu"}, W().real(0, 0.1F)},
      {"Relu6", 21, {image}, {}, image, {"Clip"}},
      {"ReluN1To1", 20, {image}, {}, image, {"Clip"}},
      {"Reshape", 22, {image}, {{1, 32}}, {1, 32}, {"Reshape"}},
      {"Squeeze", 43, {{1, 4}}, {}, {4}, {"Reshape"}},
      {"ExpandDims", 70, {{4}}, {{0}}, {1, 4}, {"Reshape"}},
      {"ResizeBilinear", 23, {image}, {{8, 8}}, {1, 8, 8, 2}, {"Resize"}},
      {"ResizeNearest", 97, {image}, {{8, 8}}, {1, 8, 8, 2}, {"Resize"}},
      {"Pad", 34, {image}, {}, {1, 6, 4, 2}, {"Pad"}},
      {"Gather", 36, {{4, 3}}, {{0, 2}}, {2, 3}, {"Gather"}},
      {"EmbeddingLookup",
       7,
       {{4, 3}},
       {{0, 2}},
       {2, 3},
       {"Gather"},
       {},
       TfliteType::float32,
       TfliteType::float32,
       true},
      {"Transpose", 39, {{2, 3}}, {{1, 0}}, {3, 2}, {"Transpose"}},
      {"Mean", 40, {image}, {{1, 2}}, {1, 2}, {"ReduceMean"}},
      {"Sum", 74, {image}, {{3}}, {1, 4, 4, 1}, {"ReduceSum"}, W().int8(0, 1)},
      {"ReduceMax", 82, {image}, {{3}}, {1, 4, 4}, {"ReduceMax"}},
      {"StridedSlice", 45, {{4, 3}}, {{0, 0}, {4, 3}, {2, 1}}, {2, 3}, {"Slice"}},
      {"Slice", 65, {{4, 3}}, {{1, 0}, {2, 3}}, {2, 3}, {"Slice"}},
      {"Pack", 83, {{3}, {3}}, {}, {2, 3}, {"Reshape", "Reshape", "Concat"}},
      {"ArgMax", 56, {{1, 5}}, {{1}}, {1}, {"ArgMax", "Cast"}, {}, TfliteType::int32},
      {"ArgMin", 79, {{1, 5}}, {{1}}, {1}, {"ArgMin", "Cast"}, {}, TfliteType::int32},
      {"Less", 58, {image, image}, {}, image, {"Less"}, {}, TfliteType::boolean},
      {"GreaterEqual", 62, {image, image}, {}, image, {"GreaterOrEqual"}, {}, TfliteType::boolean},
      {"LogicalNot", 87, {image}, {}, image, {"Not"}, {}, TfliteType::boolean, TfliteType::boolean},
      {"LogicalAnd", 86, {image, image}, {}, image, {"And"}, {}, TfliteType::boolean, TfliteType::boolean},
      {"Rsqrt", 76, {image}, {}, image, {"Sqrt", "Reciprocal"}},
      {"Square", 92, {image}, {}, image, {"Mul"}},
      {"SquaredDifference", 99, {image, image}, {}, image, {"Sub", "Mul"}},
      {"AddN", 106, {image, image, image}, {}, image, {"Sum"}},
      {"BroadcastTo", 130, {{1, 3}}, {{4, 3}}, {4, 3}, {"Expand"}},
      {"Tile", 69, {{1, 3}}, {{2, 1}}, {2, 3}, {"Tile"}},
      {"Cast", 53, {{3}}, {}, {3}, {"Cast"}, {}, TfliteType::int32},
      {"BatchMatmul", 126, {{1, 2, 3}, {1, 3, 4}}, {}, {1, 2, 4}, {"MatMul"}},
      {"BatchMatmulAdjoint", 126, {{1, 2, 3}, {1, 4, 3}}, {}, {1, 2, 4}, {"Transpose", "MatMul"}, W().int8(1, 1)},
  };
  constexpr std::pair<int, const char*> unary[] = {
      {8, "Floor"}, {14, "Sigmoid"}, {19, "Relu"},   {28, "Tanh"},       {47, "Exp"},  {50, "LogSoftmax"},
      {59, "Neg"},  {66, "Sin"},     {73, "Log"},    {75, "Sqrt"},       {101, "Abs"}, {104, "Ceil"},
      {108, "Cos"}, {111, "Elu"},    {116, "Round"}, {117, "HardSwish"}, {150, "Gelu"}};
  for (const auto& [builtin, op] : unary) all.push_back({op, builtin, {image}, {}, image, {op}});
  constexpr std::pair<int, const char*> binary[] = {{0, "Add"},  {18, "Mul"}, {41, "Sub"}, {42, "Div"},
                                                    {55, "Max"}, {57, "Min"}, {78, "Pow"}, {54, "PRelu"}};
  for (const auto& [builtin, op] : binary) all.push_back({op, builtin, {image, image}, {}, image, {op}});
  return all;
}

// F7: no operator costs nothing without a word: each is converted as listed, or refused by name (TfliteFault).
TEST(Tflite, ConvertsEveryFamily) {
  for (const Conversion& conversion : conversions()) {
    TfliteModel model;
    std::vector<std::int32_t> ids, constants;
    for (const auto& shape : conversion.inputs) {
      const auto id = model.input("input" + std::to_string(ids.size()), shape);
      model.tensors[static_cast<std::size_t>(id)].type = conversion.input_type;
      ids.push_back(id);
    }
    for (const auto& values : conversion.values) constants.push_back(model.integers("constant", values));
    if (std::string_view(conversion.kind) == "Pad") {
      const auto margins = model.integers("margins", {0, 0, 1, 1, 0, 0, 0, 0});
      model.tensors[static_cast<std::size_t>(margins)].shape = {4, 2};
      constants.push_back(margins);
    }
    ids.insert(conversion.values_first ? ids.begin() : ids.end(), constants.begin(), constants.end());
    const auto y = model.add({.name = "y", .shape = conversion.output, .type = conversion.output_type});
    const auto result = model.operation(conversion.builtin, ids, {y}, conversion.options).output(y).read();
    ASSERT_TRUE(result) << conversion.kind << ": " << to_text(result.error());
    EXPECT_EQ(operators_of(result->graph), conversion.becomes) << conversion.kind;
  }
}

TEST(Tflite, SplitsAndUnpacks) {
  TfliteModel model;
  const auto x = model.input("x", {2, 6});
  const auto axis = model.integers("axis", {1});
  model.tensors[static_cast<std::size_t>(axis)].shape = {};
  const auto a = model.value("a", {2, 3}), b = model.value("b", {2, 3});
  model.operation(49, {axis, x}, {a, b}, FlatTableWriter().int32(0, 2)).output(a);
  const auto c = model.value("c", {3}), d = model.value("d", {3});
  model.operation(88, {b}, {c, d}, FlatTableWriter().int32(0, 2).int32(1, 0)).output(c).output(d);
  const auto result = model.read();
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_EQ(operators_of(result->graph), (std::vector<std::string>{"Split", "Unstack"}));
}

// SHAPE and what computes with it is known while reading; nothing of it stays.
TEST(Tflite, ComputesShapesWhileReading) {
  TfliteModel model;
  const auto x = model.input("x", {2, 6});
  const auto shape = model.add({.name = "shape", .shape = {2}, .type = TfliteType::int32});
  const auto y = model.value("y", {12});
  model.operation(77, {x}, {shape}).operation(22, {x, shape}, {y}).output(y);
  const auto result = model.read();
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_EQ(operators_of(result->graph), std::vector<std::string>{"Reshape"});
}

TEST(Tflite, RefusesToCompareIntegersOfDifferentScales) {
  TfliteModel model;
  for (const float scale : {0.5F, 0.25F})
    model.inputs.push_back(
        model.add({.name = "x", .shape = {4}, .type = TfliteType::int8, .scales = {scale}, .zero_points = {0}}));
  const auto y = model.add({.name = "y", .shape = {4}, .type = TfliteType::boolean});
  const auto result = model.operation(58, {0, 1}, {y}).output(y).read();
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().what.find("different scales"), std::string::npos) << to_text(result.error());
}

}  // namespace
}  // namespace jauge::import
