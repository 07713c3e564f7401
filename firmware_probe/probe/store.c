#include "firmware_probe/probe/store.h"

#include <string.h>

#include "firmware_probe/runtime/crc32c.h"

enum {
  HEADER_MAGIC = 0x32544C53 /* "SLT2" */,
  VALID_WORD = 0x44494C56,
  MARK_WORD = 0x4B52414D,
  MARKS_AT = sizeof(probe_slot_header),
  WRITTEN_FIRST = offsetof(probe_slot_header, blank),
  PIECE = 512 /* bytes that are written without a look at the line, where that cannot be done in the background */
};

static uint32_t page_count(const jauge_board* board) {
  return board->flash_bytes / board->page_bytes;
}

static uint32_t pages_of(const jauge_board* board, uint32_t bytes) {
  return (PROBE_STORE_HEADER + bytes + board->page_bytes - 1) / board->page_bytes;
}

/* Whether a model lies there, whole or not. */
static bool read_header(const jauge_board* board, uint32_t page, probe_slot_header* header) {
  if (!probe_flash_read(board, page * board->page_bytes, header, WRITTEN_FIRST)) return false;
  if (header->magic != HEADER_MAGIC || header->crc != jauge_crc32c(0, header, offsetof(probe_slot_header, crc)))
    return false;
  return header->bytes <= board->flash_bytes && page + pages_of(board, header->bytes) <= page_count(board);
}

typedef enum { BLANK, VALID, TORN } validity;

static validity read_validity(const jauge_board* board, uint32_t page) {
  uint32_t words[2];
  const uint32_t at = page * board->page_bytes + (uint32_t)offsetof(probe_slot_header, valid);
  if (!probe_flash_read(board, at, words, sizeof words)) return TORN;
  if (words[0] == VALID_WORD && words[1] == ~(uint32_t)VALID_WORD) return VALID;
  return words[0] == UINT32_MAX && words[1] == UINT32_MAX ? BLANK : TORN;
}

/* Pages between two marks. */
static uint32_t pages_per_mark(const probe_store* store) {
  return (pages_of(store->board, store->header.bytes) + PROBE_STORE_MARKS - 1) / PROBE_STORE_MARKS;
}

static void make_mark(uint32_t index, uint32_t mark[2]) {
  mark[0] = MARK_WORD + index;
  mark[1] = ~mark[0];
}

/* A torn mark is none; one behind it counts for both. */
static uint32_t count_marks(const jauge_board* board, uint32_t page) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < PROBE_STORE_MARKS; ++i) {
    uint32_t found[2], expected[2];
    make_mark(i, expected);
    const uint32_t at = page * board->page_bytes + (uint32_t)MARKS_AT + i * PROBE_DOUBLE_WORD;
    if (probe_flash_read(board, at, found, sizeof found) && memcmp(found, expected, sizeof found) == 0) count = i + 1;
  }
  return count;
}

/* An upload that ended in the middle of the first mark's pages begins again: that costs less than to know better. */
static void note_unfinished(probe_store* store, uint32_t page, const probe_slot_header* header) {
  store->header = *header;
  store->page = page;
  store->marks = count_marks(store->board, page);
  store->erased_pages = store->marks * pages_per_mark(store);
  store->next = store->erased_pages * store->board->page_bytes;
}

/* Pages of an unfinished upload that a model was put on since hold something else now. */
static bool overlaps_a_model(const probe_store* store) {
  const uint32_t end = store->page + pages_of(store->board, store->header.bytes);
  for (uint32_t i = 0; i < store->count; ++i) {
    const probe_stored* model = &store->models[i];
    if (model->page < end && store->page < model->page + pages_of(store->board, model->bytes)) return true;
  }
  return false;
}

void probe_store_init(probe_store* store, const jauge_board* board) {
  memset(store, 0, sizeof *store);
  store->board = board;
  for (uint32_t page = PROBE_FIRST_MODEL_PAGE; page < page_count(board) && store->count < PROBE_STORE_MODELS;) {
    probe_slot_header header;
    const bool found = read_header(board, page, &header);
    const validity state = found ? read_validity(board, page) : TORN;
    if (found && state == BLANK) note_unfinished(store, page, &header);
    if (state != VALID) {
      ++page;
      continue;
    }
    store->models[store->count++] = (probe_stored){page, header.bytes, header.age};
    page += pages_of(board, header.bytes);
  }
  if (store->page != 0 && overlaps_a_model(store)) store->page = 0;
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
  probe_slot_header header;
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

/* The first page of a gap of `pages` between the models, not before `start`; 0 if there is none. */
static uint32_t find_gap_from(const probe_store* store, uint32_t start, uint32_t pages) {
  for (uint32_t i = 0; i < store->count; ++i) {
    const uint32_t page = store->models[i].page;
    if (page >= start && page - start >= pages) return start;
    const uint32_t end = page + pages_of(store->board, store->models[i].bytes);
    if (end > start) start = end;
  }
  return page_count(store->board) >= start + pages ? start : 0;
}

/* First where the program does not run: there the Flash works while bytes come in. */
static uint32_t find_gap(const probe_store* store, uint32_t pages) {
  const uint32_t other_bank = store->board->background_from / store->board->page_bytes;
  const uint32_t found = other_bank > PROBE_FIRST_MODEL_PAGE ? find_gap_from(store, other_bank, pages) : 0;
  return found != 0 ? found : find_gap_from(store, PROBE_FIRST_MODEL_PAGE, pages);
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

static bool is_same(const probe_store* store, uint32_t bytes, const uint8_t digest[PROBE_DIGEST]) {
  return store->page != 0 && store->header.bytes == bytes && memcmp(store->header.digest, digest, PROBE_DIGEST) == 0;
}

/* Nobody shall find it again: its pages are used for something else from here on. */
static bool remove_unfinished(probe_store* store, probe_flash_error* error) {
  const uint32_t page = store->page;
  store->page = 0;
  return page == 0 || probe_flash_erase(store->board, page, error);
}

static void fill_header(probe_store* store, uint32_t bytes, const uint8_t digest[PROBE_DIGEST]) {
  probe_slot_header* header = &store->header;
  const uint32_t youngest = probe_store_youngest(store);
  header->magic = HEADER_MAGIC;
  header->bytes = bytes;
  memcpy(header->digest, digest, PROBE_DIGEST);
  header->age = youngest == PROBE_STORE_MODELS ? 1 : store->models[youngest].age + 1;
  header->crc = jauge_crc32c(0, header, offsetof(probe_slot_header, crc));
}

static bool find_place(probe_store* store, uint32_t bytes, probe_flash_error* error) {
  const uint32_t pages = pages_of(store->board, bytes);
  if (!remove_unfinished(store, error)) return false;
  uint32_t page = find_gap(store, pages);
  while (page == 0 || store->count == PROBE_STORE_MODELS) {
    if (!remove_model(store, oldest(store), error)) return false;
    page = find_gap(store, pages);
  }
  store->page = page;
  store->next = store->erased_pages = store->marks = 0;
  return true;
}

bool probe_store_begin(probe_store* store, uint32_t bytes, const uint8_t digest[PROBE_DIGEST],
                       probe_flash_error* error) {
  probe_store_abandon(store);
  if (bytes == 0 || bytes > probe_store_capacity(store)) return false;
  if (!is_same(store, bytes, digest)) {
    if (!find_place(store, bytes, error)) return false;
    fill_header(store, bytes, digest);
  }
  store->writing = true;
  return true;
}

uint32_t probe_store_done(const probe_store* store) {
  const uint32_t done = store->next > PROBE_STORE_HEADER ? store->next - PROBE_STORE_HEADER : 0;
  return done < store->header.bytes ? done : store->header.bytes; /* the last double word may be filled up */
}

static probe_store_state fail(probe_store* store, uint32_t at, uint32_t status) {
  store->failed = true;
  store->error = (probe_flash_error){store->page * store->board->page_bytes + at, status};
  return PROBE_STORE_FAILED;
}

/* What was written is read back before anything counts on it. */
static probe_store_state conclude(probe_store* store, uint32_t status) {
  const probe_flash_work work = store->work;
  const uint32_t at = store->at;
  store->work = PROBE_FLASH_RESTS;
  if (status != 0) return fail(store, at, status);
  if (work == PROBE_FLASH_ERASES) {
    ++store->erased_pages;
    return PROBE_STORE_WORKS;
  }
  const uint32_t offset = store->page * store->board->page_bytes + at;
  if (!probe_flash_holds(store->board, offset, store->work_source, store->work_bytes)) return fail(store, at, 0);
  if (store->work_source == store->mark)
    ++store->marks;
  else
    store->next = at + store->work_bytes;
  if (store->next == WRITTEN_FIRST) store->next = PROBE_STORE_HEADER;
  return PROBE_STORE_WORKS;
}

static probe_store_state begin_erase(probe_store* store) {
  const jauge_board* board = store->board;
  store->work = PROBE_FLASH_ERASES;
  store->at = store->erased_pages * board->page_bytes;
  const uint32_t offset = store->page * board->page_bytes + store->at;
  if (board->begin_erase && board->begin_erase(board->context, offset)) return PROBE_STORE_WORKS;
  return conclude(store, board->erase_page(board->context, offset));
}

static probe_store_state begin_program(probe_store* store, uint32_t at, const void* bytes, uint32_t count) {
  const jauge_board* board = store->board;
  const uint32_t offset = store->page * board->page_bytes + at;
  store->work = PROBE_FLASH_PROGRAMS;
  store->at = at;
  store->work_source = bytes;
  store->work_bytes = count;
  if (board->begin_program && board->begin_program(board->context, offset, bytes, count)) return PROBE_STORE_WORKS;
  if (store->work_bytes > PIECE) store->work_bytes = PIECE;
  return conclude(store, board->program(board->context, offset, bytes, store->work_bytes));
}

/* As many whole double words as lie in a row, up to the end of the page. */
static probe_store_state begin_data(probe_store* store, const probe_store_source* source) {
  const uint32_t done = store->next - PROBE_STORE_HEADER, page_bytes = store->board->page_bytes;
  const uint32_t whole = source->held == store->header.bytes ? source->held + PROBE_DOUBLE_WORD - 1 : source->held;
  const uint32_t ready = whole - whole % PROBE_DOUBLE_WORD;
  const uint32_t from = done % source->capacity, row = source->capacity - from;
  uint32_t count = ready > done ? ready - done : 0;
  if (count > page_bytes - store->next % page_bytes) count = page_bytes - store->next % page_bytes;
  if (count > row) count = row;
  return count == 0 ? PROBE_STORE_WAITS : begin_program(store, store->next, source->bytes + from, count);
}

static bool owes_mark(const probe_store* store) {
  const uint32_t page_bytes = store->board->page_bytes;
  return store->next % page_bytes == 0 && store->next / page_bytes >= (store->marks + 1) * pages_per_mark(store);
}

/* A mark that a cut supply has torn cannot be written again; the next one stands for it. */
static probe_store_state begin_mark(probe_store* store) {
  uint32_t there[2];
  const uint32_t at = (uint32_t)MARKS_AT + store->marks * PROBE_DOUBLE_WORD;
  const uint32_t offset = store->page * store->board->page_bytes + at;
  const bool readable = probe_flash_read(store->board, offset, there, sizeof there);
  if (!readable || (there[0] & there[1]) != UINT32_MAX) {
    ++store->marks;
    return PROBE_STORE_WORKS;
  }
  make_mark(store->marks, store->mark);
  return begin_program(store, at, store->mark, sizeof store->mark);
}

static probe_store_state begin_next(probe_store* store, const probe_store_source* source) {
  const bool all_done = store->next >= PROBE_STORE_HEADER + store->header.bytes;
  if (all_done) return PROBE_STORE_WAITS;
  if (store->next > 0 && owes_mark(store)) return begin_mark(store);
  if (store->next / store->board->page_bytes >= store->erased_pages) return begin_erase(store);
  if (store->next == 0) return begin_program(store, 0, &store->header, WRITTEN_FIRST);
  return begin_data(store, source);
}

probe_store_state probe_store_step(probe_store* store, const probe_store_source* source) {
  const jauge_board* board = store->board;
  uint32_t status = 0;
  if (store->failed) return PROBE_STORE_FAILED;
  if (!store->writing) return PROBE_STORE_WAITS;
  if (store->work == PROBE_FLASH_RESTS) return begin_next(store, source);
  if (board->flash_busy(board->context, &status)) return PROBE_STORE_WORKS;
  const probe_store_state state = conclude(store, status);
  return state == PROBE_STORE_FAILED ? state : begin_next(store, source);
}

void probe_store_settle(probe_store* store) {
  const jauge_board* board = store->board;
  uint32_t status = 0;
  if (store->work == PROBE_FLASH_RESTS) return;
  while (board->flash_busy(board->context, &status)) board->poll(board->context);
  (void)conclude(store, status);
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
  static const uint32_t valid[2] = {VALID_WORD, ~(uint32_t)VALID_WORD};
  const uint32_t at = store->page * store->board->page_bytes + (uint32_t)offsetof(probe_slot_header, valid);
  const probe_stored model = {store->page, store->header.bytes, store->header.age};
  store->writing = false;
  store->page = 0;
  if (!probe_flash_write(store->board, at, valid, sizeof valid, error)) return false;
  insert_model(store, model, index);
  return true;
}

void probe_store_abandon(probe_store* store) {
  probe_store_settle(store);
  if (store->failed) probe_store_discard(store);
  store->writing = false;
}

void probe_store_discard(probe_store* store) {
  probe_flash_error ignored;
  probe_store_settle(store);
  store->writing = store->failed = false;
  (void)remove_unfinished(store, &ignored);
}

bool probe_store_clear(probe_store* store, probe_flash_error* error) {
  probe_store_abandon(store);
  if (!remove_unfinished(store, error)) return false;
  while (store->count > 0)
    if (!remove_model(store, store->count - 1, error)) return false;
  return true;
}
