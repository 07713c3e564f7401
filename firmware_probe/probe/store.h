/* Models kept in Flash. Each begins with a page-aligned header of 64 bytes, the package follows at once; the double
 * word that makes it valid is written last, after everything else was read back. A new model goes to free pages, so the
 * old one stays usable until the new one is; only when there is no room the oldest goes first, its header page before
 * the others. After a power cut at any point a model is whole or not there. */
#pragma once

#include "firmware_probe/probe/board.h"
#include "firmware_probe/probe/flash_area.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { PROBE_STORE_MODELS = 8, PROBE_STORE_HEADER = 64, PROBE_DIGEST = 32 };

typedef struct {
  uint32_t page, bytes; /* of the header; of the package */
  uint32_t age;         /* counts up with every model stored */
} probe_stored;

typedef struct {
  const jauge_board* board;
  probe_stored models[PROBE_STORE_MODELS]; /* in the order of their pages */
  uint32_t count;
  /* the model being written */
  uint32_t page, bytes, written; /* `written` counts package bytes, those in `rest` included */
  uint32_t erased_pages;
  uint8_t digest[PROBE_DIGEST];
  uint8_t rest[PROBE_DOUBLE_WORD]; /* not yet a whole double word */
  bool writing;
} probe_store;

void probe_store_init(probe_store* store, const jauge_board* board);

/* The largest package there can be room for. */
uint32_t probe_store_capacity(const probe_store* store);

const uint8_t* probe_stored_package(const probe_store* store, uint32_t index);
bool probe_stored_digest(const probe_store* store, uint32_t index, uint8_t digest[PROBE_DIGEST]);

/* The index of the model of that digest, or of the youngest; PROBE_STORE_MODELS if there is none. */
uint32_t probe_store_find(const probe_store* store, const uint8_t digest[PROBE_DIGEST]);
uint32_t probe_store_youngest(const probe_store* store);

/* Makes room for a package. False when it is larger than probe_store_capacity(), or the Flash refuses. */
bool probe_store_begin(probe_store* store, uint32_t bytes, const uint8_t digest[PROBE_DIGEST],
                       probe_flash_error* error);
/* The next bytes of the package. */
bool probe_store_append(probe_store* store, const uint8_t* bytes, uint32_t count, probe_flash_error* error);
/* Writes what is left over; the package can then be read at probe_store_written(), but is not valid yet. */
bool probe_store_finish(probe_store* store, probe_flash_error* error);
const uint8_t* probe_store_written(const probe_store* store);
/* Makes it valid; `index` is then its place in the list. */
bool probe_store_commit(probe_store* store, uint32_t* index, probe_flash_error* error);
/* Takes a damaged model off the list; its pages are free. */
void probe_store_forget(probe_store* store, uint32_t index);
void probe_store_abandon(probe_store* store);

/* Makes every model invalid. */
bool probe_store_clear(probe_store* store, probe_flash_error* error);

#ifdef __cplusplus
}
#endif
