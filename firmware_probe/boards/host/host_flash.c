#include "firmware_probe/boards/host/host_flash.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DOUBLE_WORD = 8, BLANK = 0xFF };

static bool make_blank(int file, uint32_t from, uint32_t bytes) {
  uint8_t blank[4096];
  memset(blank, BLANK, sizeof blank);
  while (from < bytes) {
    const uint32_t piece = bytes - from < sizeof blank ? bytes - from : (uint32_t)sizeof blank;
    if (pwrite(file, blank, piece, (off_t)from) != (ssize_t)piece) return false;
    from += piece;
  }
  return true;
}

static uint8_t* map_file(const char* path, uint32_t bytes) {
  struct stat facts;
  const int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  void* memory = MAP_FAILED;
  if (file < 0) return NULL;
  if (fstat(file, &facts) == 0 && make_blank(file, facts.st_size < bytes ? (uint32_t)facts.st_size : bytes, bytes))
    memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  return memory == MAP_FAILED ? NULL : memory;
}

uint8_t* host_flash_map(const char* file, uint32_t bytes) {
  if (file) return map_file(file, bytes);
  void* memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return NULL;
  host_flash_erase(memory, bytes);
  return memory;
}

void host_flash_erase(uint8_t* page, uint32_t bytes) {
  memset(page, BLANK, bytes);
}

bool host_flash_program(uint8_t* to, const uint8_t* bytes, uint32_t count) {
  for (uint32_t at = 0; at < count; at += DOUBLE_WORD) {
    for (uint32_t i = 0; i < DOUBLE_WORD; ++i)
      if (to[at + i] != BLANK) return false;
    memcpy(to + at, bytes + at, DOUBLE_WORD);
  }
  return true;
}
