#include "firmware_probe/probe/selftest.h"

#include <string.h>

#include "firmware_probe/probe/memory_test.h"
#include "firmware_probe/probe/put.h"
#include "firmware_probe/probe/run.h"
#include "firmware_probe/probe/service.h"

enum {
  TESTS_WITHOUT_OPTION = JAUGE_TEST_CLOCK | JAUGE_TEST_RAM | JAUGE_TEST_FLASH | JAUGE_TEST_OPTIONS | JAUGE_TEST_MICRO,
  RDP_LEVEL_0 = 0xAA,
  METER_PATIENCE_MS = 5000,
  CRYSTAL_PATIENCE_MS = 2500 /* a crystal of 32.768 kHz takes up to 2 s to start */
};

static jauge_record figure(const char* name, const char* unit, int64_t value) {
  jauge_record record;
  memset(&record, 0, sizeof record);
  record.verdict = JAUGE_RECORD_INFO;
  record.value = record.low = record.high = value;
  record.name = name;
  record.name_length = (uint8_t)strlen(name);
  record.unit = unit;
  record.unit_length = (uint8_t)strlen(unit);
  return record;
}

static jauge_record judged(const char* name, const char* unit, int64_t value, int64_t low, int64_t high) {
  jauge_record record = figure(name, unit, value);
  record.verdict = value >= low && value <= high ? JAUGE_RECORD_PASS : JAUGE_RECORD_FAIL;
  record.low = low;
  record.high = high;
  return record;
}

static jauge_board_facts facts_of(const jauge_board* board) {
  jauge_board_facts facts;
  memset(&facts, 0, sizeof facts);
  board->facts(board->context, &facts);
  return facts;
}

/* Each test gives its records one by one, and false behind the last. */

/* A board that was just switched on is given the time that its crystal takes. */
static void wait_for_crystal(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  const uint32_t started = probe_now_ms(&probe->link);
  while (!(facts_of(board).features & JAUGE_FEATURE_CLOCK_LOCKED) && !probe->inference.stop &&
         probe_now_ms(&probe->link) - started < CRYSTAL_PATIENCE_MS) {
    probe_serve_work(probe, JAUGE_BUSY_TESTING, 0, 0);
    board->rest(board->context);
  }
}

static bool test_clock(jauge_probe* probe, uint16_t step, jauge_record* record) {
  const bool is_chip = facts_of(probe->board).chip_id != 0; /* a desktop has no crystal of ours to follow */
  if (step == 0 && is_chip) wait_for_crystal(probe);
  const jauge_board_facts facts = facts_of(probe->board);
  switch (step) {
    case 0:
      *record = figure("clock.core", "Hz", facts.clock_hz);
      return true;
    case 1:
      *record = judged("clock.locked_to_crystal", "", (facts.features & JAUGE_FEATURE_CLOCK_LOCKED) != 0, 1, 1);
      if (!is_chip) record->verdict = JAUGE_RECORD_SKIPPED;
      return true;
    case 2:
      *record = figure("clock.wait_states", "", facts.wait_states);
      return true;
    default:
      return false;
  }
}

/* Some tests use the memory of model and samples; the stored model is opened again afterwards. */
static bool reopen(jauge_probe* probe) {
  probe_refusal ignored;
  const uint32_t index = probe_store_youngest(&probe->store);
  if (index != PROBE_STORE_MODELS) (void)probe_model_open_stored(probe, index, &ignored);
  return false;
}

static bool test_ram(jauge_probe* probe, uint16_t step, jauge_record* record) {
  const jauge_board* board = probe->board;
  if (step >= board->region_count) return reopen(probe);
  const jauge_memory_region* region = &board->regions[step];
  probe_model_close(probe);
  *record = judged(region->name, "wrong words", probe_march(board, region->start, region->bytes), 0, 0);
  return true;
}

static bool test_flash(jauge_probe* probe, uint16_t step, jauge_record* record) {
  const jauge_board* board = probe->board;
  probe_page_test* page = &probe->page_test;
  if (board->flash_bytes < PROBE_FIRST_MODEL_PAGE * board->page_bytes) return false;
  switch (step) {
    case 0:
      *page = probe_test_page(board);
      *record = judged("flash.page.controller_status", "", page->refused ? page->error.status : 0, 0, 0);
      return true;
    case 1:
      *record = judged("flash.page.wrong_words", "words", page->wrong_words, 0, 0);
      return true;
    case 2:
      *record = figure("flash.page.erase", "cycles", (int64_t)page->erase_cycles);
      return true;
    case 3:
      *record = figure("flash.page.program", "cycles", (int64_t)page->program_cycles);
      return true;
    case 4:
      *record = figure("flash.page.bytes", "B", board->page_bytes);
      return true;
    default:
      return false;
  }
}

static bool test_options(jauge_probe* probe, uint16_t step, jauge_record* record) {
  const jauge_board_facts facts = facts_of(probe->board);
  if (!(facts.features & JAUGE_FEATURE_DBANK_KNOWN)) return false;
  switch (step) {
    case 0:
      *record = figure("options.optr", "", facts.option_bits);
      return true;
    case 1:
      *record = figure("options.dbank", "", (facts.features & JAUGE_FEATURE_DUAL_BANK) != 0);
      return true;
    case 2:
      *record = judged("options.rdp", "", facts.option_bits & 0xFF, RDP_LEVEL_0, RDP_LEVEL_0);
      return true;
    default:
      return false;
  }
}

/* The value is the cycles of all turns; low and high tell how many units of work those were. They overwrite samples. */
static bool test_micro(jauge_probe* probe, uint16_t step, jauge_record* record) {
  const jauge_board* board = probe->board;
  jauge_benchmark_result result;
  if (!board->benchmark) return false;
  if (step == 0) probe_model_close(probe);
  if (!board->benchmark(board->context, step, &result)) return reopen(probe);
  *record = figure(result.name, "cycles", result.cycles);
  record->low = record->high = result.iterations;
  return true;
}

static bool test_meter(jauge_probe* probe, uint16_t step, jauge_record* record) {
  const jauge_board* board = probe->board;
  uint32_t current_10na = 0;
  jauge_meter_state state = JAUGE_METER_FAILED;
  if (step > 0) return false;
  *record = figure("meter.idle", "nA", 0);
  record->verdict = JAUGE_RECORD_SKIPPED;
  if (!board->meter_start) return true;
  const uint32_t started = probe_now_ms(&probe->link);
  if (board->meter_start(board->context)) do {
      probe_serve_work(probe, JAUGE_BUSY_TESTING, 0, 0);
      state = board->meter_poll(board->context, &current_10na);
    } while (state == JAUGE_METER_BUSY && probe_now_ms(&probe->link) - started < METER_PATIENCE_MS);
  record->value = current_10na;
  record->exponent = 1;
  record->verdict = state != JAUGE_METER_DONE ? JAUGE_RECORD_FAIL : JAUGE_RECORD_INFO;
  return true;
}

typedef bool (*test_function)(jauge_probe* probe, uint16_t step, jauge_record* record);
/* In the order of the bits JAUGE_TEST_*. */
static const test_function tests[] = {test_clock, test_ram, test_flash, test_options, test_micro, test_meter};
enum { TEST_COUNT = sizeof tests / sizeof *tests };

bool probe_selftest_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal) {
  probe_job* job = &probe->job;
  jauge_selftest wish;
  if (!jauge_get_selftest(payload, length, &wish)) {
    *refusal = (probe_refusal){JAUGE_REASON_LENGTH, {length, 2}, "SELFTEST"};
    return false;
  }
  memset(job, 0, sizeof *job);
  probe_put_abort(probe); /* the tests use the memory where it waits for the Flash */
  job->kind = PROBE_JOB_SELFTEST;
  job->tests = wish.tests ? wish.tests : TESTS_WITHOUT_OPTION;
  probe->link.credit = 0;
  probe->inference.stop = false;
  return true;
}

static void send_record(jauge_probe* probe, const jauge_record* record, uint8_t flags) {
  probe_link_push_made(&probe->link, JAUGE_SELFTEST_RECORD, flags,
                       jauge_put_record(probe_link_payload(&probe->link), record));
}

static void end_selftest(jauge_probe* probe) {
  const jauge_record record = figure("selftest.records", "", (int64_t)probe->job.delivered);
  probe_end_job(probe);
  send_record(probe, &record, JAUGE_FLAG_LAST);
}

bool probe_selftest_step(jauge_probe* probe) {
  probe_job* job = &probe->job;
  jauge_record record;
  if (!probe_link_has_room(&probe->link)) return false;
  while (job->test < TEST_COUNT && !(job->tests & 1u << job->test)) ++job->test;
  if (job->test >= TEST_COUNT || probe->inference.stop) {
    end_selftest(probe);
  } else if (tests[job->test](probe, job->step, &record)) {
    ++job->step;
    ++job->delivered;
    send_record(probe, &record, 0);
  } else {
    ++job->test;
    job->step = 0;
  }
  return true;
}
