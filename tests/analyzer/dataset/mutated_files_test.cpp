// Damaged files are refused or read, never crash: a few thousand mutations of each kind, worth most under the
// sanitizers. The fault a mutation may hide (a size that lies) is what the assertions look for.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "analyzer/dataset/csv_table.h"
#include "analyzer/dataset/dataset.h"
#include "analyzer/dataset/description.h"
#include "analyzer/dataset/npy.h"
#include "analyzer/dataset/picture.h"
#include "tests/analyzer/dataset/files.h"
#include "tests/support/shared_files.h"

namespace jauge::dataset {
namespace {

constexpr int rounds = 2000;

class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

std::string mutated(std::string text, Random& random) {
  for (std::size_t changes = 1 + random.below(4); changes > 0 && !text.empty(); --changes) {
    const std::size_t at = random.below(text.size());
    switch (random.below(4)) {
      case 0:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        text.resize(at);
        break;
      case 2:
        text.insert(at, text.substr(random.below(text.size()), random.below(16)));
        break;
      default:
        text[at] = "\0\xff\x7f\x80"[random.below(4)];
    }
  }
  return text;
}

// Every mutation goes through `parse`; returns how many were read.
int survivors(const std::string& good, const std::function<bool(const std::string&)>& parse) {
  Random random;
  int read = 0;
  for (int i = 0; i < rounds; ++i) read += parse(mutated(good, random));
  return read;
}

std::span<const std::byte> bytes_in(const std::string& text) {
  return std::as_bytes(std::span(text));
}

TEST(MutatedFiles, NumpyArraysHaveTheBytesOfTheirShape) {
  const std::string good = npy("<f4", "(2, 3)", bytes_of<float>({1, 2, 3, 4, 5, 6}), "True");
  const int read = survivors(good, [](const std::string& text) {
    const auto array = parse_npy(bytes_in(text), "a");
    if (!array) return false;
    EXPECT_EQ(static_cast<std::int64_t>(array->bytes.size()), ir::bytes_of(array->type).value);
    return true;
  });
  EXPECT_GT(read, 0);
}

bool parse_as_picture(const std::string& text) {
  const auto picture = parse_picture(bytes_in(text), "p");
  if (!picture) return false;
  EXPECT_EQ(static_cast<std::int64_t>(picture->pixels.size()), picture->width * picture->height * picture->channels);
  return true;
}

TEST(MutatedFiles, PlainPicturesHaveTheirPixels) {
  EXPECT_GT(survivors("P6 # c\n2 2\n255\nabcdefghijkl", parse_as_picture), 0);
}

TEST(MutatedFiles, PicturesOfTheTflmExamplesToo) {
  JAUGE_NEEDS_SHARED();
  for (const char* name : {"person_detection_person.bmp", "mnist_lstm_sample0.png"}) {
    std::ifstream file(testing::shared_folder() / "ground-truth/data/tflite-micro" / name, std::ios::binary);
    EXPECT_GT(survivors({std::istreambuf_iterator<char>(file), {}}, parse_as_picture), 0) << name;
  }
}

TEST(MutatedFiles, TablesAreRectangles) {
  survivors("a;b;\"c\"\n1,5;2;x\n-3;4e2;\"y \"\"z\"\"\"\n# note\n5;6;7\n", [](const std::string& text) {
    const auto table = CsvTable::parse(text, "t");
    for (std::size_t row = 0; table && row < table->rows(); ++row)
      for (std::size_t column = 0; column < table->columns(); ++column) (void)table->number(row, column);
    return table.has_value();
  });
}

TEST(MutatedFiles, DescriptionsAreUnderstoodOrRefused) {
  survivors(R"({"dtype": "int8", "shape": [49, 10], "values": "real", "classes": ["a", "b"], "window": 5,
                "preprocess": {"scale": 0.5, "mean": [1, 2, 3]}})",
            [](const std::string& text) { return parse_description(text, "d").has_value(); });
}

TEST(MutatedFiles, DataSetsPassTheirJudge) {
  const DataFolder folder;
  const std::string idx("\0\0\x08\x03\0\0\0\x02\0\0\0\x01\0\0\0\x02\x05\x06\x07\x08", 20);
  survivors(idx, [&](const std::string& text) {
    const auto samples = read(folder.write("x-idx3-ubyte", text));
    if (!samples) return false;
    EXPECT_FALSE(find_fault(*samples));
    return true;
  });
}

}  // namespace
}  // namespace jauge::dataset
