#include "firmware_probe/probe/flash_area.h"

#include <string.h>

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
  (void)forget_bad_words(board);
  const bool same = memcmp(board->flash + offset, bytes, count) == 0;
  return (!forget_bad_words(board) && same) || fail(error, offset, 0);
}

bool probe_flash_read(const jauge_board* board, uint32_t offset, void* bytes, uint32_t count) {
  (void)forget_bad_words(board);
  memcpy(bytes, board->flash + offset, count);
  return !forget_bad_words(board);
}
