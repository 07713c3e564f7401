/* What a board must provide so that the probe runs on it: a folder of firmware_probe/boards fills in one jauge_board.
 * All calls come from one thread; none may come from an interrupt. `context` is what the board put into the table. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The crash before this boot, or a damaged word met in Flash. */
typedef struct {
  uint8_t kind; /* jauge_fault_kind of protocol/messages.h; 0: none */
  uint32_t pc, lr, status, address;
} jauge_fault_record;

/* What a board knows of itself. */
typedef struct {
  const char* name; /* at most 24 characters */
  uint32_t chip_id; /* DBGMCU_IDCODE */
  uint8_t unique_id[12];
  uint32_t clock_hz;
  uint32_t flash_bytes, ram_bytes, stack_bytes;
  uint32_t features;    /* JAUGE_FEATURE_* of protocol/messages.h, as far as the board knows */
  uint32_t option_bits; /* FLASH_OPTR: DBANK, BFB2, nSWBOOT0, RDP ... */
  uint8_t wait_states;
  uint16_t reset_cause; /* JAUGE_RESET_* of protocol/messages.h */
  jauge_fault_record fault;
} jauge_board_facts;

/* A named piece of memory, for the memory test. */
typedef struct {
  const char* name;
  uint8_t* start;
  uint32_t bytes;
} jauge_memory_region;

/* One micro-benchmark: the cycles that `iterations` turns took. */
typedef struct {
  const char* name;
  uint32_t iterations;
  uint32_t cycles;
} jauge_benchmark_result;

typedef enum { JAUGE_METER_BUSY, JAUGE_METER_DONE, JAUGE_METER_FAILED } jauge_meter_state;

typedef struct jauge_board {
  void* context;

  /* The serial line, 8N1. receive() never waits; send() returns when everything is handed over, and takes in what
   * arrives meanwhile. poll() only takes in what arrived: it is called between rows of a run and in every long loop.
   * rest() is called when there is nothing to do; a desktop sleeps there. */
  size_t (*receive)(void* context, uint8_t* bytes, size_t capacity);
  void (*send)(void* context, const uint8_t* bytes, size_t count);
  void (*poll)(void* context);
  bool (*heard)(void* context); /* whether something arrived that was not received; a few cycles. Null: cannot tell */
  void (*rest)(void* context);
  bool (*can_set_baud)(void* context, uint32_t baud);
  void (*set_baud)(void* context, uint32_t baud); /* once everything sent is out */

  /* Cycles of the core since the start; never goes back. */
  uint64_t (*cycles)(void* context);
  uint32_t cycles_per_ms;

  void (*facts)(void* context, jauge_board_facts* facts);
  void (*reset)(void* context); /* once everything sent is out */
  void (*lamp)(void* context, bool lit);
  void (*time_pin)(void* context, bool high); /* open drain, for a power monitor; null: none */

  /* Memory for a model's arena, samples and a model kept in RAM; 16-byte aligned. */
  uint8_t* arena;
  uint32_t arena_bytes;

  /* Flash behind the program: read in place at `flash`, erased page by page, programmed in double words (8 bytes),
   * once after each erase. Both return 0, or a status that says what the controller objects to; they poll meanwhile.
   * A cut supply may leave a word that cannot be read: bad_word() says whether one was met since the last call. */
  const uint8_t* flash;
  uint32_t flash_bytes, page_bytes;
  uint32_t (*erase_page)(void* context, uint32_t offset);
  uint32_t (*program)(void* context, uint32_t offset, const void* bytes, uint32_t count);
  bool (*bad_word)(void* context, uint32_t* address);

  /* Optional, for pages from `background_from` on, which the program does not run from: the same begun without waiting
   * for its end. False: not here. flash_busy() is called often, keeps the work going and tells the status in the end;
   * until then the bytes stay where they are, and poll(), receive() and send() keep it going as well. */
  uint32_t background_from;
  bool (*begin_erase)(void* context, uint32_t offset);
  bool (*begin_program)(void* context, uint32_t offset, const void* bytes, uint32_t count);
  bool (*flash_busy)(void* context, uint32_t* status);

  /* Two words that survive a reset but not a power cut, or null. */
  uint32_t* retained;

  void (*paint_stack)(void* context);
  uint32_t (*stack_high_water)(void* context);

  /* Optional: null or 0 where a board has none. */
  const jauge_memory_region* regions;
  uint32_t region_count;
  bool (*benchmark)(void* context, uint32_t index, jauge_benchmark_result* result); /* false behind the last */

  /* The board's own current meter, or null: meter_start() begins a reading, meter_poll() tells whether it is there, in
   * units of 10 nA; 0 when no current flows through the meter. */
  bool (*meter_start)(void* context);
  jauge_meter_state (*meter_poll)(void* context, uint32_t* current_10na);
  uint16_t supply_mv;
} jauge_board;

/* For main.c: starts the one board there is. */
const jauge_board* jauge_board_start(void);

#ifdef __cplusplus
}
#endif
