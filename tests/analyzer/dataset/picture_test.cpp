#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/dataset/dataset.h"
#include "analyzer/dataset/picture.h"
#include "tests/analyzer/dataset/files.h"
#include "tests/support/shared_files.h"

namespace jauge::dataset {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Result<Picture> parse(std::string_view text) {
  return parse_picture(std::as_bytes(std::span(text)), "test");
}

std::vector<int> pixels_of(const Picture& picture) {
  std::vector<int> values;
  for (const std::byte pixel : picture.pixels) values.push_back(std::to_integer<int>(pixel));
  return values;
}

TEST(Pnm, ReadsGreyAndColourWithComments) {
  const auto gray = parse("P5 # a comment\n2 1\n255\n\x01\x02");
  ASSERT_TRUE(gray) << to_text(gray.error());
  EXPECT_THAT(pixels_of(*gray), ElementsAre(1, 2));
  const auto color = parse("P6 1 1 255\n\x03\x04\x05");
  ASSERT_TRUE(color);
  EXPECT_THAT(pixels_of(*color), ElementsAre(3, 4, 5));
}

TEST(Pnm, RefusesWhatIsShortOrHuge) {
  EXPECT_FALSE(parse("P5 2 2 255\n\x01"));
  EXPECT_THAT(parse("P6 99999 99999 255\n").error().what, HasSubstr("99999 x 99999"));
  EXPECT_FALSE(parse("P5 2"));
}

std::string bmp(int width, int height, const std::string& pixels) {
  const auto le32 = [](int value) { return std::string(reinterpret_cast<const char*>(&value), 4); };
  return "BM" + le32(0) + le32(0) + le32(54) + le32(40) + le32(width) + le32(height) + std::string("\x01\0\x18\0", 4) +
         le32(0) + le32(0) + le32(0) + le32(0) + le32(0) + le32(0) + pixels;
}

TEST(Bmp, TurnsRowsAndColoursRound) {
  // Two rows from the bottom up, each padded to 4 bytes, blue first.
  const auto picture = parse(bmp(1, 2, std::string("\x01\x02\x03\x00\x04\x05\x06\x00", 8)));
  ASSERT_TRUE(picture) << to_text(picture.error());
  EXPECT_THAT(pixels_of(*picture), ElementsAre(6, 5, 4, 3, 2, 1));
  EXPECT_FALSE(parse(bmp(1, 3, std::string(8, 'x'))));
  EXPECT_FALSE(parse(bmp(-1, 2, std::string(8, 'x'))));
}

TEST(Png, RefusesDamage) {
  EXPECT_FALSE(parse("\x89PNG\r\n\x1a\nnothing more"));
}

TEST(Jpeg, RefusesDamage) {
  EXPECT_FALSE(parse("\xFF\xD8\xFF\xE0 nothing more"));
}

TEST(ImageFolder, NamesClassesAfterFolders) {
  const DataFolder folder;
  folder.write("dog/1.pgm", "P5 1 1 255\n\x07");
  folder.write("cat/1.pgm", "P5 1 1 255\n\x05");
  const auto samples = read(folder.path());
  ASSERT_TRUE(samples) << to_text(samples.error());
  EXPECT_THAT(samples->class_names, ElementsAre("cat", "dog"));
  EXPECT_THAT(samples->labels, ElementsAre(0, 1));
  EXPECT_EQ(samples->shape, (ir::Shape{1, 1, 1}));
}

TEST(ImageFolder, RefusesPicturesOfOtherSizes) {
  const DataFolder folder;
  folder.write("a/1.pgm", "P5 1 1 255\n\x07");
  folder.write("a/2.pgm", "P5 2 1 255\n\x05\x05");
  const auto samples = read(folder.path());
  ASSERT_FALSE(samples);
  EXPECT_THAT(samples.error().what, HasSubstr("is 2 x 1 grey; the pictures before it are 1 x 1 grey"));
}

TEST(Pictures, OfTheTflmExamplesAreRead) {
  JAUGE_NEEDS_SHARED();
  const auto folder = testing::shared_folder() / "ground-truth/data/tflite-micro";
  const auto person = read(folder / "person_detection_person.bmp");
  ASSERT_TRUE(person) << to_text(person.error());
  EXPECT_EQ(person->shape[0], 96);
  const auto digit = read(folder / "mnist_lstm_sample0.png");
  ASSERT_TRUE(digit) << to_text(digit.error());
  EXPECT_EQ(digit->shape[0], 28);
}

}  // namespace
}  // namespace jauge::dataset
