#include "firmware_probe/probe/put.h"

#include <string.h>

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
  if (!goes_on) probe_model_close(probe);
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

static bool begin_model(jauge_probe* probe, const jauge_object* object, jauge_begun* begun, probe_refusal* refusal) {
  probe_store* store = &probe->store;
  probe_flash_error error = {0, 0};
  begun->room = probe_store_capacity(store);
  begun->held = 0;
  if (object->bytes == 0 || object->bytes > begun->room)
    return refuse(refusal, JAUGE_REASON_SLOT, object->bytes, begun->room, "the package is too large for the Flash");
  if (is_stored(probe, object->digest)) {
    probe_store_abandon(store);
    begun->held = object->bytes;
    return true;
  }
  if (store->writing && store->bytes == object->bytes && memcmp(store->digest, object->digest, PROBE_DIGEST) == 0) {
    begun->held = store->written;
    return true;
  }
  probe_model_close(probe); /* its package may be the one that makes room */
  return probe_store_begin(store, object->bytes, object->digest, &error) || refuse_flash(refusal, &error);
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
  probe->upload.held = begun.held;
  probe->upload.item_bytes = object.item_bytes;
  probe->upload.first_item = object.first_item;
  memcpy(probe->upload.digest, object.digest, PROBE_DIGEST);
  return jauge_put_begun(probe_link_payload(&probe->link), &begun);
}

/* What is held already may come again; what comes next must begin where that ends. */
bool probe_put_data(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal) {
  probe_upload* upload = &probe->upload;
  probe_flash_error error;
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
  } else if (!probe_store_append(&probe->store, data.bytes + known, count, &error)) {
    probe_put_abort(probe);
    return refuse_flash(refusal, &error);
  }
  upload->held += count;
  return true;
}

static uint32_t first_word(const uint8_t* digest) {
  uint32_t word;
  memcpy(&word, digest, sizeof word);
  return word;
}

static bool check_digest(jauge_probe* probe, const uint8_t* bytes, probe_refusal* refusal) {
  uint8_t computed[PROBE_DIGEST];
  const bool readable = probe_digest_of(probe->board, bytes, probe->upload.bytes, computed);
  if (readable && memcmp(computed, probe->upload.digest, PROBE_DIGEST) == 0) return true;
  return refuse(refusal, JAUGE_REASON_DIGEST, first_word(computed), first_word(probe->upload.digest),
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
  uint32_t index = probe_store_find(&probe->store, upload->digest);
  if (index != PROBE_STORE_MODELS) return probe_model_open_stored(probe, index, refusal);
  if (!probe_store_finish(&probe->store, &error)) return refuse_flash(refusal, &error);
  const uint8_t* package = probe_store_written(&probe->store);
  if (!check_digest(probe, package, refusal)) return false;
  if (!probe_model_open(probe, package, upload->bytes, upload->digest, false, refusal)) return false;
  if (probe_store_commit(&probe->store, &index, &error)) return true;
  probe_model_close(probe);
  return refuse_flash(refusal, &error);
}

static bool end_by_kind(jauge_probe* probe, probe_refusal* refusal) {
  switch (probe->upload.kind) {
    case JAUGE_OBJECT_MODEL:
      return end_model(probe, refusal);
    case JAUGE_OBJECT_MODEL_IN_RAM:
      return end_model_in_ram(probe, refusal);
    default:
      return end_samples(probe, refusal);
  }
}

uint16_t probe_put_end(jauge_probe* probe, uint16_t length, probe_refusal* refusal) {
  bool done;
  if (length != 0) {
    (void)refuse(refusal, JAUGE_REASON_LENGTH, length, 0, "END");
    return 0;
  }
  if (probe->upload.kind == 0) {
    (void)refuse(refusal, JAUGE_REASON_NO_OBJECT, JAUGE_END, 0, "END without BEGIN");
    return 0;
  }
  if (probe->upload.held != probe->upload.bytes) {
    (void)refuse(refusal, JAUGE_REASON_OFFSET, probe->upload.held, probe->upload.bytes, "the object is not whole");
    return 0;
  }
  done = end_by_kind(probe, refusal);
  if (done) memcpy(probe_link_payload(&probe->link), probe->upload.digest, PROBE_DIGEST);
  probe_put_abort(probe);
  return done ? PROBE_DIGEST : 0;
}

void probe_put_abort(jauge_probe* probe) {
  probe->upload.kind = 0;
  probe_store_abandon(&probe->store);
}
