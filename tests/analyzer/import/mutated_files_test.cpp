// Good files with bytes changed at random: each is refused, or gives a graph that the judge accepts.
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "analyzer/import/import.h"
#include "analyzer/import/reader/read_model.h"
#include "analyzer/ir/find_fault.h"
#include "tests/analyzer/import/onnx_model.h"
#include "tests/support/temporary_folder.h"

namespace jauge::import {
namespace {

using jauge::testing::OnnxModel;
using jauge::testing::set;
using jauge::testing::small_network;

using Bytes = std::vector<std::byte>;

// Shapes computed in the graph, pads and axes as inputs: more for a mutation to hit.
OnnxModel shape_arithmetic() {
  OnnxModel model(13);
  model.open_input("x", {"batch", "3", "4", "4"});
  model.integers("zero", {0}).integers("rest", {-1}).integers("pads", {0, 0, 1, 1, 0, 0, 1, 1}).integers("axes", {2});
  model.node("Pad", {"x", "pads"}, {"padded"});
  model.node("Shape", {"padded"}, {"shape"});
  model.node("Gather", {"shape", "zero"}, {"batch"});
  set(model.node("Concat", {"batch", "rest"}, {"target"}), "axis", std::int64_t{0});
  model.node("Reshape", {"padded", "target"}, {"flat"});
  model.node("Unsqueeze", {"flat", "axes"}, {"deep"});
  set(model.node("Softmax", {"deep"}, {"soft"}), "axis", std::int64_t{1});
  model.node("Transpose", {"soft"}, {"y"});
  return model.output("y");
}

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  Bytes operator()(Bytes bytes) {
    const int changes = 1 + below(6);
    for (int i = 0; i < changes && !bytes.empty(); ++i) change(bytes);
    return bytes;
  }

 private:
  int below(std::size_t limit) { return static_cast<int>(random_() % limit); }

  void change(Bytes& bytes) {
    static constexpr int telling[] = {0x00, 0x01, 0x7F, 0x80, 0xFF, 0x08, 0x12, 0x3A};
    const auto at = bytes.begin() + below(bytes.size());
    const auto some = std::min<std::ptrdiff_t>(1 + below(16), bytes.end() - at);
    switch (below(6)) {
      case 0:
        *at ^= static_cast<std::byte>(1 << below(8));
        break;
      case 1:
        *at = static_cast<std::byte>(below(256));
        break;
      case 2:
        *at = static_cast<std::byte>(telling[below(std::size(telling))]);
        break;
      case 3:
        bytes.erase(at, at + some);
        break;
      case 4: {
        const Bytes copy(at, at + some);
        bytes.insert(bytes.begin() + below(bytes.size()), copy.begin(), copy.end());
        break;
      }
      default:
        bytes.resize(static_cast<std::size_t>(at - bytes.begin()));
        break;
    }
  }

  std::mt19937_64 random_;
};

// Valid protobuf with wild values: changes one field of a model, whatever it is called, through reflection.
class FieldMutator {
 public:
  explicit FieldMutator(std::uint64_t seed) : random_(seed) {}

  void operator()(google::protobuf::Message& model) {
    for (int i = 1 + below(3); i > 0; --i) {
      slots_.clear();
      collect(model);
      if (!slots_.empty()) change(slots_[random_() % slots_.size()]);
    }
  }

 private:
  using Field = google::protobuf::FieldDescriptor;
  struct Slot {
    google::protobuf::Message* message;
    const Field* field;
    int index;  // of a repeated field; -1 else
  };

  int below(std::size_t limit) { return static_cast<int>(random_() % limit); }

  void collect(google::protobuf::Message& message) {
    std::vector<const Field*> fields;
    const auto& reflection = *message.GetReflection();
    reflection.ListFields(message, &fields);
    for (const Field* field : fields) {
      const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
      for (int i = 0; i < count; ++i) {
        slots_.push_back({&message, field, field->is_repeated() ? i : -1});
        if (field->cpp_type() != Field::CPPTYPE_MESSAGE) continue;
        collect(field->is_repeated() ? *reflection.MutableRepeatedMessage(&message, field, i)
                                     : *reflection.MutableMessage(&message, field));
      }
    }
  }

  std::int64_t wild_integer() {
    static constexpr std::int64_t wild[] = {
        0, 1, -1, 2, 7, -2147483648, 2147483647, std::int64_t{1} << 33, 1 << 20, 99, INT64_MIN, INT64_MAX};
    return wild[below(std::size(wild))];
  }

  std::string wild_text() {
    static const std::string wild[] = {"",       "image",  "filters", "conv",       "relu",
                                       "pool",   "scores", "Conv",    "Gemm",       "Pad",
                                       "Resize", "LSTM",   "Reshape", "axes",       "pads",
                                       "\xFF",   "x",      "shape",   "SAME_UPPER", "Concat",
                                       "Split",  "Slice",  "Gather",  "Loop",       std::string(70'000, 'n')};
    return wild[below(std::size(wild))];
  }

  void change(const Slot& slot) {
    const auto& reflection = *slot.message->GetReflection();
    const bool single = slot.index < 0;
    if (below(4) == 0) {  // away with it, or once more
      if (single)
        reflection.ClearField(slot.message, slot.field);
      else if (slot.field->cpp_type() == Field::CPPTYPE_MESSAGE && below(2) == 0)
        reflection.AddMessage(slot.message, slot.field)
            ->CopyFrom(reflection.GetRepeatedMessage(*slot.message, slot.field, slot.index));
      else
        reflection.RemoveLast(slot.message, slot.field);
      return;
    }
    switch (slot.field->cpp_type()) {
      case Field::CPPTYPE_INT64: {
        const auto value = wild_integer();
        single ? reflection.SetInt64(slot.message, slot.field, value)
               : reflection.SetRepeatedInt64(slot.message, slot.field, slot.index, value);
        break;
      }
      case Field::CPPTYPE_INT32: {
        const auto value = static_cast<std::int32_t>(wild_integer());
        single ? reflection.SetInt32(slot.message, slot.field, value)
               : reflection.SetRepeatedInt32(slot.message, slot.field, slot.index, value);
        break;
      }
      case Field::CPPTYPE_STRING: {
        const auto value = wild_text();
        single ? reflection.SetString(slot.message, slot.field, value)
               : reflection.SetRepeatedString(slot.message, slot.field, slot.index, value);
        break;
      }
      default:
        break;
    }
  }

  std::mt19937_64 random_;
  std::vector<Slot> slots_;
};

std::vector<Bytes> seeds() {
  return {small_network(7).bytes(), small_network(13).bytes(), small_network(23).bytes(), shape_arithmetic().bytes()};
}

// JAUGE_MUTATIONS asks for more than the 2,000 of every test run.
int mutation_count() {
  const char* wanted = std::getenv("JAUGE_MUTATIONS");
  return wanted ? std::atoi(wanted) : 2000;
}

// Whether the file was read; either way the outcome must be presentable.
bool reads_or_refuses(const Bytes& bytes, int mutation) {
  const auto result = read_bytes(bytes, "m.onnx", "/nonexistent", {});
  if (result) {
    const auto fault = ir::find_fault(result->graph);
    EXPECT_FALSE(fault) << "mutation " << mutation << ": " << fault.value_or("");
    return true;
  }
  EXPECT_FALSE(result.error().where.empty()) << "mutation " << mutation;
  EXPECT_FALSE(result.error().what.empty()) << "mutation " << mutation;
  EXPECT_FALSE(result.error().hint.empty()) << "mutation " << mutation << ": " << to_text(result.error());
  EXPECT_NE(result.error().kind, ErrorKind::internal) << "mutation " << mutation << ": " << to_text(result.error());
  return false;
}

// Mutations that hit names or weights leave a good file; all refused or all read would mean that nothing was tried.
void expect_both_ends(int read, int tried) {
  EXPECT_GT(read, tried / 20);
  EXPECT_LT(read, tried * 19 / 20);
  ::testing::Test::RecordProperty("files_read", read);
}

TEST(MutatedFiles, AreRefusedOrGiveASoundGraph) {
  Mutator mutate(20260401);
  const auto originals = seeds();
  for (const Bytes& original : originals) ASSERT_TRUE(read_bytes(original, "m.onnx", "/nonexistent", {}));
  int read = 0;
  for (int i = 0; i < mutation_count(); ++i)
    read += reads_or_refuses(mutate(originals[static_cast<std::size_t>(i) % originals.size()]), i);
  expect_both_ends(read, mutation_count());
}

TEST(MutatedFiles, WithWildValuesAreRefusedOrGiveASoundGraph) {
  FieldMutator mutate(42);
  const OnnxModel originals[] = {small_network(7), small_network(13), small_network(23), shape_arithmetic()};
  int read = 0;
  for (int i = 0; i < mutation_count(); ++i) {
    OnnxModel model = originals[static_cast<std::size_t>(i) % std::size(originals)];
    mutate(model.proto);
    read += reads_or_refuses(model.bytes(), i);
  }
  expect_both_ends(read, mutation_count());
}

TEST(MutatedFiles, ThroughTheChildComeToTheSameEnd) {
  const jauge::testing::TemporaryFolder folder;
  const auto path = folder.path() / "m.onnx";
  Mutator mutate(7);
  const auto originals = seeds();
  for (std::size_t i = 0; i < 50; ++i) {
    const Bytes bytes = mutate(originals[i % originals.size()]);
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    const auto direct = read_bytes(bytes, "m.onnx", folder.path(), {});
    const auto through_child = read_model(path, {}, 20, {});
    ASSERT_EQ(direct.has_value(), through_child.has_value()) << "mutation " << i;
    if (!direct) {
      EXPECT_EQ(to_text(direct.error()), to_text(through_child.error())) << "mutation " << i;
    }
  }
}

}  // namespace
}  // namespace jauge::import
