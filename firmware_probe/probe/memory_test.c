#include "firmware_probe/probe/memory_test.h"

#include <string.h>

enum { POLL_EVERY_WORDS = 128, CHUNK_WORDS = 16 };

static void poll_now_and_then(const jauge_board* board, uint32_t index) {
  if (index % POLL_EVERY_WORDS == 0) board->poll(board->context);
}

/* Each word is expected to hold `read`, then gets `write`. */
static uint32_t march_element(const jauge_board* board, volatile uint32_t* words, uint32_t count, bool upwards,
                              uint32_t read, uint32_t write) {
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < count; ++i) {
    volatile uint32_t* word = &words[upwards ? i : count - 1 - i];
    if (*word != read) ++wrong;
    *word = write;
    poll_now_and_then(board, i);
  }
  return wrong;
}

uint32_t probe_march(const jauge_board* board, uint8_t* start, uint32_t bytes) {
  volatile uint32_t* words = (volatile uint32_t*)(void*)start;
  const uint32_t count = bytes / sizeof(uint32_t), zero = 0, ones = UINT32_MAX;
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < count; ++i) {
    words[i] = zero;
    poll_now_and_then(board, i);
  }
  wrong += march_element(board, words, count, true, zero, ones);
  wrong += march_element(board, words, count, true, ones, zero);
  wrong += march_element(board, words, count, false, zero, ones);
  wrong += march_element(board, words, count, false, ones, zero);
  wrong += march_element(board, words, count, true, zero, zero);
  return wrong;
}

/* Every word differs from its neighbours and from its place in the next page. */
static uint32_t pattern(uint32_t index) {
  return (index + 1) * 2654435761u;
}

static uint32_t wrong_words(const jauge_board* board, uint32_t offset, bool blank) {
  uint32_t wrong = 0;
  for (uint32_t i = 0; i < board->page_bytes / sizeof(uint32_t); ++i) {
    uint32_t word;
    const bool readable = probe_flash_read(board, offset + i * (uint32_t)sizeof word, &word, sizeof word);
    if (!readable || word != (blank ? UINT32_MAX : pattern(i))) ++wrong;
    poll_now_and_then(board, i);
  }
  return wrong;
}

static bool fill_page(const jauge_board* board, uint32_t offset, probe_flash_error* error) {
  uint32_t chunk[CHUNK_WORDS];
  for (uint32_t at = 0; at < board->page_bytes; at += (uint32_t)sizeof chunk) {
    for (uint32_t i = 0; i < CHUNK_WORDS; ++i) chunk[i] = pattern(at / (uint32_t)sizeof(uint32_t) + i);
    error->offset = offset + at;
    error->status = board->program(board->context, offset + at, chunk, sizeof chunk);
    if (error->status != 0) return false;
  }
  return true;
}

probe_page_test probe_test_page(const jauge_board* board) {
  const uint32_t offset = PROBE_TEST_PAGE * board->page_bytes;
  probe_page_test test;
  memset(&test, 0, sizeof test);
  const uint64_t started = board->cycles(board->context);
  test.refused = !probe_flash_erase(board, PROBE_TEST_PAGE, &test.error);
  test.erase_cycles = board->cycles(board->context) - started;
  if (test.refused) return test;
  test.wrong_words = wrong_words(board, offset, true);
  const uint64_t erased = board->cycles(board->context);
  test.refused = !fill_page(board, offset, &test.error);
  test.program_cycles = board->cycles(board->context) - erased;
  if (test.refused) return test;
  test.wrong_words += wrong_words(board, offset, false);
  test.refused = !probe_flash_erase(board, PROBE_TEST_PAGE, &test.error);
  return test;
}
