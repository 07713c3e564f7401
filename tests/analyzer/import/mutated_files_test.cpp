// Good files with bytes changed at random: each is refused, or gives a graph that the judge accepts.
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

std::vector<Bytes> seeds() {
  return {small_network(7).bytes(), small_network(13).bytes(), small_network(23).bytes(), shape_arithmetic().bytes()};
}

// JAUGE_MUTATIONS asks for more than the 2,000 of every test run.
int mutation_count() {
  const char* wanted = std::getenv("JAUGE_MUTATIONS");
  return wanted ? std::atoi(wanted) : 2000;
}

TEST(MutatedFiles, AreRefusedOrGiveASoundGraph) {
  Mutator mutate(20260401);
  const auto originals = seeds();
  for (const Bytes& original : originals) ASSERT_TRUE(read_bytes(original, "m.onnx", "/nonexistent", {}));
  int read = 0;
  for (int i = 0; i < mutation_count(); ++i) {
    const Bytes bytes = mutate(originals[static_cast<std::size_t>(i) % originals.size()]);
    const auto result = read_bytes(bytes, "m.onnx", "/nonexistent", {});
    if (result) {
      ++read;
      const auto fault = ir::find_fault(result->graph);
      EXPECT_FALSE(fault) << "mutation " << i << ": " << fault.value_or("");
    } else {
      EXPECT_FALSE(result.error().where.empty()) << "mutation " << i;
      EXPECT_FALSE(result.error().what.empty()) << "mutation " << i;
      EXPECT_NE(result.error().kind, ErrorKind::internal) << "mutation " << i << to_text(result.error());
    }
  }
  // Mutations that hit names or weights leave a good file; all refused or all read would mean that nothing was tried.
  EXPECT_GT(read, mutation_count() / 20);
  EXPECT_LT(read, mutation_count() * 19 / 20);
  RecordProperty("files_read", read);
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
