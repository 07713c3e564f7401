// Through the child process: the same graph as in process, and whatever happens to the child is an error here.
#include "analyzer/import/reader/read_model.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "analyzer/base/program_paths.h"
#include "analyzer/ir/graph_text.h"
#include "tests/analyzer/import/onnx_model.h"
#include "tests/support/temporary_folder.h"

namespace jauge::import {
namespace {

using jauge::testing::OnnxModel;
using jauge::testing::small_network;

class ReadModel : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::vector<std::byte>& bytes) const {
    const auto path = folder_.path() / name;
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path;
  }
  // What comes of a child that behaves as `behaviour` says (misbehaving_reader.cpp).
  Error error_of(const std::string& behaviour, double timeout_s = 20) const {
    const auto model = write("model.onnx", small_network().bytes());
    const auto reader = folder_.path() / behaviour;
    std::filesystem::create_symlink(program_folder() / "misbehaving-reader", reader);
    const auto result = read_model_through(reader, model, {}, timeout_s, {});
    EXPECT_FALSE(result);
    return result ? Error{} : result.error();
  }
  jauge::testing::TemporaryFolder folder_;
};

TEST_F(ReadModel, GivesTheSameGraphAsInProcess) {
  const OnnxModel model = small_network();
  const auto direct = model.read();
  const auto through_child = read_model(write("model.onnx", model.bytes()), {}, 20, {});
  ASSERT_TRUE(direct);
  ASSERT_TRUE(through_child) << to_text(through_child.error());
  EXPECT_EQ(ir::to_text(through_child->graph), ir::to_text(direct->graph));
  EXPECT_EQ(through_child->graph.source, direct->graph.source);
}

TEST_F(ReadModel, BringsNotesAndShapesAcross) {
  OnnxModel model(13);
  model.open_input("x", {"batch", "time", "4"}).node("Relu", {"x"}, {"y"});
  model.output("y");
  const auto file = write("model.onnx", model.bytes());
  const auto refused = read_model(file, {}, 20, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::shape_needed);
  EXPECT_EQ(refused.error().hint, "--shape x=1,?,4 with a number for each question mark");

  const auto read = read_model(file, {.shapes = {{"x", {2, 7, 4}}}, .bindings = {}}, 20, {});
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(read->graph.tensor(read->graph.inputs[0]).type.shape, (ir::Shape{2, 7, 4}));

  OnnxModel open_batch(13);
  open_batch.open_input("x", {"batch", "4"}).node("Relu", {"x"}, {"y"});
  const auto noted = read_model(write("batch.onnx", open_batch.output("y").bytes()), {}, 20, {});
  ASSERT_TRUE(noted) << to_text(noted.error());
  ASSERT_EQ(noted->notes.size(), 1u);
  EXPECT_EQ(noted->notes[0].code, "dynamic_batch");
}

TEST_F(ReadModel, BindsValuesToInputs) {
  OnnxModel model(13);
  model.input("x", {1, 4}).input("w", {4, 2}).node("MatMul", {"x", "w"}, {"y"});
  ir::Tensor w{.name = "w", .type = {ir::DType::float32, {4, 2}}, .quant = {}, .data = {}};
  const std::vector<float> values(8, 0.5F);
  w.data = ir::Buffer::of(std::span<const float>(values));
  const auto read =
      read_model(write("model.onnx", model.output("y").bytes()), {.shapes = {}, .bindings = {{"w", w}}}, 20, {});
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(read->graph.inputs.size(), 1u);
}

TEST_F(ReadModel, ReadsExternalDataBelowTheFolder) {
  OnnxModel model = small_network();
  auto& filters = *model.proto.mutable_graph()->mutable_initializer(0);
  std::filesystem::create_directory(folder_.path() / "data");
  std::vector<std::byte> weights(filters.raw_data().size() + 64, std::byte{0});
  write("data/weights.bin", weights);
  filters.clear_raw_data();
  filters.set_data_location(::onnx::TensorProto::EXTERNAL);
  const auto entry = [&filters](const char* key, const char* value) {
    auto& pair = *filters.add_external_data();
    pair.set_key(key);
    pair.set_value(value);
  };
  entry("location", "data/weights.bin");
  entry("offset", "64");
  const auto read = read_model(write("model.onnx", model.bytes()), {}, 20, {});
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(ir::to_text(read->graph), ir::to_text(small_network().read()->graph));
}

TEST_F(ReadModel, RefusesWhatIsNoFile) {
  EXPECT_EQ(read_model(folder_.path() / "absent.onnx", {}, 20, {}).error().kind, ErrorKind::unreadable_file);
  EXPECT_EQ(read_model(folder_.path(), {}, 20, {}).error().what, "this is a folder");
  const auto pipe = folder_.path() / "pipe.onnx";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(read_model(pipe, {}, 20, {}).error().what, "is not a regular file");
  EXPECT_EQ(read_model(write("empty.onnx", {}), {}, 20, {}).error().what, "the file is empty");
}

TEST_F(ReadModel, KnowsTheFolderOfASavedModel) {
  const auto folder = folder_.path() / "my_model";
  std::filesystem::create_directory(folder);
  std::ofstream(folder / "saved_model.pb") << "x";
  const Error error = read_model(folder, {}, 20, {}).error();
  EXPECT_EQ(error.kind, ErrorKind::unsupported_format);
  EXPECT_EQ(error.what, "this folder is a TensorFlow SavedModel");
  EXPECT_NE(error.hint.find("from_saved_model(\"my_model\")"), std::string::npos) << error.hint;
}

TEST_F(ReadModel, SaysThatTheReaderCrashed) {
  const Error error = error_of("abort");
  EXPECT_EQ(error.kind, ErrorKind::reader_died);
  EXPECT_EQ(error.where, "model.onnx");
  EXPECT_EQ(error.what, "this file makes the reader crash, signal 6");
}

TEST_F(ReadModel, SaysThatTheReaderTookTooLong) {
  const Error error = error_of("sleep", 0.3);
  EXPECT_EQ(error.kind, ErrorKind::reader_died);
  EXPECT_EQ(error.what, "reading the file took longer than 300 ms");
}

TEST_F(ReadModel, SaysThatMemoryRanOut) {
  const Error error = error_of("out_of_memory");
  EXPECT_EQ(error.kind, ErrorKind::reader_died);
  EXPECT_EQ(error.what, "reading the file needs more than 512 MiB of memory");
}

TEST_F(ReadModel, ReadsNothingWithoutItsSandbox) {
  const Error error = error_of("no_sandbox");
  EXPECT_EQ(error.kind, ErrorKind::reader_died);
  EXPECT_EQ(error.what, "this system does not let the reader lock itself in, and it reads no file unlocked");
}

TEST_F(ReadModel, BelievesNoBrokenAnswer) {
  for (const char* behaviour : {"silent", "nonsense", "status_9"})
    EXPECT_EQ(error_of(behaviour).kind, ErrorKind::reader_died) << behaviour;
}

TEST_F(ReadModel, SaysThatTheReaderIsMissing) {
  const auto model = write("model.onnx", small_network().bytes());
  const auto result = read_model_through(folder_.path() / "no-such-reader", model, {}, 20, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::internal);
}

TEST_F(ReadModel, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  Progress progress;
  progress.stop = stop.get_token();
  const auto result = read_model(write("model.onnx", small_network().bytes()), {}, 20, progress);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::interrupted);
}

// The window reads several dropped files at once.
TEST_F(ReadModel, WorksFromSeveralThreads) {
  const auto model = write("model.onnx", small_network().bytes());
  std::vector<std::thread> threads;
  std::vector<int> good(8, 0);
  for (int& flag : good)
    threads.emplace_back([&flag, &model] { flag = read_model(model, {}, 30, {}).has_value() ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, std::vector<int>(8, 1));
}

// A file that tells the reader to take memory: the limit holds whatever the machine has.
TEST_F(ReadModel, BoundsTheMemoryOfAFileThatUnfolds) {
  std::vector<std::byte> bomb;
  const auto append = [&bomb](std::initializer_list<int> values) {
    for (int value : values) bomb.push_back(static_cast<std::byte>(value));
  };
  constexpr std::size_t nodes = 8'000'000;  // two bytes each in the file, some hundred in memory
  append({0x08, 0x08, 0x3A});
  for (std::size_t length = nodes * 2; length > 0; length >>= 7)
    append({static_cast<int>((length & 0x7F) | (length > 0x7F ? 0x80 : 0))});
  for (std::size_t i = 0; i < nodes; ++i) append({0x0A, 0x00});
  const auto result = read_model(write("bomb.onnx", bomb), {}, 60, {});
  ASSERT_FALSE(result);
#ifndef __SANITIZE_ADDRESS__
  EXPECT_EQ(result.error().what, "reading the file needs more than 557 MiB of memory");
#endif
}

}  // namespace
}  // namespace jauge::import
