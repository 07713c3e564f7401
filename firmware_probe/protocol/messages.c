#include "firmware_probe/protocol/messages.h"

#include <string.h>

/* Walks a payload, writing or reading. Each message has one function that names its fields in order; it serves both
 * directions, so that they cannot differ. */
typedef struct {
  bool writes;
  uint8_t* out;
  const uint8_t* in;
  uint16_t at, limit;
  bool bad;
} cursor;

static cursor writing(uint8_t* payload) {
  const cursor c = {true, payload, payload, 0, JAUGE_PAYLOAD_MAX, false};
  return c;
}

static cursor reading(const uint8_t* payload, uint16_t length) {
  const cursor c = {false, NULL, payload, 0, length, length > JAUGE_PAYLOAD_MAX};
  return c;
}

static uint16_t written(const cursor* c) {
  return c->bad ? 0 : c->at;
}

static bool read_at_least(const cursor* c) {
  return !c->bad;
}

static bool read_to_the_end(const cursor* c) {
  return !c->bad && c->at == c->limit;
}

/* Where the next `count` bytes go or are, as an offset; false when they do not fit. */
static bool advance(cursor* c, uint16_t count, uint16_t* offset) {
  if (c->bad || count > c->limit - c->at) {
    c->bad = true;
    return false;
  }
  *offset = c->at;
  c->at = (uint16_t)(c->at + count);
  return true;
}

static uint64_t number(cursor* c, uint64_t value, uint16_t bytes) {
  uint16_t offset;
  uint64_t result = 0;
  if (!advance(c, bytes, &offset)) return 0;
  if (c->writes) {
    for (uint16_t i = 0; i < bytes; ++i) c->out[offset + i] = (uint8_t)(value >> (8 * i));
    return value;
  }
  for (uint16_t i = 0; i < bytes; ++i) result |= (uint64_t)c->in[offset + i] << (8 * i);
  return result;
}

static void u8(cursor* c, uint8_t* value) {
  *value = (uint8_t)number(c, *value, 1);
}

static void u16(cursor* c, uint16_t* value) {
  *value = (uint16_t)number(c, *value, 2);
}

static void u32(cursor* c, uint32_t* value) {
  *value = (uint32_t)number(c, *value, 4);
}

static void u64(cursor* c, uint64_t* value) {
  *value = number(c, *value, 8);
}

static void i64(cursor* c, int64_t* value) {
  *value = (int64_t)number(c, (uint64_t)*value, 8);
}

static void fixed_bytes(cursor* c, uint8_t* bytes, uint16_t count) {
  uint16_t offset;
  if (!advance(c, count, &offset)) return;
  if (c->writes)
    memcpy(c->out + offset, bytes, count);
  else
    memcpy(bytes, c->in + offset, count);
}

static char printable(char character) {
  return character >= ' ' && character <= '~' ? character : '?';
}

static void short_text(cursor* c, jauge_text text) {
  uint8_t bytes[JAUGE_SHORT_TEXT] = {0};
  if (c->writes)
    for (size_t i = 0; i < sizeof bytes && text[i] != 0; ++i) bytes[i] = (uint8_t)text[i];
  fixed_bytes(c, bytes, sizeof bytes);
  if (c->writes) return;
  memset(text, 0, sizeof(jauge_text));
  for (size_t i = 0; i < sizeof bytes && bytes[i] != 0; ++i) text[i] = printable((char)bytes[i]);
}

/* A length of one byte, then that many characters. */
static void counted_text(cursor* c, const char** text, uint8_t* length) {
  uint16_t offset;
  u8(c, length);
  if (!advance(c, *length, &offset)) return;
  if (!c->writes)
    *text = (const char*)c->in + offset;
  else if (*length > 0)
    memcpy(c->out + offset, *text, *length);
}

static void hello_fields(cursor* c, jauge_hello* m) {
  u8(c, &m->major);
  u8(c, &m->minor);
  u16(c, &m->max_payload);
}

static void fault_fields(cursor* c, jauge_fault* m) {
  u8(c, &m->kind);
  u32(c, &m->pc);
  u32(c, &m->lr);
  u32(c, &m->cause);
  u32(c, &m->address);
}

static void hello_ok_fields(cursor* c, jauge_hello_ok* m) {
  u8(c, &m->major);
  u8(c, &m->minor);
  u16(c, &m->max_payload);
  u8(c, &m->credits);
  short_text(c, m->board);
  short_text(c, m->firmware);
  short_text(c, m->build);
  fixed_bytes(c, m->chip_id, JAUGE_CHIP_ID_BYTES);
  u32(c, &m->idcode);
  u32(c, &m->clock_hz);
  u32(c, &m->flash_bytes);
  u32(c, &m->ram_bytes);
  u32(c, &m->arena_bytes);
  u32(c, &m->slot_bytes);
  u32(c, &m->stack_bytes);
  u32(c, &m->features);
  u32(c, &m->option_bits);
  u8(c, &m->wait_states);
  u16(c, &m->package_version);
  u64(c, &m->kernels[0]);
  u64(c, &m->kernels[1]);
  u32(c, &m->boot_counter);
  u16(c, &m->reset_cause);
  fault_fields(c, &m->fault);
  fixed_bytes(c, m->model_digest, JAUGE_DIGEST_BYTES);
  u32(c, &m->model_bytes);
}

static void time_fields(cursor* c, jauge_time* m) {
  u64(c, &m->cycles);
  u32(c, &m->clock_hz);
}

static void object_fields(cursor* c, jauge_object* m) {
  u8(c, &m->kind);
  u32(c, &m->bytes);
  fixed_bytes(c, m->digest, JAUGE_DIGEST_BYTES);
  u32(c, &m->item_bytes);
  u32(c, &m->first_item);
}

static void begun_fields(cursor* c, jauge_begun* m) {
  u32(c, &m->held);
  u32(c, &m->room);
}

static void run_fields(cursor* c, jauge_run* m) {
  u32(c, &m->first_item);
  u32(c, &m->count);
  u16(c, &m->repeat);
  u16(c, &m->warm_up);
  u8(c, &m->flags);
}

static void result_fields(cursor* c, jauge_result* m) {
  u32(c, &m->item);
  u16(c, &m->repetition);
  fixed_bytes(c, m->model_digest, JAUGE_DIGEST_BYTES);
  u32(c, &m->input_crc);
  u64(c, &m->cycles);
  u32(c, &m->stack_bytes);
  u32(c, &m->output_crc);
  u32(c, &m->output_bytes);
}

static void layer_fields(cursor* c, jauge_layer* m) {
  u16(c, &m->node);
  u64(c, &m->cycles);
}

static void busy_fields(cursor* c, jauge_busy* m) {
  u8(c, &m->activity);
  u32(c, &m->item);
  u16(c, &m->done);
  u16(c, &m->total);
}

static void record_fields(cursor* c, jauge_record* m) {
  uint8_t exponent = (uint8_t)m->exponent;
  u8(c, &m->verdict);
  u8(c, &exponent);
  m->exponent = (int8_t)exponent;
  i64(c, &m->value);
  i64(c, &m->low);
  i64(c, &m->high);
  counted_text(c, &m->name, &m->name_length);
  counted_text(c, &m->unit, &m->unit_length);
}

static void energy_fields(cursor* c, jauge_energy* m) {
  u32(c, &m->item);
  u32(c, &m->duration_ms);
}

static void energy_ok_fields(cursor* c, jauge_energy_ok* m) {
  u8(c, &m->status);
  u32(c, &m->inferences);
  u64(c, &m->cycles);
  u32(c, &m->samples);
  u32(c, &m->average_10na);
  u32(c, &m->lowest_10na);
  u32(c, &m->highest_10na);
  u32(c, &m->idle_10na);
  u16(c, &m->supply_mv);
}

static void refused_fields(cursor* c, jauge_refused* m) {
  u16(c, &m->reason);
  u8(c, &m->about);
  u32(c, &m->figures[0]);
  u32(c, &m->figures[1]);
  counted_text(c, &m->text, &m->text_length);
}

static void selftest_fields(cursor* c, jauge_selftest* m) {
  u16(c, &m->tests);
}

/* put and get of one message; `accepted` judges the payload read. */
#define BOTH_WAYS(name, accepted)                                                         \
  uint16_t jauge_put_##name(uint8_t* payload, const jauge_##name* message) {              \
    cursor c = writing(payload);                                                          \
    jauge_##name copy = *message;                                                         \
    name##_fields(&c, &copy);                                                             \
    return written(&c);                                                                   \
  }                                                                                       \
  bool jauge_get_##name(const uint8_t* payload, uint16_t length, jauge_##name* message) { \
    cursor c = reading(payload, length);                                                  \
    memset(message, 0, sizeof *message);                                                  \
    name##_fields(&c, message);                                                           \
    return accepted(&c);                                                                  \
  }

/* A later minor version may append to the greeting; outputs follow the head of a result. */
BOTH_WAYS(hello, read_at_least)
BOTH_WAYS(hello_ok, read_at_least)
BOTH_WAYS(result, read_at_least)
BOTH_WAYS(time, read_to_the_end)
BOTH_WAYS(object, read_to_the_end)
BOTH_WAYS(begun, read_to_the_end)
BOTH_WAYS(run, read_to_the_end)
BOTH_WAYS(busy, read_to_the_end)
BOTH_WAYS(selftest, read_to_the_end)
BOTH_WAYS(record, read_to_the_end)
BOTH_WAYS(energy, read_to_the_end)
BOTH_WAYS(energy_ok, read_to_the_end)
BOTH_WAYS(refused, read_to_the_end)

bool jauge_takes_number(uint8_t type) {
  return type != JAUGE_HELLO && type != JAUGE_HELLO_OK && type != JAUGE_ACK && type != JAUGE_BUSY && type != JAUGE_LOG;
}

uint16_t jauge_put_u32(uint8_t* payload, uint32_t value) {
  cursor c = writing(payload);
  u32(&c, &value);
  return written(&c);
}

bool jauge_get_u32(const uint8_t* payload, uint16_t length, uint32_t* value) {
  cursor c = reading(payload, length);
  u32(&c, value);
  return read_to_the_end(&c);
}

uint16_t jauge_put_data(uint8_t* payload, const jauge_data* message) {
  uint32_t offset = message->offset;
  uint16_t place;
  cursor c = writing(payload);
  u32(&c, &offset);
  if (advance(&c, message->count, &place)) memcpy(payload + place, message->bytes, message->count);
  return written(&c);
}

bool jauge_get_data(const uint8_t* payload, uint16_t length, jauge_data* message) {
  cursor c = reading(payload, length);
  u32(&c, &message->offset);
  if (c.bad) return false;
  message->bytes = payload + c.at;
  message->count = (uint16_t)(length - c.at);
  return message->count > 0;
}

uint16_t jauge_put_layer(uint8_t* payload, uint16_t length, const jauge_layer* message) {
  jauge_layer copy = *message;
  cursor c = writing(payload);
  c.at = length;
  layer_fields(&c, &copy);
  return written(&c);
}

bool jauge_get_layer(const uint8_t* payload, uint16_t length, uint16_t index, jauge_layer* message) {
  cursor c = reading(payload, length);
  if (length % JAUGE_LAYER_BYTES != 0 || index >= length / JAUGE_LAYER_BYTES) return false;
  c.at = (uint16_t)(index * JAUGE_LAYER_BYTES);
  layer_fields(&c, message);
  return !c.bad;
}
