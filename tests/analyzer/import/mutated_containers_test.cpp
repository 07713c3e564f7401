// F1 for the formats beside ONNX: good files with bytes changed at random. TFLite and zip in this process; HDF5, whose
// library crashes on some files, through the child as well: whatever happens to it, we get an answer.
#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <random>

#include "analyzer/import/import.h"
#include "analyzer/ir/find_fault.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/import/keras_model.h"
#include "tests/analyzer/import/tflite_model.h"
#include "tests/support/temporary_folder.h"

namespace jauge::import {
namespace {

using Bytes = std::vector<std::byte>;

// Single bits, telling numbers of one to eight bytes, and pieces cut out or doubled.
class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  Bytes operator()(Bytes bytes) {
    const int changes = 1 + static_cast<int>(below(4));
    for (int i = 0; i < changes; ++i) change(bytes);
    return bytes;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  void change(Bytes& bytes) {
    static constexpr std::uint64_t telling[] = {0,      1,      2,          0x7F,       0x80,  0xFF,
                                                0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, ~0ULL, 1ULL << 63};
    const std::size_t at = below(bytes.size());
    const std::size_t some = std::min<std::size_t>(1 + below(16), bytes.size() - at);
    const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    switch (below(8)) {
      case 0:
      case 1:
        bytes[at] ^= static_cast<std::byte>(1 << below(8));
        break;
      case 2:
        bytes[at] = static_cast<std::byte>(below(256));
        break;
      case 3:
        bytes.erase(begin, begin + static_cast<std::ptrdiff_t>(some));
        break;
      case 4: {
        const Bytes copy(begin, begin + static_cast<std::ptrdiff_t>(some));
        bytes.insert(begin, copy.begin(), copy.end());
        break;
      }
      default: {
        const std::uint64_t value = telling[below(std::size(telling))];
        std::memcpy(bytes.data() + at, &value, std::min<std::size_t>(std::size_t{1} << below(4), bytes.size() - at));
      }
    }
    if (bytes.empty()) bytes.emplace_back();
  }

  std::mt19937_64 random_;
};

// JAUGE_MUTATIONS asks for more than the 2,000 of every test run.
int mutation_count() {
  const char* wanted = std::getenv("JAUGE_MUTATIONS");
  return wanted ? std::atoi(wanted) : 2000;
}

struct Count {
  int read = 0, refused = 0, died = 0;
};

// Either outcome must be presentable; a graph must please the judges.
void judge(const Result<Imported>& result, int mutation, Count& count) {
  if (result) {
    ++count.read;
    const auto fault = ir::find_fault(result->graph);
    EXPECT_FALSE(fault) << "mutation " << mutation << ": " << fault.value_or("");
    ir::Graph again = result->graph;
    const auto shapes = ops::infer_shapes(again);
    EXPECT_TRUE(shapes) << "mutation " << mutation << ": " << to_text(shapes.error());
    return;
  }
  ++(result.error().kind == ErrorKind::reader_died ? count.died : count.refused);
  EXPECT_FALSE(result.error().where.empty()) << "mutation " << mutation;
  EXPECT_FALSE(result.error().what.empty()) << "mutation " << mutation;
  EXPECT_FALSE(result.error().hint.empty()) << "mutation " << mutation << ": " << to_text(result.error());
  EXPECT_NE(result.error().kind, ErrorKind::internal) << "mutation " << mutation << ": " << to_text(result.error());
}

// Mutations that hit weights leave a good file; all refused or all read would mean that nothing was tried.
void expect_both_ends(const Count& count) {
  const int tried = count.read + count.refused + count.died;
  EXPECT_GT(count.read, tried / 50);
  EXPECT_GT(count.refused, tried / 50);
  ::testing::Test::RecordProperty("files_read", count.read);
  ::testing::Test::RecordProperty("files_refused", count.refused);
  ::testing::Test::RecordProperty("readers_died", count.died);
}

TEST(MutatedContainers, TfliteIsRefusedOrSound) {
  Mutator mutate(20260402);
  const Bytes originals[] = {testing::small_tflite(false).bytes(), testing::small_tflite(true).bytes()};
  Count count;
  for (int i = 0; i < mutation_count(); ++i) {
    const Bytes& original = originals[i % 2];
    judge(read_bytes(mutate(original), "m.tflite", "/nonexistent", {}), i, count);
  }
  expect_both_ends(count);
}

void through_the_child(const char* name, std::uint64_t seed, const std::function<Bytes(Mutator&, int)>& make) {
  const jauge::testing::TemporaryFolder folder;
  const auto path = folder.path() / name;
  Mutator mutate(seed);
  Count count;
  constexpr double deadline_s = 20;
  for (int i = 0; i < mutation_count(); ++i) {
    const Bytes bytes = make(mutate, i);
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    judge(read_model(path, {}, deadline_s, {}), i, count);
  }
  expect_both_ends(count);
}

TEST(MutatedContainers, Hdf5NeverTakesTheParentAlong) {
  const Bytes original = testing::small_keras_h5();
  through_the_child("m.h5", 20260403, [&](Mutator& mutate, int) { return mutate(original); });
}

// An entry's checksum catches whatever is changed inside it: so parts are also changed before they are packed.
TEST(MutatedContainers, KerasArchivesNeverTakeTheParentAlong) {
  const Bytes whole = testing::small_keras_archive();
  const auto parts = testing::small_keras_parts();
  through_the_child("m.keras", 20260404, [&](Mutator& mutate, int i) {
    if (i % 3 == 0) return mutate(whole);
    auto changed = parts;
    testing::ZipFile& part = changed[i % 3 == 1 ? 1 : 2];  // config.json, model.weights.h5
    part.bytes = mutate(part.bytes);
    return testing::zip_of(changed);
  });
}

}  // namespace
}  // namespace jauge::import
