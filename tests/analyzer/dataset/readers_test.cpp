#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analyzer/dataset/dataset.h"
#include "tests/analyzer/dataset/files.h"
#include "tests/support/shared_files.h"

namespace jauge::dataset {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal(const std::filesystem::path& path, const ReadOptions& options = {}) {
  const auto samples = read(path, options);
  return samples ? "was read" : to_text(samples.error());
}

std::string cifar_record(char label, char red, char green, char blue) {
  return std::string(1, label) + std::string(1024, red) + std::string(1024, green) + std::string(1024, blue);
}

TEST(CifarReader, TurnsPlanesIntoPixels) {
  const DataFolder folder;
  const auto samples = read(folder.write("a.bin", cifar_record(3, 10, 20, 30) + cifar_record(9, 1, 2, 3)));
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_EQ(samples->count, 2);
  EXPECT_EQ(samples->shape, (ir::Shape{32, 32, 3}));
  EXPECT_THAT(samples->labels, ElementsAre(3, 9));
  const auto pixels = ir::to_doubles(samples->sample(1));
  EXPECT_THAT(std::vector(pixels.end() - 3, pixels.end()), ElementsAre(1, 2, 3));
}

TEST(CifarReader, NamesTheByteOfAnImpossibleLabel) {
  const DataFolder folder;
  EXPECT_THAT(refusal(folder.write("a.bin", cifar_record(3, 0, 0, 0) + cifar_record(10, 0, 0, 0))),
              HasSubstr("byte 3073 should be a label from 0 to 9 and is 10"));
}

TEST(IdxReader, TakesLabelsFromTheFileBeside) {
  const DataFolder folder;
  const auto images = folder.write("t10k-images-idx3-ubyte",
                                   std::string("\0\0\x08\x03\0\0\0\x02\0\0\0\x01\0\0\0\x02\x05\x06\x07\x08", 20));
  folder.write("t10k-labels-idx1-ubyte", std::string("\0\0\x08\x01\0\0\0\x02\x04\x01", 10));
  const auto samples = read(images);
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_EQ(samples->shape, (ir::Shape{1, 2}));
  EXPECT_THAT(ir::to_doubles(samples->sample(1)), ElementsAre(7, 8));
  EXPECT_THAT(samples->labels, ElementsAre(4, 1));
}

TEST(IdxReader, RefusesAHeaderThatPromisesMore) {
  const DataFolder folder;
  EXPECT_THAT(
      refusal(folder.write("x-idx3-ubyte", std::string("\0\0\x08\x03\x7f\xff\xff\xff\x7f\xff\xff\xff\0\0\0\x02", 16))),
      HasSubstr("the header says 2147483647x2147483647x2 bytes; 0 follow"));
}

TEST(NpyReader, FindsTheLabelsAndOneHotRows) {
  const DataFolder folder;
  const auto inputs = folder.write("x_test.npy", npy("<f4", "(2, 3)", bytes_of<float>({1, 2, 3, 4, 5, 6})));
  folder.write("y_test.npy", npy("<f8", "(2, 2)", bytes_of<double>({0, 1, 1, 0})));
  const auto samples = read(inputs);
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_EQ(samples->shape, (ir::Shape{3}));
  EXPECT_THAT(ir::to_doubles(samples->sample(1)), ElementsAre(4, 5, 6));
  EXPECT_THAT(samples->labels, ElementsAre(1, 0));
}

TEST(NpyReader, UnderstandsFortranOrder) {
  const DataFolder folder;
  const auto samples = read(folder.write("a.npy", npy("<f4", "(2, 3)", bytes_of<float>({1, 4, 2, 5, 3, 6}), "True")));
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_THAT(ir::to_doubles(samples->sample(0)), ElementsAre(1, 2, 3));
}

TEST(NpyReader, KeepsNumbersThatAreNoClassesAsTargets) {
  const DataFolder folder;
  const auto inputs = folder.write("x.npy", npy("<f4", "(2, 1)", bytes_of<float>({1, 2})));
  folder.write("y.npy", npy("<f4", "(2,)", bytes_of<float>({0.5f, -1})));
  const auto samples = read(inputs);
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_TRUE(samples->labels.empty());
  EXPECT_THAT(samples->targets, ElementsAre(0.5, -1));
}

TEST(NpyReader, RefusesWhatIsHostile) {
  const DataFolder folder;
  EXPECT_THAT(refusal(folder.write("a.npy", npy("<f4", "(1073741824, 1073741824)", ""))),
              HasSubstr("says its shape is"));
  EXPECT_THAT(refusal(folder.write("b.npy", npy("<f4", "(4,)", "12345678"))), HasSubstr("(16 bytes); 8 follow"));
  EXPECT_THAT(refusal(folder.write("c.npy", npy("|O", "(1,)", "x"))), HasSubstr("elements of type"));
  EXPECT_THAT(refusal(folder.write("d.npy", std::string("\x93NUMPY\x01\x00\xff\xff", 10))),
              HasSubstr("ends after the file"));
  EXPECT_THAT(refusal(folder.write("e.npy", npy("<f4", "(1, 2)", bytes_of<float>({1, NAN})))),
              HasSubstr("sample 0 holds NaN or infinity at value 1"));
}

TEST(NpyReader, RefusesOtherNumbersOfLabels) {
  const DataFolder folder;
  const auto inputs = folder.write("x.npy", npy("<f4", "(2, 1)", bytes_of<float>({1, 2})));
  folder.write("y.npy", npy("<i8", "(3,)", bytes_of<std::int64_t>({0, 1, 0})));
  EXPECT_THAT(refusal(inputs), HasSubstr("holds 3 labels for 2 samples"));
}

TEST(NpzReader, RefusesAFileThatIsNoZip) {
  const DataFolder folder;
  EXPECT_THAT(refusal(folder.write("a.npz", "PK but not really")), HasSubstr("is not a zip of NumPy arrays"));
}

TEST(NpzReader, ReadsTheCalibrationSamplesOfMlperf) {
  JAUGE_NEEDS_SHARED();
  const auto samples = read(testing::shared_folder() / "ground-truth/data/sww/calibration_samples.npz");
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_EQ(static_cast<std::int64_t>(samples->labels.size()), samples->count);
}

TEST(RawReader, TakesTypeShapeAndLabelsFromTheDescription) {
  const DataFolder folder;
  folder.write("dataset.json", R"({"samples": "s.bin", "dtype": "int8", "shape": [2], "values": "quantized",
                                   "labels": "l.csv", "label_column": "label", "classes": ["no", "yes"]})");
  folder.write("s.bin", "\x01\x02\xff\x04");
  folder.write("l.csv", "index,file,label\n0,a.wav,yes\n1,b.wav,0\n");
  const auto samples = read(folder.path());
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_EQ(samples->values, Values::quantized);
  EXPECT_THAT(ir::to_doubles(samples->sample(1)), ElementsAre(-1, 4));
  EXPECT_THAT(samples->labels, ElementsAre(1, 0));
  EXPECT_EQ(samples->name_of(1), "sample 1 (b.wav)");
}

TEST(RawReader, NeverLeavesItsFolder) {
  const DataFolder folder;
  folder.write("dataset.json", R"({"samples": "../../etc/passwd", "dtype": "uint8", "shape": [1]})");
  EXPECT_THAT(refusal(folder.path()), HasSubstr("lies outside its folder"));
}

TEST(RawReader, NamesBytesThatAreNoWholeSample) {
  const DataFolder folder;
  folder.write("s.bin.dataset.json", R"({"dtype": "float32", "shape": [2]})");
  EXPECT_THAT(refusal(folder.write("s.bin", "1234567890")),
              HasSubstr("10 bytes are not a whole number of samples of 8 bytes (float32 2)"));
}

TEST(Description, NamesTheNearestKey) {
  const DataFolder folder;
  folder.write("s.bin.dataset.json", R"({"dtpye": "float32"})");
  EXPECT_THAT(refusal(folder.write("s.bin", "1")), HasSubstr("did you mean dtype"));
}

TEST(LabelledFolder, CutsFilesIntoWindows) {
  const DataFolder folder;
  folder.write("y_labels.csv", "a.bin,2,0,8,4\nb.bin,2,1,8,4\nabsent.bin,2,1,8,4\n");
  folder.write("a.bin", bytes_of<float>({1, 2, 3}));
  folder.write("b.bin", bytes_of<float>({4, 5}));
  const auto samples = read(folder.path(), {.expected = Expected{ir::DType::float32, {2}}, .limit = std::nullopt});
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_EQ(samples->count, 3);
  EXPECT_THAT(ir::to_doubles(samples->sample(1)), ElementsAre(2, 3));
  EXPECT_THAT(samples->groups, ElementsAre(0, 0, 1));
  ASSERT_EQ(samples->notes.size(), 1u);
  EXPECT_THAT(samples->notes[0].what, HasSubstr("1 of 3 files"));
}

TEST(Dataset, ListsWhatIsReadWhenNothingFits) {
  const DataFolder folder;
  EXPECT_THAT(refusal(folder.write("a.xyz", "what?")), HasSubstr("NumPy array"));
  EXPECT_THAT(refusal(folder.path() / "absent"), HasSubstr("there is no such file or folder"));
}

TEST(Dataset, LimitKeepsTheFirstSamples) {
  const DataFolder folder;
  const auto file = folder.write("x.npy", npy("<f4", "(3, 1)", bytes_of<float>({1, 2, 3})));
  const auto samples = read(file, {.expected = std::nullopt, .limit = 2});
  ASSERT_TRUE(samples);
  EXPECT_EQ(samples->count, 2);
}

}  // namespace
}  // namespace jauge::dataset
