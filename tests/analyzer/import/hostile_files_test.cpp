// Bad files, each with the message a person sees: golden/hostile_files.txt is reviewed like code.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "analyzer/import/formats.h"
#include "analyzer/import/shown_name.h"
#include "tests/analyzer/import/onnx_model.h"
#include "tests/support/golden.h"
#include "tests/support/temporary_folder.h"

namespace jauge::import {
namespace {

using jauge::testing::OnnxModel;
using jauge::testing::set;
using jauge::testing::small_network;

using Bytes = std::vector<std::byte>;

Bytes bytes_of(std::string_view text, std::size_t padded_to = 0) {
  Bytes bytes;
  for (char c : text) bytes.push_back(static_cast<std::byte>(c));
  if (bytes.size() < padded_to) bytes.resize(padded_to);
  return bytes;
}

class HostileFiles : public ::testing::Test {
 protected:
  // One line of the golden text; every case must be an error.
  void expect_refusal(const std::string& title, const Bytes& bytes, const ReadOptions& options = {}) {
    const auto result = read_bytes(bytes, "model.onnx", folder_.path(), options);
    EXPECT_FALSE(result) << title;
    if (result) return;
    text_ += title + "\n  [" + std::string(code_of(result.error().kind)) + "] " + to_text(result.error()) + "\n";
  }
  void expect_refusal(const std::string& title, const OnnxModel& model, const ReadOptions& options = {}) {
    expect_refusal(title, model.bytes(), options);
  }
  void expect_golden(const char* name) {
    jauge::testing::expect_golden(std::string("analyzer/import/golden/") + name, text_);
  }

  jauge::testing::TemporaryFolder folder_;
  std::string text_;
};

TEST_F(HostileFiles, ForeignFilesAreNamed) {
  using namespace std::string_literals;
  using namespace std::string_view_literals;
  expect_refusal("empty", Bytes{});
  expect_refusal("PNG", bytes_of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv, 200));
  expect_refusal("JPEG", bytes_of("\xFF\xD8\xFF\xE0\0\x10JFIF"sv, 200));
  expect_refusal("PyTorch zip", bytes_of("PK\x03\x04\x14\0\0\0\0\0archive/data.pkl"sv, 200));
  expect_refusal("Keras zip", bytes_of("PK\x03\x04\x14\0\0\0\0\0model.weights.h5"sv, 200));
  expect_refusal("other zip", bytes_of("PK\x03\x04\x14\0\0\0\0\0letter.txt"sv, 200));
  expect_refusal("SavedModel zip", bytes_of("PK\x03\x04\x14\0\0\0\0\0my_model/saved_model.pb"sv, 200));
  expect_refusal("NumPy zip", bytes_of("PK\x03\x04\x14\0\0\0\0\0arr_0.npy"sv, 200));
  expect_refusal("tar", bytes_of(std::string(257, 'm') + "ustar\0"s, 512));
  expect_refusal("checkpoint", bytes_of("\0\0\x01\x02 conv/kernel \x57\xFB\x80\x8B\x24\x75\x47\xDB"sv));
  expect_refusal("list of checkpoints", bytes_of("model_checkpoint_path: \"model.ckpt-100\"\n"));
  expect_refusal("frozen graph", bytes_of("\x0A\x16\x0A\x05input\x12\x0BPlaceholder"sv, 200));
  expect_refusal("MATLAB 7.3", bytes_of("MATLAB 7.3 MAT-file, Platform: GLNXA64"sv, 200));
  expect_refusal("TensorFlow.js", bytes_of("{\"modelTopology\": {\"keras_version\": \"2.15.0\"}}"));
  expect_refusal("pickle", bytes_of("\x80\x02}q\0"sv, 200));
  expect_refusal("NumPy", bytes_of("\x93NUMPY\x01\0"sv, 200));
  expect_refusal("MATLAB", bytes_of("MATLAB 5.0 MAT-file, Platform: GLNXA64"sv, 200));
  expect_refusal("gzip", bytes_of("\x1F\x8B\x08\0"sv, 200));
  expect_refusal("JSON", bytes_of("{\"class_name\": \"Sequential\"}"));
  expect_refusal("web page", bytes_of("<!DOCTYPE html><html>Not Found</html>"));
  expect_refusal("text", bytes_of("layer 1: conv 3x3\n"));
  expect_refusal("Git LFS pointer", bytes_of("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n"));
  expect_refusal("random bytes", bytes_of("\xF3\x07\x91\xEE\x02\x9B\xC4\xFF\x01"sv, 100));
  expect_refusal("SavedModel", bytes_of("\x08\x01\x12\x0A"
                                        "0123456789"));
  expect_golden("foreign_files.txt");
}

TEST_F(HostileFiles, DamagedFilesAreLocated) {
  const Bytes whole = small_network().bytes();
  for (std::size_t length : {1u, 2u, 10u, 200u, 1000u})
    expect_refusal("cut to " + std::to_string(length) + " bytes", Bytes(whole.begin(), whole.begin() + length));
  Bytes overwritten = whole;
  for (std::size_t i = 30; i < 200; ++i) overwritten[i] = std::byte{0xFF};
  expect_refusal("170 bytes overwritten", overwritten);

  OnnxModel cycle(13);
  cycle.input("x", {1, 4}).node("Add", {"x", "c"}, {"a"});
  cycle.node("Relu", {"a"}, {"b"});
  cycle.node("Sigmoid", {"b"}, {"c"});
  expect_refusal("cycle", cycle.output("c"));

  OnnxModel unwritten(13);
  unwritten.input("x", {1, 4}).node("Add", {"x", "nowhere"}, {"y"});
  expect_refusal("a tensor nobody writes", unwritten.output("y"));

  OnnxModel twice(13);
  twice.input("x", {1, 4}).node("Relu", {"x"}, {"y"});
  twice.node("Tanh", {"x"}, {"y"});
  expect_refusal("a tensor written twice", twice.output("y"));

  OnnxModel constant_twice(13);
  constant_twice.input("x", {4}).zeros("w", {4}).zeros("w", {4}).node("Add", {"x", "w"}, {"y"});
  expect_refusal("a constant defined twice", constant_twice.output("y"));

  OnnxModel no_output(13);
  no_output.input("x", {4}).node("Relu", {"x"}, {"y"});
  expect_refusal("no output", no_output);

  OnnxModel lost_output(13);
  lost_output.input("x", {4}).node("Relu", {"x"}, {"y"});
  expect_refusal("an output nobody writes", lost_output.output("z"));
  expect_golden("damaged_files.txt");
}

TEST_F(HostileFiles, ImpossibleTensorsAreRefusedBeforeMemoryIsTaken) {
  const auto with_constant = [](const std::function<void(::onnx::TensorProto&)>& change) {
    OnnxModel model(13);
    model.input("x", {1, 4}).floats("w", {4}, {1, 2, 3, 4}).node("Add", {"x", "w"}, {"y"});
    model.output("y");
    change(*model.proto.mutable_graph()->mutable_initializer(0));
    return model;
  };
  using Tensor = ::onnx::TensorProto;
  const auto shape = [](Tensor& tensor, std::initializer_list<std::int64_t> dims) {
    tensor.clear_dims();
    for (std::int64_t dimension : dims) tensor.add_dims(dimension);
  };
  const std::int64_t huge = std::int64_t{1} << 33;
  expect_refusal("2^33 x 2^33", with_constant([&](Tensor& t) { shape(t, {huge, huge}); }));
  expect_refusal("2^32 x 2^32, which wraps to 0", with_constant([&](Tensor& t) { shape(t, {huge / 2, huge / 2}); }));
  expect_refusal("negative", with_constant([&](Tensor& t) { shape(t, {-4}); }));
  expect_refusal("rank 9", with_constant([&](Tensor& t) { shape(t, {1, 1, 1, 1, 1, 1, 1, 1, 4}); }));
  expect_refusal("1 GB claimed by a small file", with_constant([&](Tensor& t) { shape(t, {250'000'000}); }));
  expect_refusal("1 GB claimed, no data", with_constant([&](Tensor& t) {
                   shape(t, {250'000'000});
                   t.clear_raw_data();
                 }));
  expect_refusal("data too long", with_constant([&](Tensor& t) { shape(t, {3}); }));
  expect_refusal("bfloat16", with_constant([](Tensor& t) { t.set_data_type(Tensor::BFLOAT16); }));
  expect_refusal("int4", with_constant([](Tensor& t) { t.set_data_type(22); }));
  expect_refusal("string", with_constant([](Tensor& t) { t.set_data_type(Tensor::STRING); }));
  expect_refusal("type 999", with_constant([](Tensor& t) { t.set_data_type(999); }));
  expect_refusal("a value outside its type", with_constant([](Tensor& t) {
                   t.clear_raw_data();
                   t.set_data_type(Tensor::INT8);
                   for (int value : {1, 2, 300, 4}) t.add_int32_data(value);
                 }));
  expect_refusal("segment", with_constant([](Tensor& t) { t.mutable_segment()->set_begin(0); }));

  OnnxModel sparse = with_constant([](Tensor&) {});
  sparse.proto.mutable_graph()->add_sparse_initializer()->mutable_values()->set_name("thin");
  expect_refusal("sparse", sparse);
  expect_golden("impossible_tensors.txt");
}

TEST_F(HostileFiles, WildAttributesAreRefused) {
  const auto pool = [](const char* name, std::int64_t value) {
    OnnxModel model(13);
    model.input("x", {1, 3, 8, 8});
    auto& node = model.node("MaxPool", {"x"}, {"y"});
    if (std::string_view(name) != "kernel_shape") set(node, "kernel_shape", std::vector<std::int64_t>{2, 2});
    set(node, name, std::vector<std::int64_t>{value, value});
    return model.output("y");
  };
  expect_refusal("MaxPool stride 0", pool("strides", 0));
  expect_refusal("MaxPool kernel 0", pool("kernel_shape", 0));
  expect_refusal("MaxPool dilation -1", pool("dilations", -1));
  expect_refusal("MaxPool stride 2^63 - 1", pool("strides", std::numeric_limits<std::int64_t>::max()));
  expect_refusal("MaxPool kernel 2^62", pool("kernel_shape", std::int64_t{1} << 62));

  OnnxModel group(13);
  group.input("x", {1, 3, 8, 8}).zeros("w", {4, 3, 3, 3});
  set(group.node("Conv", {"x", "w"}, {"y"}), "group", std::int64_t{0});
  expect_refusal("Conv group 0", group.output("y"));

  OnnxModel reshape(13);
  reshape.input("x", {1, 4}).integers("shape", {4});
  auto& two_bytes = *reshape.proto.mutable_graph()->mutable_initializer(0);
  two_bytes.clear_int64_data();
  two_bytes.set_raw_data("ab");
  reshape.node("Reshape", {"x", "shape"}, {"y"});
  expect_refusal("Reshape with an int64 shape of 2 bytes", reshape.output("y"));

  OnnxModel computed(13);
  computed.input("x", {1, 4}).input("s", {2}, ::onnx::TensorProto::INT64).node("Reshape", {"x", "s"}, {"y"});
  expect_refusal("Reshape to a shape known only at run time", computed.output("y"));

  OnnxModel repeated = small_network();
  set(*repeated.proto.mutable_graph()->mutable_node(0), "pads", std::vector<std::int64_t>{0, 0, 0, 0});
  expect_refusal("an attribute twice", repeated);

  OnnxModel training(14);
  training.input("x", {1, 2, 4, 4}).zeros("s", {2}).zeros("b", {2}).zeros("m", {2}).zeros("v", {2});
  set(training.node("BatchNormalization", {"x", "s", "b", "m", "v"}, {"y"}), "training_mode", std::int64_t{1});
  expect_refusal("BatchNormalization in training mode", training.output("y"));
  expect_golden("wild_attributes.txt");
}

TEST_F(HostileFiles, OpenDimensionsAreAskedFor) {
  const auto model = [](const std::vector<std::string>& dimensions) {
    OnnxModel model(13);
    model.open_input("audio", dimensions).node("Relu", {"audio"}, {"y"});
    return model.output("y");
  };
  const auto give = [](std::vector<std::int64_t> shape) {
    return ReadOptions{.shapes = {{"audio", std::move(shape)}}, .bindings = {}};
  };
  expect_refusal("a named dimension", model({"batch", "time", "40"}));
  expect_refusal("several open dimensions", model({"N", "height", "width", ""}));
  expect_refusal("an unnamed dimension", model({"1", "", "40"}));
  expect_refusal("a name in front that is no batch", model({"sequence", "40"}));
  expect_refusal("-1 in the middle", model({"1", "-1", "40"}));
  expect_refusal("0 in the middle", model({"1", "0", "40"}));
  expect_refusal("-4", model({"1", "-4", "40"}));
  expect_refusal("2^62 x 40", model({"1", std::to_string(std::int64_t{1} << 62), "40"}));
  expect_refusal("given: another rank", model({"batch", "time", "40"}), give({1, 40}));
  expect_refusal("given: against the file", model({"batch", "time", "40"}), give({1, 9, 41}));
  expect_refusal("given: zero", model({"batch", "time", "40"}), give({1, 0, 40}));
  expect_refusal("given for another input", model({"1", "40"}),
                 ReadOptions{.shapes = {{"audo", {1, 40}}}, .bindings = {}});
  OnnxModel shapeless(13);
  shapeless.input("x", {}).node("Relu", {"x"}, {"y"});
  shapeless.proto.mutable_graph()->mutable_input(0)->mutable_type()->mutable_tensor_type()->clear_shape();
  expect_refusal("no shape at all", shapeless.output("y"));
  OnnxModel sequence(13);
  sequence.input("x", {1}).node("Relu", {"x"}, {"y"});
  sequence.proto.mutable_graph()->mutable_input(0)->mutable_type()->mutable_sequence_type();
  expect_refusal("a sequence", sequence.output("y"));
  expect_golden("open_dimensions.txt");
}

// faults.md F4: each limit at its border.
TEST_F(HostileFiles, LimitsHoldAtTheirBorders) {
  const auto chain = [](int nodes) {
    OnnxModel model(13);
    model.input("t0", {1});
    for (int i = 0; i < nodes; ++i) model.node("Relu", {"t" + std::to_string(i)}, {"t" + std::to_string(i + 1)});
    return model.output("t" + std::to_string(nodes));
  };
  EXPECT_TRUE(chain(200'000).read());
  EXPECT_EQ(chain(200'001).read().error().kind, ErrorKind::too_large);

  const auto with_name = [](std::size_t length) {
    OnnxModel model(13);
    model.input("x", {1}).node("Relu", {"x"}, {"y"}).set_name(std::string(length, 'n'));
    return model.output("y");
  };
  EXPECT_TRUE(with_name(64 * 1024).read());
  EXPECT_EQ(with_name(64 * 1024 + 1).read().error().kind, ErrorKind::too_large);

  const auto with_rank = [](std::size_t rank) {
    OnnxModel model(13);
    model.input("x", std::vector<std::int64_t>(rank, 1)).node("Relu", {"x"}, {"y"});
    return model.output("y");
  };
  EXPECT_TRUE(with_rank(8).read());
  EXPECT_FALSE(with_rank(9).read());
}

TEST_F(HostileFiles, UnknownOperatorsAreListed) {
  OnnxModel several(13);
  several.input("x", {1, 4});
  several.node("Frobnicate", {"x"}, {"a"});
  several.node("Frobnicate", {"a"}, {"b"});
  several.node("Wobble", {"b"}, {"c"}).set_domain("com.example");
  expect_refusal("unknown operators", several.output("c"));

  OnnxModel control(13);
  control.input("c", {1}, ::onnx::TensorProto::BOOL);
  auto& branch = control.node("If", {"c"}, {"y"});
  auto& attribute = *branch.add_attribute();
  attribute.set_name("then_branch");
  attribute.mutable_g()->set_name("then");
  expect_refusal("control flow", control.output("y"));

  OnnxModel function(18);
  function.input("x", {1, 4}).node("gelu_like", {"x"}, {"y"}).set_domain("pkg.local");
  auto& definition = *function.proto.add_functions();
  definition.set_name("gelu_like");
  definition.set_domain("pkg.local");
  expect_refusal("a function of the model", function.output("y"));

  OnnxModel vendor(13);
  vendor.input("x", {1, 4}).node("FusedMatMul", {"x", "x"}, {"y"}).set_domain("com.microsoft");
  expect_refusal("a fused vendor operator", vendor.output("y"));

  for (std::int64_t opset : {24, 100}) {
    OnnxModel other(opset);
    other.input("x", {1, 4}).node("Relu", {"x"}, {"y"});
    expect_refusal("opset " + std::to_string(opset), other.output("y"));
  }
  expect_golden("unknown_operators.txt");
}

class ExternalData : public HostileFiles {
 protected:
  OnnxModel pointing_to(const std::string& location, const char* offset = nullptr, const char* length = nullptr) const {
    OnnxModel model(13);
    model.input("x", {1, 4}).floats("w", {4}, {}).node("Add", {"x", "w"}, {"y"});
    auto& tensor = *model.proto.mutable_graph()->mutable_initializer(0);
    tensor.clear_raw_data();
    tensor.set_data_location(::onnx::TensorProto::EXTERNAL);
    const auto entry = [&tensor](const char* key, const std::string& value) {
      auto& pair = *tensor.add_external_data();
      pair.set_key(key);
      pair.set_value(value);
    };
    entry("location", location);
    if (offset) entry("offset", offset);
    if (length) entry("length", length);
    return model.output("y");
  }
  void write(const std::filesystem::path& path, std::size_t bytes) const {
    std::ofstream(path, std::ios::binary) << std::string(bytes, 'x');
  }
};

TEST_F(ExternalData, NothingOutsideTheFolderIsReached) {
  // The model lives in a folder of its own; everything else is outside.
  const auto outside = folder_.path() / "outside", inside = folder_.path() / "inside";
  std::filesystem::create_directories(outside);
  std::filesystem::create_directories(inside / "real");
  write(outside / "secret.bin", 16);
  write(inside / "short.bin", 7);
  write(inside / "whole.bin", 16);
  std::filesystem::create_symlink(outside / "secret.bin", inside / "link.bin");
  std::filesystem::create_symlink(inside / "whole.bin", inside / "own_link.bin");
  std::filesystem::create_directory_symlink(outside, inside / "door");
  std::filesystem::create_hard_link(outside / "secret.bin", inside / "hard.bin");
  ASSERT_EQ(::mkfifo((inside / "pipe").c_str(), 0600), 0);

  const auto refusal = [&](const std::string& location, const char* offset = nullptr, const char* length = nullptr) {
    const auto result = read_bytes(pointing_to(location, offset, length).bytes(), "model.onnx", inside, {});
    ASSERT_FALSE(result) << location;
    std::string shown = clean_name(location.starts_with('/') ? "/..." : location);
    text_ += shown.substr(0, 60) + (offset ? std::string(" offset ") + offset : "") +
             (length ? std::string(" length ") + length : "") + "\n  [" + std::string(code_of(result.error().kind)) +
             "] " + result.error().where + ": " + result.error().what.substr(result.error().what.find("which")) + "\n";
  };
  ASSERT_TRUE(read_bytes(pointing_to("whole.bin").bytes(), "model.onnx", inside, {}));
  ASSERT_TRUE(read_bytes(pointing_to("./real/../whole.bin").bytes(), "model.onnx", inside, {}).has_value() == false);
  for (const char* location :
       {"../outside/secret.bin", "real/../../outside/secret.bin", "..\\outside\\secret.bin", "..", "link.bin",
        "own_link.bin", "door/secret.bin", "hard.bin", "pipe", "real", "short.bin", "", ".", "C:\\secret.bin"})
    refusal(location);
  refusal((outside / "secret.bin").string());
  refusal("/dev/zero");
  refusal(std::string(5000, 'a'));
  refusal(std::string("whole.bin\0../x", 14));
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "a/";
  refusal(deep + "b");
  refusal("whole.bin", "9999");
  refusal("whole.bin", "8");
  refusal("whole.bin", "9223372036854775807");
  expect_golden("external_data.txt");
}

TEST_F(ExternalData, NumbersAreChecked) {
  write(folder_.path() / "whole.bin", 16);
  expect_refusal("negative offset", pointing_to("whole.bin", "-1"));
  expect_refusal("offset with words", pointing_to("whole.bin", "0x10"));
  expect_refusal("offset over 64 bits", pointing_to("whole.bin", "99999999999999999999"));
  expect_refusal("length of another shape", pointing_to("whole.bin", "0", "12"));
  expect_refusal("absent file", pointing_to("absent.bin"));
  expect_golden("external_numbers.txt");
}

}  // namespace
}  // namespace jauge::import
