#include "firmware_probe/probe/store.h"

#include <string.h>

#include "firmware_probe/runtime/crc32c.h"

enum { HEADER_MAGIC = 0x544F4C53 /* "SLOT" */, VALID_WORD = 0x44494C56 };

/* Double words of their own: what is written later, or torn, does not touch the others. */
typedef struct {
  uint32_t magic, bytes;
  uint8_t digest[PROBE_DIGEST];
  uint32_t age, crc; /* crc covers everything before it */
  uint32_t blank[2];
  uint32_t valid[2]; /* VALID_WORD and its complement */
} slot_header;

static uint32_t page_count(const jauge_board* board) {
  return board->flash_bytes / board->page_bytes;
}

static uint32_t pages_of(const jauge_board* board, uint32_t bytes) {
  return (PROBE_STORE_HEADER + bytes + board->page_bytes - 1) / board->page_bytes;
}

static bool read_header(const jauge_board* board, uint32_t page, slot_header* header) {
  if (!probe_flash_read(board, page * board->page_bytes, header, sizeof *header)) return false;
  if (header->magic != HEADER_MAGIC || header->valid[0] != VALID_WORD || header->valid[1] != ~(uint32_t)VALID_WORD)
    return false;
  if (header->crc != jauge_crc32c(0, header, offsetof(slot_header, crc))) return false;
  return header->bytes <= board->flash_bytes && page + pages_of(board, header->bytes) <= page_count(board);
}

void probe_store_init(probe_store* store, const jauge_board* board) {
  memset(store, 0, sizeof *store);
  store->board = board;
  for (uint32_t page = PROBE_FIRST_MODEL_PAGE; page < page_count(board) && store->count < PROBE_STORE_MODELS;) {
    slot_header header;
    if (!read_header(board, page, &header)) {
      ++page;
      continue;
    }
    store->models[store->count++] = (probe_stored){page, header.bytes, header.age};
    page += pages_of(board, header.bytes);
  }
}

uint32_t probe_store_capacity(const probe_store* store) {
  const uint32_t pages = page_count(store->board);
  if (pages <= PROBE_FIRST_MODEL_PAGE) return 0;
  return (pages - PROBE_FIRST_MODEL_PAGE) * store->board->page_bytes - PROBE_STORE_HEADER;
}

const uint8_t* probe_stored_package(const probe_store* store, uint32_t index) {
  return store->board->flash + store->models[index].page * store->board->page_bytes + PROBE_STORE_HEADER;
}

bool probe_stored_digest(const probe_store* store, uint32_t index, uint8_t digest[PROBE_DIGEST]) {
  slot_header header;
  if (!read_header(store->board, store->models[index].page, &header)) return false;
  memcpy(digest, header.digest, PROBE_DIGEST);
  return true;
}

uint32_t probe_store_find(const probe_store* store, const uint8_t digest[PROBE_DIGEST]) {
  for (uint32_t i = 0; i < store->count; ++i) {
    uint8_t stored[PROBE_DIGEST];
    if (probe_stored_digest(store, i, stored) && memcmp(stored, digest, PROBE_DIGEST) == 0) return i;
  }
  return PROBE_STORE_MODELS;
}

uint32_t probe_store_youngest(const probe_store* store) {
  uint32_t found = PROBE_STORE_MODELS;
  for (uint32_t i = 0; i < store->count; ++i)
    if (found == PROBE_STORE_MODELS || (int32_t)(store->models[i].age - store->models[found].age) > 0) found = i;
  return found;
}

static uint32_t oldest(const probe_store* store) {
  uint32_t found = 0;
  for (uint32_t i = 1; i < store->count; ++i)
    if ((int32_t)(store->models[i].age - store->models[found].age) < 0) found = i;
  return found;
}

/* The first page of a gap of `pages` between the models; 0 if there is none. */
static uint32_t find_gap(const probe_store* store, uint32_t pages) {
  uint32_t start = PROBE_FIRST_MODEL_PAGE;
  for (uint32_t i = 0; i < store->count; ++i) {
    if (store->models[i].page - start >= pages) return start;
    start = store->models[i].page + pages_of(store->board, store->models[i].bytes);
  }
  return page_count(store->board) - start >= pages ? start : 0;
}

void probe_store_forget(probe_store* store, uint32_t index) {
  --store->count;
  memmove(&store->models[index], &store->models[index + 1], (store->count - index) * sizeof *store->models);
}

static bool remove_model(probe_store* store, uint32_t index, probe_flash_error* error) {
  if (!probe_flash_erase(store->board, store->models[index].page, error)) return false;
  probe_store_forget(store, index);
  return true;
}

bool probe_store_begin(probe_store* store, uint32_t bytes, const uint8_t digest[PROBE_DIGEST],
                       probe_flash_error* error) {
  store->writing = false;
  if (bytes == 0 || bytes > probe_store_capacity(store)) return false;
  const uint32_t pages = pages_of(store->board, bytes);
  uint32_t page = find_gap(store, pages);
  while (page == 0 || store->count == PROBE_STORE_MODELS) {
    if (!remove_model(store, oldest(store), error)) return false;
    page = find_gap(store, pages);
  }
  store->page = page;
  store->bytes = bytes;
  store->written = 0;
  store->erased_pages = 0;
  memcpy(store->digest, digest, PROBE_DIGEST);
  store->writing = true;
  return true;
}

/* Writes whole double words behind what is there; pages are erased when they are reached, never before. */
static bool put(probe_store* store, uint32_t at, const uint8_t* bytes, uint32_t count, probe_flash_error* error) {
  const uint32_t page_bytes = store->board->page_bytes;
  while (count > 0) {
    const uint32_t page = at / page_bytes, left = page_bytes - at % page_bytes;
    const uint32_t piece = count < left ? count : left;
    if (page >= store->erased_pages) {
      if (!probe_flash_erase(store->board, store->page + page, error)) return false;
      store->erased_pages = page + 1;
    }
    if (!probe_flash_write(store->board, store->page * page_bytes + at, bytes, piece, error)) return false;
    at += piece;
    bytes += piece;
    count -= piece;
  }
  return true;
}

bool probe_store_append(probe_store* store, const uint8_t* bytes, uint32_t count, probe_flash_error* error) {
  uint32_t held = store->written % PROBE_DOUBLE_WORD;
  uint32_t at = PROBE_STORE_HEADER + store->written - held;
  store->written += count;
  if (held > 0) {
    const uint32_t wanted = PROBE_DOUBLE_WORD - held, taken = count < wanted ? count : wanted;
    memcpy(store->rest + held, bytes, taken);
    bytes += taken;
    count -= taken;
    if (taken < wanted) return true;
    if (!put(store, at, store->rest, PROBE_DOUBLE_WORD, error)) return false;
    at += PROBE_DOUBLE_WORD;
  }
  const uint32_t whole = count - count % PROBE_DOUBLE_WORD;
  memcpy(store->rest, bytes + whole, count - whole);
  return put(store, at, bytes, whole, error);
}

bool probe_store_finish(probe_store* store, probe_flash_error* error) {
  const uint32_t held = store->written % PROBE_DOUBLE_WORD;
  if (held == 0) return true;
  memset(store->rest + held, 0xFF, PROBE_DOUBLE_WORD - held);
  return put(store, PROBE_STORE_HEADER + store->written - held, store->rest, PROBE_DOUBLE_WORD, error);
}

const uint8_t* probe_store_written(const probe_store* store) {
  return store->board->flash + store->page * store->board->page_bytes + PROBE_STORE_HEADER;
}

static void insert_model(probe_store* store, probe_stored model, uint32_t* index) {
  uint32_t at = 0;
  while (at < store->count && store->models[at].page < model.page) ++at;
  memmove(&store->models[at + 1], &store->models[at], (store->count - at) * sizeof *store->models);
  store->models[at] = model;
  ++store->count;
  *index = at;
}

bool probe_store_commit(probe_store* store, uint32_t* index, probe_flash_error* error) {
  const uint32_t youngest = probe_store_youngest(store);
  const uint32_t at = store->page * store->board->page_bytes;
  slot_header header = {HEADER_MAGIC, store->bytes, {0}, 0, 0, {0, 0}, {VALID_WORD, ~(uint32_t)VALID_WORD}};
  store->writing = false;
  memcpy(header.digest, store->digest, PROBE_DIGEST);
  header.age = youngest == PROBE_STORE_MODELS ? 1 : store->models[youngest].age + 1;
  header.crc = jauge_crc32c(0, &header, offsetof(slot_header, crc));
  if (!probe_flash_write(store->board, at, &header, offsetof(slot_header, blank), error)) return false;
  if (!probe_flash_write(store->board, at + (uint32_t)offsetof(slot_header, valid), header.valid, sizeof header.valid,
                         error))
    return false;
  insert_model(store, (probe_stored){store->page, store->bytes, header.age}, index);
  return true;
}

void probe_store_abandon(probe_store* store) {
  store->writing = false;
}

bool probe_store_clear(probe_store* store, probe_flash_error* error) {
  store->writing = false;
  while (store->count > 0)
    if (!remove_model(store, store->count - 1, error)) return false;
  return true;
}
