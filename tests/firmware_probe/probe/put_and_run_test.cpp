// Models and samples on their way in, inferences and their results on their way out.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <string>

#include "firmware_probe/runtime/crc32c.h"
#include "tests/firmware_probe/probe/host_end.h"
#include "tests/firmware_probe/probe/tiny_package.h"

namespace jauge::testing {
namespace {

Payload samples(std::uint32_t count) {
  std::vector<float> values;
  for (std::uint32_t i = 0; i < count * tiny_inputs; ++i) values.push_back(static_cast<float>(i % 97) * 0.75F - 30);
  Payload bytes(values.size() * sizeof(float));
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

Payload answers(const Payload& inputs) {
  Payload outputs(inputs.size());
  for (std::size_t at = 0; at < inputs.size(); at += sizeof(float)) {
    float value;
    std::memcpy(&value, &inputs[at], sizeof value);
    value = tiny_answer(value);
    std::memcpy(&outputs[at], &value, sizeof value);
  }
  return outputs;
}

jauge_result result_of(const Frame& frame) {
  jauge_result result = {};
  EXPECT_EQ(frame.type, JAUGE_RESULT);
  EXPECT_TRUE(jauge_get_result(frame.payload.data(), static_cast<std::uint16_t>(frame.payload.size()), &result));
  return result;
}

Payload outputs_of(const Frame& frame) {
  return {frame.payload.begin() + JAUGE_RESULT_BYTES, frame.payload.end()};
}

class PutAndRun : public ::testing::Test {
 protected:
  PutAndRun() {
    board.start(true);
    host.hello();
  }
  void put_model(const TinyPackage& wish = {}) {
    ASSERT_EQ(host.put(JAUGE_OBJECT_MODEL, tiny_package(wish)).type, JAUGE_END_OK);
  }
  MemoryBoard board;
  HostEnd host{board};
};

TEST_F(PutAndRun, ResultsAreThoseOfTheSamplesSent) {
  const Payload package = tiny_package(), batch = samples(3);
  const Frame stored = host.put(JAUGE_OBJECT_MODEL, package);
  ASSERT_EQ(stored.type, JAUGE_END_OK);
  EXPECT_EQ(stored.payload, digest_of(package));
  ASSERT_EQ(host.put(JAUGE_OBJECT_SAMPLES, batch, tiny_input_bytes, 100).type, JAUGE_END_OK);
  const auto frames = host.run(run_of(100, 3, JAUGE_RUN_PAINT_STACK));
  ASSERT_EQ(frames.size(), 3U);
  for (std::uint32_t i = 0; i < 3; ++i) {
    const auto first = batch.begin() + i * static_cast<int>(tiny_input_bytes);
    const Payload sample(first, first + tiny_input_bytes), expected = answers(sample);
    const jauge_result result = result_of(frames[i]);
    EXPECT_EQ(result.item, 100 + i);
    EXPECT_EQ(result.input_crc, jauge_crc32c(0, sample.data(), sample.size()));
    EXPECT_EQ(result.output_crc, jauge_crc32c(0, expected.data(), expected.size()));
    EXPECT_EQ(Payload(result.model_digest, result.model_digest + 32), digest_of(package));
    EXPECT_EQ(result.stack_bytes, 1234U);
    EXPECT_EQ(outputs_of(frames[i]), expected);
    EXPECT_TRUE(frames[i].flags & JAUGE_FLAG_LAST);
  }
  EXPECT_TRUE(board.guards_are_whole());
}

TEST_F(PutAndRun, CreditIsZeroUntilTheLastResult) {
  put_model();
  host.put(JAUGE_OBJECT_SAMPLES, samples(2), tiny_input_bytes);
  const auto frames = host.run(run_of(0, 2));
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(frames[0].credit, 0);
  EXPECT_EQ(frames[1].credit, 3);
}

TEST_F(PutAndRun, LayersComeBeforeTheirResultAndAddUp) {
  put_model();
  host.put(JAUGE_OBJECT_SAMPLES, samples(1), tiny_input_bytes);
  const auto frames = host.run(run_of(0, 1, JAUGE_RUN_LAYERS));
  ASSERT_EQ(frames.size(), 2U);
  ASSERT_EQ(frames[0].type, JAUGE_LAYER);
  const auto length = static_cast<std::uint16_t>(frames[0].payload.size());
  std::uint64_t sum = 0;
  for (std::uint16_t i = 0; i < 2; ++i) {
    jauge_layer layer = {};
    ASSERT_TRUE(jauge_get_layer(frames[0].payload.data(), length, i, &layer));
    EXPECT_EQ(layer.node, i);
    EXPECT_GT(layer.cycles, 0U);
    sum += layer.cycles;
  }
  EXPECT_LE(sum, result_of(frames[1]).cycles);
}

// Every look at the clock costs 1,000 cycles here; eight rows are looked after, and only the last look of all is
// counted.
TEST_F(PutAndRun, HooksAreNotCounted) {
  put_model();
  host.put(JAUGE_OBJECT_SAMPLES, samples(1), tiny_input_bytes);
  EXPECT_EQ(result_of(host.run(run_of(0, 1))[0]).cycles, 1000U);
}

TEST_F(PutAndRun, WarmUpIsNotReportedAndRepeatsAreNumbered) {
  put_model();
  host.put(JAUGE_OBJECT_SAMPLES, samples(2), tiny_input_bytes);
  const auto frames = host.run({0, 2, 3, 5, JAUGE_RUN_NO_OUTPUTS});
  ASSERT_EQ(frames.size(), 6U);
  for (std::uint32_t i = 0; i < 6; ++i) {
    EXPECT_EQ(result_of(frames[i]).item, i / 3);
    EXPECT_EQ(result_of(frames[i]).repetition, i % 3);
    EXPECT_EQ(frames[i].payload.size(), JAUGE_RESULT_BYTES) << "without outputs";
  }
}

TEST_F(PutAndRun, WhatIsNotThereIsRefusedWithFigures) {
  EXPECT_EQ(refused(host.run(run_of(0, 1)).at(0)).reason, JAUGE_REASON_NO_MODEL);
  EXPECT_EQ(refused(host.begin_object(JAUGE_OBJECT_SAMPLES, samples(1), tiny_input_bytes)).reason,
            JAUGE_REASON_NO_MODEL);
  put_model();
  auto answer = refused(host.run(run_of(0, 1)).at(0));
  EXPECT_EQ(answer.reason, JAUGE_REASON_NO_SAMPLE);
  answer = refused(host.begin_object(JAUGE_OBJECT_SAMPLES, samples(1), 100));
  EXPECT_EQ(answer.reason, JAUGE_REASON_INPUT_SIZE);
  EXPECT_EQ(answer.figures[0], 100U);
  EXPECT_EQ(answer.figures[1], tiny_input_bytes);
  host.put(JAUGE_OBJECT_SAMPLES, samples(2), tiny_input_bytes, 10);
  for (const auto& wish : {run_of(9, 1), run_of(12, 1), run_of(10, 3), run_of(10, 0), run_of(10, UINT32_MAX)})
    EXPECT_EQ(refused(host.run(wish).at(0)).reason, JAUGE_REASON_NO_SAMPLE) << wish.first_item << " " << wish.count;
  EXPECT_EQ(refused(host.ask_one(JAUGE_END)).reason, JAUGE_REASON_NO_OBJECT);
  host.data(0, {1});
  EXPECT_EQ(refused(host.take_frames().at(0)).reason, JAUGE_REASON_NO_OBJECT);
  EXPECT_EQ(refused(host.ask_one(JAUGE_ENERGY, Payload(8, 0))).reason, JAUGE_REASON_NO_METER);
}

TEST_F(PutAndRun, TooLargeIsRefusedBeforeAByteIsSent) {
  const std::uint32_t room = 29 * 4096 - 256;
  const auto answer = refused(host.begin_object(JAUGE_OBJECT_MODEL, Payload(room + 1)));
  EXPECT_EQ(answer.reason, JAUGE_REASON_SLOT);
  EXPECT_EQ(answer.figures[0], room + 1);
  EXPECT_EQ(answer.figures[1], room);
  EXPECT_EQ(host.begin_object(JAUGE_OBJECT_MODEL, Payload(room)).type, JAUGE_BEGIN_OK);
  EXPECT_EQ(refused(host.begin_object(JAUGE_OBJECT_MODEL_IN_RAM, Payload(65537))).reason, JAUGE_REASON_SLOT);
  put_model();
  const Payload batch(64 * 1024);
  const auto arena = refused(host.begin_object(JAUGE_OBJECT_SAMPLES, batch, tiny_input_bytes));
  EXPECT_EQ(arena.reason, JAUGE_REASON_ARENA);
  EXPECT_EQ(arena.figures[1], (64 * 1024 - 320 - 16) / tiny_input_bytes * tiny_input_bytes);
}

TEST_F(PutAndRun, ArenaTooSmallByOneByteIsRefusedWithBothFigures) {
  const std::uint32_t present = MemoryBoard::arena_bytes;
  auto answer = refused(host.put(JAUGE_OBJECT_MODEL, tiny_package({.arena = present + 1})));
  EXPECT_EQ(answer.reason, JAUGE_REASON_ARENA);
  EXPECT_EQ(answer.figures[0], present + 1);
  EXPECT_EQ(answer.figures[1], present);
  answer = refused(host.put(JAUGE_OBJECT_MODEL, tiny_package({.arena = present})));
  EXPECT_EQ(answer.reason, JAUGE_REASON_ARENA) << "the cycles of two layers need 16 bytes";
  EXPECT_EQ(answer.figures[0], present + 16);
  EXPECT_EQ(host.put(JAUGE_OBJECT_MODEL, tiny_package({.arena = present - 16})).type, JAUGE_END_OK);
}

TEST_F(PutAndRun, AMissingKernelIsNamedAndTheModelNotKept) {
  const auto answer = refused(host.put(JAUGE_OBJECT_MODEL, tiny_package({.kernel = 120})));
  EXPECT_EQ(answer.reason, JAUGE_REASON_KERNEL);
  EXPECT_EQ(answer.figures[0], 120U);
  EXPECT_EQ(answer.figures[1], 0U);
  board.start(true);
  EXPECT_FALSE(host.hello()->features & JAUGE_FEATURE_MODEL_STORED);
}

TEST_F(PutAndRun, AnotherDigestIsRefused) {
  Payload package = tiny_package();
  host.begin_object(JAUGE_OBJECT_MODEL, package);
  package.back() ^= 1;
  host.data(0, {package.begin(), package.begin() + 400});
  host.data(400, {package.begin() + 400, package.end()});
  EXPECT_EQ(refused(host.ask_one(JAUGE_END)).reason, JAUGE_REASON_DIGEST);
  package.back() ^= 1;
  EXPECT_EQ(host.put(JAUGE_OBJECT_MODEL, package).type, JAUGE_END_OK) << "from the start again";
}

TEST_F(PutAndRun, DataOutOfPlaceIsRefusedAndWhatIsHeldMayComeAgain) {
  const Payload package = tiny_package({.padding = 300});
  host.begin_object(JAUGE_OBJECT_MODEL, package);
  host.data(1, {0});
  EXPECT_EQ(refused(host.take_frames().at(0)).reason, JAUGE_REASON_OFFSET);
  host.data(0, {package.begin(), package.begin() + 301});
  host.data(0, {package.begin(), package.begin() + 300});
  host.data(100, {package.begin() + 100, package.begin() + 500});
  EXPECT_EQ(refused(host.ask_one(JAUGE_END)).reason, JAUGE_REASON_OFFSET) << "not whole yet";
  host.data(500, {package.begin() + 500, package.end()});
  EXPECT_TRUE(host.take_frames().empty());
  EXPECT_EQ(host.ask_one(JAUGE_END).type, JAUGE_END_OK);
  host.begin_object(JAUGE_OBJECT_MODEL, tiny_package({.filling = 1}));
  host.data(0, Payload(508));
  host.data(508, Payload(508));
  EXPECT_EQ(refused(host.take_frames().at(0)).reason, JAUGE_REASON_OFFSET) << "beyond the end";
}

TEST_F(PutAndRun, AnUploadGoesOnWhereItStopped) {
  const Payload package = tiny_package({.padding = 3000});
  host.begin_object(JAUGE_OBJECT_MODEL, package);
  host.data(0, {package.begin(), package.begin() + 333});
  host.hello(77);  // the link was gone meanwhile
  const Frame begun = host.begin_object(JAUGE_OBJECT_MODEL, package);
  jauge_begun held = {};
  ASSERT_TRUE(jauge_get_begun(begun.payload.data(), static_cast<std::uint16_t>(begun.payload.size()), &held));
  EXPECT_EQ(held.held, 333U);
  EXPECT_EQ(host.put(JAUGE_OBJECT_MODEL, package).type, JAUGE_END_OK);
  const Frame again = host.begin_object(JAUGE_OBJECT_MODEL, package);
  ASSERT_TRUE(jauge_get_begun(again.payload.data(), static_cast<std::uint16_t>(again.payload.size()), &held));
  EXPECT_EQ(held.held, package.size()) << "it is stored already";
  EXPECT_EQ(host.ask_one(JAUGE_END).type, JAUGE_END_OK);
}

TEST_F(PutAndRun, AModelInRamLeavesTheStoredOneAlone) {
  put_model();
  const Payload in_ram = tiny_package({.name = "ram", .padding = 100});
  ASSERT_EQ(host.put(JAUGE_OBJECT_MODEL_IN_RAM, in_ram).type, JAUGE_END_OK);
  host.put(JAUGE_OBJECT_SAMPLES, samples(1), tiny_input_bytes);
  const jauge_result result = result_of(host.run(run_of(0, 1)).at(0));
  EXPECT_EQ(Payload(result.model_digest, result.model_digest + 32), digest_of(in_ram));
  board.start(true);
  EXPECT_EQ(host.hello()->model_bytes, tiny_package().size());
}

TEST_F(PutAndRun, AbortEndsARunWithItsCount) {
  put_model();
  host.put(JAUGE_OBJECT_SAMPLES, samples(1), tiny_input_bytes);
  const jauge_run wish = {0, 1, 60000, 0, JAUGE_RUN_NO_OUTPUTS};
  Payload payload(JAUGE_PAYLOAD_MAX);
  payload.resize(jauge_put_run(payload.data(), &wish));
  host.queue(JAUGE_RUN, payload);
  host.queue(JAUGE_ABORT, {});
  host.settle();
  const auto frames = host.take_frames();
  ASSERT_FALSE(frames.empty());
  const auto answer = refused(frames.back());
  EXPECT_EQ(answer.reason, JAUGE_REASON_ABORTED);
  EXPECT_EQ(answer.figures[0], frames.size() - 1);
  EXPECT_EQ(answer.figures[1], 60000U);
  EXPECT_LT(frames.size(), 10U);
}

TEST_F(PutAndRun, ALongRunSaysThatItIsAlive) {
  put_model();
  host.put(JAUGE_OBJECT_SAMPLES, samples(1), tiny_input_bytes);
  board.cycles_per_call = 120000 * 100;  // every look at the clock takes 100 ms
  const auto frames = host.run(run_of(0, 1));
  EXPECT_GE(std::count_if(frames.begin(), frames.end(), [](const Frame& f) { return f.type == JAUGE_BUSY; }), 2);
  EXPECT_EQ(frames.back().type, JAUGE_RESULT);
}

TEST_F(PutAndRun, LongOutputsTakeSeveralFrames) {
  // four inferences' worth of room is not needed: 128 bytes of output fit one frame, so the host asks for small frames
  put_model();
  host.put(JAUGE_OBJECT_SAMPLES, samples(1), tiny_input_bytes);
  board.probe().link.max_payload = 80;
  const auto frames = host.run(run_of(0, 1));
  ASSERT_EQ(frames.size(), 3U);
  Payload outputs = outputs_of(frames[0]);
  for (int i = 1; i < 3; ++i) outputs.insert(outputs.end(), frames[i].payload.begin(), frames[i].payload.end());
  EXPECT_EQ(outputs, answers(samples(1)));
  EXPECT_FALSE(frames[1].flags & JAUGE_FLAG_LAST);
  EXPECT_TRUE(frames[2].flags & JAUGE_FLAG_LAST);
}

TEST_F(PutAndRun, EnergyAveragesTheMeter) {
  board.meter_present = true;
  board.meter_10na = 2500000;  // 25 mA
  board.start(true);
  EXPECT_TRUE(host.hello()->features & JAUGE_FEATURE_METER);
  put_model();
  host.put(JAUGE_OBJECT_SAMPLES, samples(1), tiny_input_bytes);
  Payload wish(JAUGE_PAYLOAD_MAX);
  const jauge_energy energy = {0, 3000};
  wish.resize(jauge_put_energy(wish.data(), &energy));
  auto frames = host.ask(JAUGE_ENERGY, wish);
  jauge_energy_ok answer = {};
  ASSERT_TRUE(jauge_get_energy_ok(frames.back().payload.data(),
                                  static_cast<std::uint16_t>(frames.back().payload.size()), &answer));
  EXPECT_EQ(answer.status, 0);
  EXPECT_EQ(answer.average_10na, 2500000U);
  EXPECT_GE(answer.samples, 20U);
  EXPECT_GE(answer.inferences, answer.samples);
  board.meter_10na = 0;
  frames = host.ask(JAUGE_ENERGY, wish);
  ASSERT_TRUE(jauge_get_energy_ok(frames.back().payload.data(),
                                  static_cast<std::uint16_t>(frames.back().payload.size()), &answer));
  EXPECT_EQ(answer.status, 1) << "no current flows through the meter";
}

jauge_verdict crystal_verdict(HostEnd& host) {
  for (const Frame& frame : host.ask(JAUGE_SELFTEST, {JAUGE_TEST_CLOCK, 0})) {
    jauge_record record = {};
    if (!jauge_get_record(frame.payload.data(), static_cast<std::uint16_t>(frame.payload.size()), &record)) continue;
    if (std::string(record.name, record.name_length) == "clock.locked_to_crystal")
      return static_cast<jauge_verdict>(record.verdict);
  }
  return JAUGE_RECORD_INFO;
}

TEST_F(PutAndRun, OnlyAChipIsJudgedByItsCrystal) {
  EXPECT_EQ(crystal_verdict(host), JAUGE_RECORD_FAIL) << "this board's clock is never locked";
  board.chip_id = 0;
  EXPECT_EQ(crystal_verdict(host), JAUGE_RECORD_SKIPPED);
}

TEST_F(PutAndRun, SelfTestReportsEveryFigureAndKeepsTheModel) {
  put_model();
  const auto frames = host.ask(JAUGE_SELFTEST, {0, 0});
  std::set<std::string> names;
  for (const Frame& frame : frames) {
    jauge_record record = {};
    if (frame.type == JAUGE_BUSY) continue;  // this board's clock is never locked, and is given time for it
    ASSERT_EQ(frame.type, JAUGE_SELFTEST_RECORD);
    ASSERT_TRUE(jauge_get_record(frame.payload.data(), static_cast<std::uint16_t>(frame.payload.size()), &record));
    names.emplace(record.name, record.name_length);
  }
  EXPECT_TRUE(names.contains("flash.page.wrong_words"));
  EXPECT_TRUE(names.contains("clock.core"));
  EXPECT_TRUE(frames.back().flags & JAUGE_FLAG_LAST);
  EXPECT_TRUE(host.hello(99)->features & JAUGE_FEATURE_MODEL_STORED);
}

}  // namespace
}  // namespace jauge::testing
