#include "firmware_probe/probe/put.h"

#include <string.h>

#include "firmware_probe/probe/run.h"
#include "firmware_probe/probe/service.h"

enum { HASH_PIECE = 64, HASH_AT_ONCE = 512, SMALLEST_RING = 2 * JAUGE_PAYLOAD_MAX };

static bool refuse(probe_refusal* refusal, uint16_t reason, uint32_t first, uint32_t second, const char* text) {
  refusal->reason = reason;
  refusal->figures[0] = first;
  refusal->figures[1] = second;
  refusal->text = text;
  return false;
}

static bool refuse_flash(probe_refusal* refusal, const probe_flash_error* error) {
  return refuse(refusal, JAUGE_REASON_FLASH, error->offset, error->status, "Flash write failed");
}

static uint32_t round_up(uint32_t bytes) {
  return (bytes + 15u) & ~15u;
}

/* Where the batch may lie, and how much there is. */
static uint32_t sample_room(const jauge_probe* probe) {
  return probe->model.layers_at - probe->model.samples_at;
}

static bool begin_samples(jauge_probe* probe, const jauge_object* object, jauge_begun* begun, probe_refusal* refusal) {
  probe_upload* upload = &probe->upload;
  if (!probe->model.open) return refuse(refusal, JAUGE_REASON_NO_MODEL, 0, 0, "samples need a model first");
  if (object->item_bytes != probe->model.input_bytes || object->item_bytes == 0)
    return refuse(refusal, JAUGE_REASON_INPUT_SIZE, object->item_bytes, probe->model.input_bytes,
                  "bytes of one sample");
  begun->room = sample_room(probe) / object->item_bytes * object->item_bytes;
  if (object->bytes > begun->room)
    return refuse(refusal, JAUGE_REASON_ARENA, object->bytes, begun->room, "the batch is too large");
  if (object->bytes == 0 || object->bytes % object->item_bytes != 0)
    return refuse(refusal, JAUGE_REASON_INPUT_SIZE, object->bytes, object->item_bytes, "no whole samples");
  const bool goes_on = upload->kind == object->kind && upload->bytes == object->bytes &&
                       memcmp(upload->digest, object->digest, PROBE_DIGEST) == 0;
  begun->held = goes_on ? upload->held : 0;
  upload->at = probe->model.samples_at;
  probe->samples.whole = false;
  probe->text_input.loaded = false;
  return true;
}

/* A model in RAM lies at the end of the arena; whatever is in use goes, for it may lie where the new one will. */
static bool begin_model_in_ram(jauge_probe* probe, const jauge_object* object, jauge_begun* begun,
                               probe_refusal* refusal) {
  const uint32_t present = probe->board->arena_bytes & ~15u;
  const probe_upload* upload = &probe->upload;
  begun->room = present;
  if (object->bytes == 0 || object->bytes > present)
    return refuse(refusal, JAUGE_REASON_SLOT, object->bytes, present, "the package is too large for the RAM");
  const bool goes_on = upload->kind == object->kind && upload->bytes == object->bytes &&
                       memcmp(upload->digest, object->digest, PROBE_DIGEST) == 0;
  begun->held = goes_on ? upload->held : 0;
  if (!goes_on) {
    probe_store_abandon(&probe->store); /* what is on its way to the Flash waits in the arena */
    probe_model_close(probe);
  }
  probe->upload.at = present - round_up(object->bytes);
  return true;
}

/* True if the stored model of that digest is whole; a damaged one is forgotten. */
static bool is_stored(jauge_probe* probe, const uint8_t* digest) {
  const uint32_t index = probe_store_find(&probe->store, digest);
  uint8_t computed[PROBE_DIGEST];
  if (index == PROBE_STORE_MODELS) return false;
  if (probe_digest_of(probe->board, probe_stored_package(&probe->store, index), probe->store.models[index].bytes,
                      computed) &&
      memcmp(digest, computed, PROBE_DIGEST) == 0)
    return true;
  probe_store_forget(&probe->store, index);
  return false;
}

/* The arena holds what has arrived and is not yet in Flash: no model may be open meanwhile. */
static probe_store_source source_of(const jauge_probe* probe) {
  return (probe_store_source){probe->board->arena, probe->board->arena_bytes & ~15u, probe->upload.held};
}

static bool is_under_way(const jauge_probe* probe, const jauge_object* object) {
  const probe_upload* upload = &probe->upload;
  return probe->store.writing && upload->kind == JAUGE_OBJECT_MODEL && upload->bytes == object->bytes &&
         memcmp(upload->digest, object->digest, PROBE_DIGEST) == 0;
}

static bool begin_model(jauge_probe* probe, const jauge_object* object, jauge_begun* begun, probe_refusal* refusal) {
  probe_store* store = &probe->store;
  probe_flash_error error = {0, 0};
  probe_store_settle(store);
  begun->room = probe_store_capacity(store);
  begun->held = 0;
  if (object->bytes == 0 || object->bytes > begun->room)
    return refuse(refusal, JAUGE_REASON_SLOT, object->bytes, begun->room, "the package is too large for the Flash");
  if (probe->board->arena_bytes < SMALLEST_RING)
    return refuse(refusal, JAUGE_REASON_ARENA, SMALLEST_RING, probe->board->arena_bytes, "no room to receive a model");
  if (is_stored(probe, object->digest)) {
    probe_store_abandon(store);
    begun->held = object->bytes;
    return true;
  }
  if (is_under_way(probe, object)) {
    begun->held = probe->upload.held;
    return true;
  }
  probe_model_close(probe); /* its package may be the one that makes room */
  if (!probe_store_begin(store, object->bytes, object->digest, &error)) return refuse_flash(refusal, &error);
  begun->held = probe->upload.from = probe_store_done(store);
  return true;
}

static bool begin_by_kind(jauge_probe* probe, const jauge_object* object, jauge_begun* begun, probe_refusal* refusal) {
  switch (object->kind) {
    case JAUGE_OBJECT_MODEL:
      return begin_model(probe, object, begun, refusal);
    case JAUGE_OBJECT_MODEL_IN_RAM:
      return begin_model_in_ram(probe, object, begun, refusal);
    case JAUGE_OBJECT_SAMPLES:
      return begin_samples(probe, object, begun, refusal);
    default:
      return refuse(refusal, JAUGE_REASON_UNKNOWN_TYPE, JAUGE_BEGIN, object->kind, "unknown kind of object");
  }
}

uint16_t probe_put_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal) {
  jauge_object object;
  jauge_begun begun = {0, 0};
  if (!jauge_get_object(payload, length, &object)) {
    (void)refuse(refusal, JAUGE_REASON_LENGTH, length, 45, "BEGIN");
    return 0;
  }
  if (!begin_by_kind(probe, &object, &begun, refusal)) {
    probe->upload.kind = 0;
    return 0;
  }
  probe->upload.kind = object.kind;
  probe->upload.bytes = object.bytes;
  if (begun.held == 0) {
    probe->upload.from = 0;
    jauge_sha256_begin(&probe->upload.hash);
  }
  probe->upload.held = begun.held;
  probe->upload.item_bytes = object.item_bytes;
  probe->upload.first_item = object.first_item;
  memcpy(probe->upload.digest, object.digest, PROBE_DIGEST);
  return jauge_put_begun(probe_link_payload(&probe->link), &begun);
}

/* The line and the Flash are looked after meanwhile. Of a model resumed in Flash the beginning is not here. */
static void hash_bytes(jauge_probe* probe, const uint8_t* bytes, uint32_t count) {
  if (probe->upload.from != 0) return;
  for (uint32_t done = 0; done < count; done += HASH_PIECE) {
    jauge_sha256_add(&probe->upload.hash, bytes + done, count - done < HASH_PIECE ? count - done : HASH_PIECE);
    probe->board->poll(probe->board->context);
  }
}

/* Up to `most` bytes of a model that wait for the Flash and were not hashed yet. */
static void hash_waiting(jauge_probe* probe, uint32_t most) {
  const probe_store_source ring = source_of(probe);
  const uint32_t hashed = (uint32_t)probe->upload.hash.total_bytes;
  const uint32_t at = hashed % ring.capacity, row = ring.capacity - at;
  uint32_t count = ring.held > hashed ? ring.held - hashed : 0;
  if (count > row) count = row;
  hash_bytes(probe, ring.bytes + at, count < most ? count : most);
}

/* A page that is being erased asks for nothing: that is the time for other work. */
void probe_put_write(jauge_probe* probe) {
  if (probe->upload.kind != JAUGE_OBJECT_MODEL || !probe->store.writing) return;
  const probe_store_source source = source_of(probe);
  (void)probe_store_step(&probe->store, &source); /* a failure is told with the next question */
  if (probe->store.work == PROBE_FLASH_ERASES) hash_waiting(probe, HASH_AT_ONCE);
}

static void copy_to_ring(jauge_probe* probe, const uint8_t* bytes, uint32_t count) {
  const probe_store_source ring = source_of(probe);
  const uint32_t at = ring.held % ring.capacity, row = ring.capacity - at;
  const uint32_t first = count < row ? count : row;
  memcpy(probe->board->arena + at, bytes, first);
  memcpy(probe->board->arena, bytes + first, count - first);
}

/* Waits for the Flash only when the arena is full of what it has not taken yet. */
static bool take_model_bytes(jauge_probe* probe, const uint8_t* bytes, uint32_t count, probe_refusal* refusal) {
  probe_store* store = &probe->store;
  const probe_store_source source = source_of(probe);
  const uint32_t room = source.capacity - 2 * PROBE_DOUBLE_WORD;
  while (!store->failed && source.held + count - probe_store_done(store) > room) {
    (void)probe_store_step(store, &source);
    probe->board->poll(probe->board->context);
  }
  if (store->failed) return refuse_flash(refusal, &store->error);
  while (probe->upload.from == 0 && source.held + count - (uint32_t)probe->upload.hash.total_bytes > room)
    hash_waiting(probe, HASH_AT_ONCE);
  copy_to_ring(probe, bytes, count);
  return true;
}

/* What is held already may come again; what comes next must begin where that ends. */
bool probe_put_data(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal) {
  probe_upload* upload = &probe->upload;
  jauge_data data;
  if (!jauge_get_data(payload, length, &data)) return refuse(refusal, JAUGE_REASON_LENGTH, length, 4, "DATA");
  if (upload->kind == 0) return refuse(refusal, JAUGE_REASON_NO_OBJECT, JAUGE_DATA, 0, "DATA without BEGIN");
  if (data.offset > upload->held || data.count > upload->bytes - data.offset)
    return refuse(refusal, JAUGE_REASON_OFFSET, data.offset, upload->held, "DATA out of place");
  const uint32_t known = upload->held - data.offset;
  if (known >= data.count) return true;
  const uint32_t count = data.count - known;
  if (upload->kind != JAUGE_OBJECT_MODEL) {
    memcpy(probe->board->arena + upload->at + upload->held, data.bytes + known, count);
  } else if (!take_model_bytes(probe, data.bytes + known, count, refusal)) {
    probe_put_abort(probe);
    return false;
  }
  if (upload->kind != JAUGE_OBJECT_MODEL) hash_bytes(probe, data.bytes + known, count);
  upload->held += count;
  return true;
}

static uint32_t first_word(const uint8_t* digest) {
  uint32_t word;
  memcpy(&word, digest, sizeof word);
  return word;
}

/* What arrived was hashed on its way, and what the Flash took was compared with it; what lay there before is read. */
static bool check_digest(jauge_probe* probe, const uint8_t* bytes, probe_refusal* refusal) {
  probe_upload* upload = &probe->upload;
  uint8_t computed[PROBE_DIGEST];
  if (upload->from == 0)
    jauge_sha256_end(&upload->hash, computed);
  else if (!probe_digest_of(probe->board, bytes, upload->bytes, computed))
    computed[0] = (uint8_t)~upload->digest[0];
  if (memcmp(computed, upload->digest, PROBE_DIGEST) == 0) return true;
  return refuse(refusal, JAUGE_REASON_DIGEST, first_word(computed), first_word(upload->digest),
                "what was stored is not what was announced");
}

static bool end_samples(jauge_probe* probe, probe_refusal* refusal) {
  const probe_upload* upload = &probe->upload;
  if (!check_digest(probe, probe->board->arena + upload->at, refusal)) return false;
  probe->samples.whole = true;
  probe->samples.first_item = upload->first_item;
  probe->samples.count = upload->bytes / upload->item_bytes;
  return true;
}

static bool end_model_in_ram(jauge_probe* probe, probe_refusal* refusal) {
  const probe_upload upload = probe->upload; /* opening forgets what else is on its way into the arena */
  const uint8_t* package = probe->board->arena + upload.at;
  return check_digest(probe, package, refusal) &&
         probe_model_open(probe, package, upload.bytes, upload.digest, true, refusal);
}

/* Checked and opened before it becomes valid: what cannot be run is not kept. */
static bool end_model(jauge_probe* probe, probe_refusal* refusal) {
  const probe_upload* upload = &probe->upload;
  probe_flash_error error;
  uint32_t index;
  const uint8_t* package = probe_store_written(&probe->store);
  while (upload->from == 0 && upload->hash.total_bytes < upload->bytes) hash_waiting(probe, HASH_AT_ONCE);
  if (!check_digest(probe, package, refusal) ||
      !probe_model_open(probe, package, upload->bytes, upload->digest, false, refusal)) {
    probe_store_discard(&probe->store);
    return false;
  }
  if (probe_store_commit(&probe->store, &index, &error)) return true;
  probe_model_close(probe);
  return refuse_flash(refusal, &error);
}

static void answer_end(jauge_probe* probe, bool done, const probe_refusal* refusal) {
  if (done) memcpy(probe_link_payload(&probe->link), probe->upload.digest, PROBE_DIGEST);
  probe_put_abort(probe);
  if (done)
    probe_link_push_made(&probe->link, JAUGE_END_OK, 0, PROBE_DIGEST);
  else
    probe_refuse(probe, JAUGE_END, refusal);
}

bool probe_put_step(jauge_probe* probe) {
  probe_store* store = &probe->store;
  probe_refusal refusal = {JAUGE_REASON_ABORTED, {probe->upload.held, probe->upload.bytes}, "aborted"};
  bool done = false;
  if (!probe_link_has_room(&probe->link)) return false;
  if (!probe->inference.stop) {
    const probe_store_source source = source_of(probe);
    const probe_store_state state = probe_store_step(store, &source);
    const uint32_t page_bytes = probe->board->page_bytes;
    if (state == PROBE_STORE_WORKS) {
      if (store->work == PROBE_FLASH_ERASES) hash_waiting(probe, HASH_AT_ONCE);
      probe_say_busy(probe, JAUGE_BUSY_WRITING, (uint16_t)(store->next / page_bytes),
                     (uint16_t)(probe->upload.bytes / page_bytes));
      return true;
    }
    done = state == PROBE_STORE_WAITS ? end_model(probe, &refusal) : refuse_flash(&refusal, &store->error);
  }
  probe_end_job(probe);
  answer_end(probe, done, &refusal);
  return true;
}

/* What is left goes to the Flash over several turns of the probe. */
static void end_when_written(jauge_probe* probe) {
  memset(&probe->job, 0, sizeof probe->job);
  probe->job.kind = PROBE_JOB_STORE;
  probe->link.credit = 0;
  probe->inference.stop = false;
}

static bool end_stored_model(jauge_probe* probe, probe_refusal* refusal) {
  const uint32_t index = probe_store_find(&probe->store, probe->upload.digest);
  if (index != PROBE_STORE_MODELS) return probe_model_open_stored(probe, index, refusal);
  return refuse(refusal, JAUGE_REASON_NO_OBJECT, JAUGE_END, 0, "the stored model is gone");
}

static bool end_by_kind(jauge_probe* probe, probe_refusal* refusal) {
  switch (probe->upload.kind) {
    case JAUGE_OBJECT_MODEL:
      return end_stored_model(probe, refusal);
    case JAUGE_OBJECT_MODEL_IN_RAM:
      return end_model_in_ram(probe, refusal);
    default:
      return end_samples(probe, refusal);
  }
}

void probe_put_end(jauge_probe* probe, uint16_t length) {
  const probe_upload* upload = &probe->upload;
  probe_refusal refusal;
  if (length != 0)
    (void)refuse(&refusal, JAUGE_REASON_LENGTH, length, 0, "END");
  else if (upload->kind == 0)
    (void)refuse(&refusal, JAUGE_REASON_NO_OBJECT, JAUGE_END, 0, "END without BEGIN");
  else if (upload->held != upload->bytes)
    (void)refuse(&refusal, JAUGE_REASON_OFFSET, upload->held, upload->bytes, "the object is not whole");
  else if (upload->kind == JAUGE_OBJECT_MODEL && probe->store.writing)
    return end_when_written(probe);
  else
    return answer_end(probe, end_by_kind(probe, &refusal), &refusal);
  probe_refuse(probe, JAUGE_END, &refusal);
}

void probe_put_abort(jauge_probe* probe) {
  probe->upload.kind = 0;
  probe_store_abandon(&probe->store);
}
