#define _GNU_SOURCE /* posix_openpt and its like */
#include "firmware_probe/boards/host/host_board.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "firmware_probe/boards/host/host_flash.h"
#include "firmware_probe/protocol/messages.h"

enum { REST_MS = 20, FULL_LINE_MS = 1000, PROGRAMMING_ERROR = 1 << 3 };

static size_t receive(void* context, uint8_t* bytes, size_t capacity) {
  const host_board* host = context;
  const ssize_t count = read(host->line, bytes, capacity);
  return count > 0 ? (size_t)count : 0;
}

/* What nobody takes is lost, as on a wire. */
static void send_bytes(void* context, const uint8_t* bytes, size_t count) {
  const host_board* host = context;
  while (count > 0) {
    const ssize_t sent = write(host->line, bytes, count);
    if (sent > 0) {
      bytes += sent;
      count -= (size_t)sent;
      continue;
    }
    struct pollfd line = {host->line, POLLOUT, 0};
    if (poll(&line, 1, FULL_LINE_MS) <= 0) return;
  }
}

static void keep_up(void* context) {
  (void)context; /* the kernel keeps what arrives */
}

/* Sleeps until something arrives. Whoever started this process ends it by closing its standard input. */
static void rest(void* context) {
  const host_board* host = context;
  struct pollfd ends[2] = {{host->line, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
  char ignored[64];
  if (poll(ends, 2, REST_MS) > 0 && ends[1].revents != 0 && read(STDIN_FILENO, ignored, sizeof ignored) <= 0) exit(0);
}

/* A pseudo-terminal has no rate: any will do. */
static bool can_set_baud(void* context, uint32_t baud) {
  (void)context;
  return baud >= 1200 && baud <= 4000000;
}

static void set_baud(void* context, uint32_t baud) {
  (void)context;
  (void)baud;
}

static uint64_t nanoseconds(void* context) {
  struct timespec now;
  (void)context;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void facts(void* context, jauge_board_facts* out) {
  (void)context;
  out->name = "host";
  memcpy(out->unique_id, "desktop", 7);
  out->clock_hz = 1000000000;
  out->flash_bytes = HOST_FLASH_BYTES;
  out->ram_bytes = HOST_ARENA_BYTES;
  out->reset_cause = JAUGE_RESET_SOFTWARE;
}

static void reset(void* context) {
  host_board* host = context;
  longjmp(host->reset, 1);
}

static void lamp(void* context, bool lit) {
  (void)context;
  (void)lit;
}

static uint32_t erase_page(void* context, uint32_t offset) {
  const host_board* host = context;
  host_flash_erase((uint8_t*)(uintptr_t)host->board.flash + offset, HOST_PAGE_BYTES);
  return 0;
}

static uint32_t program(void* context, uint32_t offset, const void* bytes, uint32_t count) {
  const host_board* host = context;
  return host_flash_program((uint8_t*)(uintptr_t)host->board.flash + offset, bytes, count) ? 0 : PROGRAMMING_ERROR;
}

static bool bad_word(void* context, uint32_t* address) {
  (void)context;
  *address = 0;
  return false;
}

static void paint_stack(void* context) {
  (void)context; /* a desktop's stack says nothing about a chip's */
}

static uint32_t stack_high_water(void* context) {
  (void)context;
  return 0;
}

static const jauge_board functions = {
    .receive = receive,
    .send = send_bytes,
    .poll = keep_up,
    .rest = rest,
    .can_set_baud = can_set_baud,
    .set_baud = set_baud,
    .cycles = nanoseconds,
    .cycles_per_ms = 1000000,
    .facts = facts,
    .reset = reset,
    .lamp = lamp,
    .arena_bytes = HOST_ARENA_BYTES,
    .flash_bytes = HOST_FLASH_BYTES,
    .page_bytes = HOST_PAGE_BYTES,
    .erase_page = erase_page,
    .program = program,
    .bad_word = bad_word,
    .paint_stack = paint_stack,
    .stack_high_water = stack_high_water,
};

static bool open_line(host_board* host) {
  struct termios raw;
  host->line = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (host->line < 0 || grantpt(host->line) != 0 || unlockpt(host->line) != 0) return false;
  if (ptsname_r(host->line, host->path, sizeof host->path) != 0) return false;
  host->other = open(host->path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (host->other < 0 || tcgetattr(host->other, &raw) != 0) return false;
  cfmakeraw(&raw);
  return tcsetattr(host->other, TCSANOW, &raw) == 0;
}

bool host_board_open(host_board* host, const char* flash_file) {
  memset(host, 0, sizeof *host);
  host->board = functions;
  host->board.context = host;
  host->board.arena = host->arena;
  host->board.retained = host->retained;
  host->board.flash = host_flash_map(flash_file, HOST_FLASH_BYTES);
  return host->board.flash != NULL && open_line(host);
}
