/* Tests of memory that the self-test reports: RAM by marching, Flash by writing a page of its own. */
#pragma once

#include "firmware_probe/probe/flash_area.h"

#ifdef __cplusplus
extern "C" {
#endif

/* March C-: finds stuck and coupled bits in time that grows with the size. What was there is lost. Returns the number
 * of words that read wrong. Polls the line meanwhile. */
uint32_t probe_march(const jauge_board* board, uint8_t* start, uint32_t bytes);

typedef struct {
  uint64_t erase_cycles, program_cycles; /* of the page */
  uint32_t wrong_words;
  probe_flash_error error;
  bool refused; /* the controller refused: see `error` */
} probe_page_test;

/* Erases the test page, writes every word of it, reads it back, erases it again. */
probe_page_test probe_test_page(const jauge_board* board);

#ifdef __cplusplus
}
#endif
