#include "firmware_probe/probe/settings.h"

#include <string.h>

#include "firmware_probe/probe/flash_area.h"
#include "firmware_probe/runtime/crc32c.h"

enum { SETTING_COUNT = 2, RESET_BITS = 12 };

typedef struct {
  uint32_t value;
  uint16_t setting;
  uint16_t check;
} entry;

static uint16_t check_of(const entry* e) {
  return (uint16_t)jauge_crc32c(0, e, offsetof(entry, check));
}

static uint32_t entries_of(const jauge_board* board) {
  return board->page_bytes / PROBE_DOUBLE_WORD;
}

static bool read_entry(const jauge_board* board, uint32_t page, uint32_t index, entry* e) {
  const uint32_t offset = page * board->page_bytes + index * PROBE_DOUBLE_WORD;
  return probe_flash_read(board, offset, e, sizeof *e) && e->check == check_of(e);
}

static bool is_blank(const jauge_board* board, uint32_t page, uint32_t index) {
  uint32_t words[2];
  const uint32_t offset = page * board->page_bytes + index * PROBE_DOUBLE_WORD;
  return probe_flash_read(board, offset, words, sizeof words) && words[0] == UINT32_MAX && words[1] == UINT32_MAX;
}

/* Where the next entry goes in a page: behind the last that is not blank. */
static uint32_t end_of(const jauge_board* board, uint32_t page) {
  uint32_t end = entries_of(board);
  while (end > 0 && is_blank(board, page, end - 1)) --end;
  return end;
}

/* The first entry of a page counts how often the log moved: the page with the higher count is the current one. */
static bool generation_of(const jauge_board* board, uint32_t page, uint32_t* generation) {
  entry e;
  if (!read_entry(board, page, 0, &e) || e.setting != 0) return false;
  *generation = e.value;
  return true;
}

/* PROBE_SETTING_PAGES when neither holds a log. */
static uint32_t current_page(const jauge_board* board) {
  uint32_t found = PROBE_SETTING_PAGES, best = 0;
  for (uint32_t page = 0; page < PROBE_SETTING_PAGES; ++page) {
    uint32_t generation;
    if (!generation_of(board, page, &generation)) continue;
    if (found != PROBE_SETTING_PAGES && (int32_t)(generation - best) <= 0) continue;
    found = page;
    best = generation;
  }
  return found;
}

static bool append(const jauge_board* board, uint32_t page, uint32_t index, uint16_t setting, uint32_t value) {
  probe_flash_error error;
  entry e = {value, setting, 0};
  e.check = check_of(&e);
  return probe_flash_write(board, page * board->page_bytes + index * PROBE_DOUBLE_WORD, &e, sizeof e, &error);
}

static bool last_value(const jauge_board* board, uint32_t page, uint16_t setting, uint32_t* value) {
  for (uint32_t index = end_of(board, page); index-- > 1;) {
    entry e;
    if (!read_entry(board, page, index, &e) || e.setting != setting) continue;
    *value = e.value;
    return true;
  }
  return false;
}

uint32_t probe_setting_read(const jauge_board* board, probe_setting setting, uint32_t otherwise) {
  const uint32_t page = current_page(board);
  uint32_t value;
  if (page == PROBE_SETTING_PAGES) return otherwise;
  return last_value(board, page, (uint16_t)setting, &value) ? value : otherwise;
}

/* Copies the last values into the other page and, last of all, writes the entry that makes that page the current one.
 * The first double word of the page stays blank until then. */
static bool move_log(const jauge_board* board, uint32_t from, uint32_t* to, uint32_t* end) {
  probe_flash_error error;
  uint32_t generation = 0;
  const bool exists = from != PROBE_SETTING_PAGES && generation_of(board, from, &generation);
  *to = exists ? 1 - from : 0;
  *end = 1;
  if (!probe_flash_erase(board, *to, &error)) return false;
  for (uint16_t setting = 1; exists && setting <= SETTING_COUNT; ++setting) {
    uint32_t value;
    if (!last_value(board, from, setting, &value)) continue;
    if (!append(board, *to, (*end)++, setting, value)) return false;
  }
  return append(board, *to, 0, 0, generation + 1);
}

bool probe_setting_write(const jauge_board* board, probe_setting setting, uint32_t value) {
  uint32_t page = current_page(board);
  uint32_t end = page == PROBE_SETTING_PAGES ? 0 : end_of(board, page);
  if ((page == PROBE_SETTING_PAGES || end == entries_of(board)) && !move_log(board, page, &page, &end)) return false;
  return append(board, page, end, (uint16_t)setting, value);
}

/* The second retained word is the complement of the first: after a power-up both hold noise. */
uint32_t probe_count_boot(const jauge_board* board) {
  const uint32_t resets = (1u << RESET_BITS) - 1;
  uint32_t* kept = board->retained;
  uint32_t count;
  if (kept && kept[0] == ~kept[1] && (kept[0] & resets) != resets) {
    count = kept[0] + 1;
  } else {
    const uint32_t boots = probe_setting_read(board, PROBE_SETTING_BOOTS, 0) + 1;
    (void)probe_setting_write(board, PROBE_SETTING_BOOTS, boots);
    count = boots << RESET_BITS;
  }
  if (kept) {
    kept[0] = count;
    kept[1] = ~count;
  }
  return count;
}
