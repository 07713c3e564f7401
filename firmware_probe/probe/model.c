#include "firmware_probe/probe/model.h"

#include <string.h>

enum { HASH_PIECE = 512 };

static uint32_t align_up(uint32_t value) {
  return (value + 15u) & ~15u;
}
static uint32_t align_down(uint32_t value) {
  return value & ~15u;
}

bool probe_digest_of(const jauge_board* board, const uint8_t* bytes, uint32_t count, uint8_t digest[PROBE_DIGEST]) {
  uint32_t address;
  jauge_sha256 hash;
  jauge_sha256_begin(&hash);
  (void)board->bad_word(board->context, &address);
  for (uint32_t at = 0; at < count; at += HASH_PIECE) {
    jauge_sha256_add(&hash, bytes + at, count - at < HASH_PIECE ? count - at : HASH_PIECE);
    board->poll(board->context);
  }
  jauge_sha256_end(&hash, digest);
  return !board->bad_word(board->context, &address);
}

static bool refuse(probe_refusal* refusal, uint16_t reason, uint32_t first, uint32_t second, const char* text) {
  refusal->reason = reason;
  refusal->figures[0] = first;
  refusal->figures[1] = second;
  refusal->text = text;
  return false;
}

static bool refuse_package(probe_refusal* refusal, jauge_status status, const uint32_t detail[2]) {
  const char* text = jauge_status_text(status);
  if (status == JAUGE_KERNEL_MISSING) return refuse(refusal, JAUGE_REASON_KERNEL, detail[0], detail[1], text);
  if (status == JAUGE_REGION_TOO_SMALL) return refuse(refusal, JAUGE_REASON_ARENA, detail[0], detail[1], text);
  return refuse(refusal, JAUGE_REASON_PACKAGE, (uint32_t)status, detail[0], text);
}

/* Many ports may name the same place, so their sum has to be watched. */
static uint64_t bytes_of_ports(const jauge_model* model, bool inputs) {
  const uint32_t count = inputs ? jauge_model_input_count(model) : jauge_model_output_count(model);
  uint64_t bytes = 0;
  for (uint32_t i = 0; i < count; ++i)
    bytes += (inputs ? jauge_model_input(model, i) : jauge_model_output(model, i)).bytes;
  return bytes;
}

static bool measure_ports(jauge_probe* probe, probe_refusal* refusal) {
  probe_model* used = &probe->model;
  const uint64_t inputs = bytes_of_ports(&used->model, true), outputs = bytes_of_ports(&used->model, false);
  const uint64_t most = inputs > outputs ? inputs : outputs;
  if (inputs == 0 || outputs == 0)
    return refuse(refusal, JAUGE_REASON_PACKAGE, JAUGE_BAD_PORT, 0, "a model has inputs and outputs");
  if (most > probe->board->arena_bytes)
    return refuse(refusal, JAUGE_REASON_ARENA, most > UINT32_MAX ? UINT32_MAX : (uint32_t)most,
                  probe->board->arena_bytes, "inputs or outputs are larger than the arena");
  used->input_bytes = (uint32_t)inputs;
  used->output_bytes = (uint32_t)outputs;
  return true;
}

/* Divides what the model's own arena leaves. */
static bool lay_out(jauge_probe* probe, uint32_t top, probe_refusal* refusal) {
  probe_model* used = &probe->model;
  const uint32_t own = align_up(used->model.header->region_bytes[0]);
  const uint32_t layers = align_up(jauge_model_op_count(&used->model) * (uint32_t)sizeof(uint64_t));
  if (layers > top || own > top - layers)
    return refuse(refusal, JAUGE_REASON_ARENA, own + layers, top, "no room for the cycles of each layer");
  used->samples_at = own;
  used->layers_at = top - layers;
  return true;
}

bool probe_model_open(jauge_probe* probe, const uint8_t* package, uint32_t bytes, const uint8_t digest[PROBE_DIGEST],
                      bool in_ram, probe_refusal* refusal) {
  probe_model* used = &probe->model;
  const uint32_t present = align_down(probe->board->arena_bytes);
  const uint32_t top = in_ram ? present - align_up(bytes) : present;
  probe_model_close(probe);
  const jauge_status status = jauge_model_open(&used->model, package, bytes, probe->board->arena, top);
  if (status != JAUGE_OK) return refuse_package(refusal, status, used->model.detail);
  if (!lay_out(probe, top, refusal) || !measure_ports(probe, refusal)) return false;
  used->open = true;
  used->in_ram = in_ram;
  used->bytes = bytes;
  memcpy(used->digest, digest, PROBE_DIGEST);
  return true;
}

bool probe_model_open_stored(jauge_probe* probe, uint32_t index, probe_refusal* refusal) {
  const uint32_t bytes = probe->store.models[index].bytes;
  const uint8_t* package = probe_stored_package(&probe->store, index);
  uint8_t stored[PROBE_DIGEST], computed[PROBE_DIGEST];
  if (probe_stored_digest(&probe->store, index, stored) && probe_digest_of(probe->board, package, bytes, computed) &&
      memcmp(stored, computed, PROBE_DIGEST) == 0)
    return probe_model_open(probe, package, bytes, stored, false, refusal);
  probe_store_forget(&probe->store, index);
  return refuse(refusal, JAUGE_REASON_DIGEST, 0, 0, "the stored model is damaged");
}

void probe_model_close(jauge_probe* probe) {
  if (probe->upload.kind != JAUGE_OBJECT_MODEL) probe->upload.kind = 0; /* it lies where the next model may */
  probe->model.open = false;
  probe->samples.whole = false;
  probe->samples.count = 0;
  probe->text_input.loaded = false;
}
