/* The Flash behind the program: who uses which page, and writing that is checked.
 *
 *   page 0, 1   settings: boots, choices of the user
 *   page 2      free for the self-test
 *   page 3 ...  models
 */
#pragma once

#include "firmware_probe/probe/board.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { PROBE_SETTING_PAGES = 2, PROBE_TEST_PAGE = 2, PROBE_FIRST_MODEL_PAGE = 3, PROBE_DOUBLE_WORD = 8 };

/* Why a write failed: the address in the area and the controller's status (0: it reads back differently). */
typedef struct {
  uint32_t offset, status;
} probe_flash_error;

bool probe_flash_erase(const jauge_board* board, uint32_t page, probe_flash_error* error);

/* Programs whole double words and compares what can be read afterwards. */
bool probe_flash_write(const jauge_board* board, uint32_t offset, const void* bytes, uint32_t count,
                       probe_flash_error* error);

/* Whether these bytes can be read there. */
bool probe_flash_holds(const jauge_board* board, uint32_t offset, const void* bytes, uint32_t count);

/* Copies from Flash. False if a word in there cannot be read. */
bool probe_flash_read(const jauge_board* board, uint32_t offset, void* bytes, uint32_t count);

#ifdef __cplusplus
}
#endif
