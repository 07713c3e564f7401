/* Models kept in Flash. Each begins with a page-aligned header of 256 bytes, the package follows at once.
 *
 *   0    what the model is, written before its first byte: an upload that a reset or a pulled cable ended is known by
 * it 56   the double word that makes the model valid, written last of all, after everything else was read back 64   a
 * mark for each so many pages that are written and read back: the upload goes on behind the last one
 *
 * A new model goes to free pages, so the old one stays usable until the new one is; only when there is no room the
 * oldest goes first, its header page before the others. After a power cut at any point a model is whole or not there.
 *
 * Where the board can write pages that its program does not run from in the background, models go there first, and
 * bytes are received while others are written: probe_store_step() does what is due and is called often.
 */
#pragma once

#include "firmware_probe/probe/board.h"
#include "firmware_probe/probe/flash_area.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { PROBE_STORE_MODELS = 8, PROBE_STORE_HEADER = 256, PROBE_STORE_MARKS = 24, PROBE_DIGEST = 32 };

typedef struct {
  uint32_t page, bytes; /* of the header; of the package */
  uint32_t age;         /* counts up with every model stored */
} probe_stored;

/* Double words of their own: what is written later, or torn, does not touch the others. */
typedef struct {
  uint32_t magic, bytes;
  uint8_t digest[PROBE_DIGEST];
  uint32_t age, crc; /* crc covers everything before it */
  uint32_t blank[2];
  uint32_t valid[2]; /* a word and its complement */
} probe_slot_header;

typedef enum { PROBE_FLASH_RESTS, PROBE_FLASH_ERASES, PROBE_FLASH_PROGRAMS } probe_flash_work;

typedef struct {
  const jauge_board* board;
  probe_stored models[PROBE_STORE_MODELS]; /* in the order of their pages */
  uint32_t count;
  /* the model being written, or left unfinished */
  probe_slot_header header;
  uint32_t page;         /* of its header; 0: there is none */
  uint32_t next;         /* bytes of header and package that are written and read back */
  uint32_t erased_pages; /* of it */
  uint32_t marks;
  bool writing;
  bool failed; /* and `error` says how */
  probe_flash_error error;
  /* the operation under way */
  uint8_t work; /* probe_flash_work */
  uint32_t at, work_bytes;
  const void* work_source;
  uint32_t mark[2];
} probe_store;

void probe_store_init(probe_store* store, const jauge_board* board);

/* The largest package there can be room for. */
uint32_t probe_store_capacity(const probe_store* store);

const uint8_t* probe_stored_package(const probe_store* store, uint32_t index);
bool probe_stored_digest(const probe_store* store, uint32_t index, uint8_t digest[PROBE_DIGEST]);

/* The index of the model of that digest, or of the youngest; PROBE_STORE_MODELS if there is none. */
uint32_t probe_store_find(const probe_store* store, const uint8_t digest[PROBE_DIGEST]);
uint32_t probe_store_youngest(const probe_store* store);

/* Makes room for a package, or takes up where an upload of the same digest ended: probe_store_done() says at which
 * byte. False when it is larger than probe_store_capacity(), or the Flash refuses. */
bool probe_store_begin(probe_store* store, uint32_t bytes, const uint8_t digest[PROBE_DIGEST],
                       probe_flash_error* error);

/* Bytes of the package that are written and read back. */
uint32_t probe_store_done(const probe_store* store);

/* The package on its way: byte i lies at bytes[i % capacity], and those before `held` have arrived. When all have, up
 * to seven bytes more are read to fill a double word. `capacity` is a multiple of 16. */
typedef struct {
  const uint8_t* bytes;
  uint32_t capacity, held;
} probe_store_source;

typedef enum {
  PROBE_STORE_WORKS,
  PROBE_STORE_WAITS /* for more bytes, or all is done */,
  PROBE_STORE_FAILED
} probe_store_state;

/* Looks after the operation under way and begins the next. */
probe_store_state probe_store_step(probe_store* store, const probe_store_source* source);
/* Waits until no operation is under way: afterwards the Flash can be read without waiting. */
void probe_store_settle(probe_store* store);

/* Where the package can be read once all of it is written; it is not valid yet. */
const uint8_t* probe_store_written(const probe_store* store);
/* Makes it valid; `index` is then its place in the list. */
bool probe_store_commit(probe_store* store, uint32_t* index, probe_flash_error* error);
/* Takes a damaged model off the list; its pages are free. */
void probe_store_forget(probe_store* store, uint32_t index);
/* Stops writing; what is there can be gone on with. */
void probe_store_abandon(probe_store* store);
/* What is there is wrong: nobody goes on with it. */
void probe_store_discard(probe_store* store);

/* Makes every model invalid, and what is unfinished too. */
bool probe_store_clear(probe_store* store, probe_flash_error* error);

#ifdef __cplusplus
}
#endif
