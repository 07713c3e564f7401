// Every message comes back as it was, and nothing that is too short, too long or too big is taken for one.
#include "firmware_probe/protocol/messages.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <memory>
#include <random>

namespace {

using Payload = std::array<std::uint8_t, JAUGE_PAYLOAD_MAX>;

// Round trip of a message whose bytes can be compared as a whole: all members are filled from `pattern`.
template <class Message, class Put, class Get>
void expect_round_trip(Put put, Get get, bool may_be_longer) {
  Message message{}, back{};
  std::memset(&message, 0x41, sizeof message);
  Payload payload{}, again{};
  const std::uint16_t length = put(payload.data(), &message);
  ASSERT_GT(length, 0);
  ASSERT_TRUE(get(payload.data(), length, &back));
  EXPECT_EQ(put(again.data(), &back), length);
  EXPECT_EQ(payload, again);
  for (std::uint16_t shorter = 0; shorter < length; ++shorter)
    EXPECT_FALSE(get(payload.data(), shorter, &back)) << shorter << " of " << length;
  EXPECT_EQ(get(payload.data(), static_cast<std::uint16_t>(length + 1), &back), may_be_longer);
  EXPECT_FALSE(get(payload.data(), JAUGE_PAYLOAD_MAX + 1, &back));
}

TEST(Messages, ComeBackAsTheyWere) {
  expect_round_trip<jauge_hello>(jauge_put_hello, jauge_get_hello, true);
  expect_round_trip<jauge_hello_ok>(jauge_put_hello_ok, jauge_get_hello_ok, true);
  expect_round_trip<jauge_time>(jauge_put_time, jauge_get_time, false);
  expect_round_trip<jauge_object>(jauge_put_object, jauge_get_object, false);
  expect_round_trip<jauge_begun>(jauge_put_begun, jauge_get_begun, false);
  expect_round_trip<jauge_run>(jauge_put_run, jauge_get_run, false);
  expect_round_trip<jauge_result>(jauge_put_result, jauge_get_result, true);
  expect_round_trip<jauge_busy>(jauge_put_busy, jauge_get_busy, false);
  expect_round_trip<jauge_selftest>(jauge_put_selftest, jauge_get_selftest, false);
  expect_round_trip<jauge_energy>(jauge_put_energy, jauge_get_energy, false);
  expect_round_trip<jauge_energy_ok>(jauge_put_energy_ok, jauge_get_energy_ok, false);
}

// The layout on the line is frozen: these bytes are compared with the description, not with the code.
TEST(Messages, ResultHeadHas62BytesInTheOrderOfTheDescription) {
  jauge_result result{};
  result.item = 0x04030201;
  result.repetition = 0x0605;
  result.model_digest[0] = 7;
  result.input_crc = 0x11100F0E;
  result.cycles = 0x2827262524232221;
  result.output_bytes = 0x54535251;
  Payload payload{};
  ASSERT_EQ(jauge_put_result(payload.data(), &result), JAUGE_RESULT_BYTES);
  EXPECT_EQ(payload[0], 1);
  EXPECT_EQ(payload[4], 5);
  EXPECT_EQ(payload[6], 7);
  EXPECT_EQ(payload[38], 0x0E);
  EXPECT_EQ(payload[42], 0x21);
  EXPECT_EQ(payload[58], 0x51);
}

TEST(Messages, TheGreetingFitsTheSmallestPayload) {
  const jauge_hello_ok greeting{};
  Payload payload{};
  EXPECT_LE(jauge_put_hello_ok(payload.data(), &greeting), 256);
}

TEST(Messages, TextsOfABoardArePrintable) {
  jauge_hello_ok greeting{};
  std::strcpy(greeting.board, "disco\x1b[2J");
  Payload payload{};
  const std::uint16_t length = jauge_put_hello_ok(payload.data(), &greeting);
  ASSERT_TRUE(jauge_get_hello_ok(payload.data(), length, &greeting));
  EXPECT_STREQ(greeting.board, "disco?[2J");
}

TEST(Messages, TextsEndInsideTheMessage) {
  const jauge_refused refused = {JAUGE_REASON_ARENA, JAUGE_BEGIN, {100, 50}, "no room", 7};
  Payload payload{};
  const std::uint16_t length = jauge_put_refused(payload.data(), &refused);
  jauge_refused back{};
  ASSERT_TRUE(jauge_get_refused(payload.data(), length, &back));
  EXPECT_EQ(std::string(back.text, back.text_length), "no room");
  EXPECT_EQ(back.figures[0], 100u);
  payload[11] = 200;  // claims more text than there is
  EXPECT_FALSE(jauge_get_refused(payload.data(), length, &back));
}

TEST(Messages, RecordsKeepSignsAndTexts) {
  const jauge_record record = {JAUGE_RECORD_PASS, -3, -5, INT64_MIN, INT64_MAX, "clock", 5, "Hz", 2};
  Payload payload{};
  const std::uint16_t length = jauge_put_record(payload.data(), &record);
  jauge_record back{};
  ASSERT_TRUE(jauge_get_record(payload.data(), length, &back));
  EXPECT_EQ(back.exponent, -3);
  EXPECT_EQ(back.value, -5);
  EXPECT_EQ(back.low, INT64_MIN);
  EXPECT_EQ(std::string(back.unit, back.unit_length), "Hz");
}

TEST(Messages, LayersComeInWholeRecordsUpToAFrame) {
  Payload payload{};
  std::uint16_t length = 0;
  for (std::uint16_t i = 0; i < JAUGE_LAYERS_IN_FRAME; ++i) {
    const jauge_layer layer = {i, 1000u + i};
    const std::uint16_t longer = jauge_put_layer(payload.data(), length, &layer);
    ASSERT_EQ(longer, length + JAUGE_LAYER_BYTES);
    length = longer;
  }
  const jauge_layer one_more = {99, 99};
  EXPECT_EQ(jauge_put_layer(payload.data(), length, &one_more), 0);
  jauge_layer layer{};
  ASSERT_TRUE(jauge_get_layer(payload.data(), length, 50, &layer));
  EXPECT_EQ(layer.node, 50);
  EXPECT_EQ(layer.cycles, 1050u);
  EXPECT_FALSE(jauge_get_layer(payload.data(), length, 51, &layer));
  EXPECT_FALSE(jauge_get_layer(payload.data(), static_cast<std::uint16_t>(length - 1), 0, &layer));
}

TEST(Messages, DataThatDoesNotFitIsNotWritten) {
  const std::array<std::uint8_t, JAUGE_PAYLOAD_MAX> bytes{};
  Payload payload{};
  const jauge_data fits = {8, bytes.data(), JAUGE_PAYLOAD_MAX - 4}, too_long = {8, bytes.data(), JAUGE_PAYLOAD_MAX - 3};
  EXPECT_EQ(jauge_put_data(payload.data(), &fits), JAUGE_PAYLOAD_MAX);
  EXPECT_EQ(jauge_put_data(payload.data(), &too_long), 0);
  jauge_data back{};
  EXPECT_FALSE(jauge_get_data(payload.data(), 4, &back)) << "an offset without bytes";
}

TEST(Messages, OnlyFiveTypesStandOutsideTheNumbers) {
  int without = 0;
  for (int type = 0; type < 256; ++type) without += !jauge_takes_number(static_cast<std::uint8_t>(type));
  EXPECT_EQ(without, 5);
  EXPECT_TRUE(jauge_takes_number(JAUGE_RESULT));
  EXPECT_FALSE(jauge_takes_number(JAUGE_BUSY));
}

// Any bytes of any length: an answer or a refusal, and pointers that stay inside the payload.
TEST(Messages, RandomPayloadsAreReadWithinTheirBounds) {
  std::mt19937 random(5);
  for (int round = 0; round < 200'000; ++round) {
    const std::size_t length = random() % 80;
    // On the heap and no longer than it says: a sanitizer sees every byte read behind its end.
    const auto payload = std::make_unique<std::uint8_t[]>(length);
    for (std::size_t i = 0; i < length; ++i) payload[i] = static_cast<std::uint8_t>(random());
    const auto size = static_cast<std::uint16_t>(length);
    const std::uint8_t* end = payload.get() + length;
    jauge_refused refused{};
    if (jauge_get_refused(payload.get(), size, &refused)) {
      ASSERT_LE(refused.text + refused.text_length, reinterpret_cast<const char*>(end));
    }
    jauge_record record{};
    if (jauge_get_record(payload.get(), size, &record)) {
      ASSERT_LE(record.unit + record.unit_length, reinterpret_cast<const char*>(end));
    }
    jauge_data data{};
    if (jauge_get_data(payload.get(), size, &data)) {
      ASSERT_LE(data.bytes + data.count, end);
    }
    jauge_result result{};
    ASSERT_EQ(jauge_get_result(payload.get(), size, &result), length >= JAUGE_RESULT_BYTES);
  }
}

}  // namespace
