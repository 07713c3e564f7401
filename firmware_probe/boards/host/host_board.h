/* The probe as a desktop process: the serial line is a pseudo-terminal, the Flash a file, the cycles nanoseconds of the
 * monotonic clock. Its times say how fast this desktop is, and nothing about any chip. */
#pragma once

#include <setjmp.h>

#include "firmware_probe/probe/board.h"

enum { HOST_FLASH_BYTES = 1 << 20, HOST_PAGE_BYTES = 4096, HOST_ARENA_BYTES = 632 * 1024 };

typedef struct {
  jauge_board board;
  int line;  /* our end of the pseudo-terminal */
  int other; /* its other end: while we hold it open, a host that goes does not hang up the line */
  char path[64];
  uint32_t retained[2];
  jmp_buf reset; /* where a reset goes on */
  _Alignas(16) uint8_t arena[HOST_ARENA_BYTES];
} host_board;

/* Opens line and Flash; `flash_file` may be null: the Flash is then forgotten at the end. False with errno set. */
bool host_board_open(host_board* host, const char* flash_file);
