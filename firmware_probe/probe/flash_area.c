#include "firmware_probe/probe/flash_area.h"

#include <string.h>

enum { COMPARED_AT_ONCE = 1024 };

static bool forget_bad_words(const jauge_board* board) {
  uint32_t address;
  return board->bad_word(board->context, &address);
}

static bool fail(probe_flash_error* error, uint32_t offset, uint32_t status) {
  error->offset = offset;
  error->status = status;
  return false;
}

bool probe_flash_erase(const jauge_board* board, uint32_t page, probe_flash_error* error) {
  const uint32_t offset = page * board->page_bytes;
  const uint32_t status = board->erase_page(board->context, offset);
  return status == 0 || fail(error, offset, status);
}

bool probe_flash_write(const jauge_board* board, uint32_t offset, const void* bytes, uint32_t count,
                       probe_flash_error* error) {
  const uint32_t status = board->program(board->context, offset, bytes, count);
  if (status != 0) return fail(error, offset, status);
  return probe_flash_holds(board, offset, bytes, count) || fail(error, offset, 0);
}

/* Word by word: a chip's memcmp goes byte by byte, and the Flash rests meanwhile. `count` is a multiple of 8. */
static uint32_t difference_of(const uint8_t* first, const uint8_t* second, uint32_t count) {
  uint32_t difference = 0;
  for (uint32_t at = 0; at < count; at += sizeof(uint32_t)) {
    uint32_t a, b;
    __builtin_memcpy(&a, first + at, sizeof a); /* one load each: freestanding C would call a function for it */
    __builtin_memcpy(&b, second + at, sizeof b);
    difference |= a ^ b;
  }
  return difference;
}

bool probe_flash_holds(const jauge_board* board, uint32_t offset, const void* bytes, uint32_t count) {
  uint32_t difference = 0;
  (void)forget_bad_words(board);
  for (uint32_t at = 0; at < count; at += COMPARED_AT_ONCE) {
    const uint32_t piece = count - at < COMPARED_AT_ONCE ? count - at : COMPARED_AT_ONCE;
    difference |= difference_of(board->flash + offset + at, (const uint8_t*)bytes + at, piece);
    board->poll(board->context);
  }
  return !forget_bad_words(board) && difference == 0;
}

bool probe_flash_read(const jauge_board* board, uint32_t offset, void* bytes, uint32_t count) {
  (void)forget_bad_words(board);
  memcpy(bytes, board->flash + offset, count);
  return !forget_bad_words(board);
}
