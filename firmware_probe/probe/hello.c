#include "firmware_probe/probe/hello.h"

#include <string.h>

#include "firmware_probe/probe/settings.h"
#ifdef JAUGE_BUILD_HASH_FILE /* made by the firmware's build */
#include JAUGE_BUILD_HASH_FILE
#else
#define JAUGE_BUILD_HASH "desktop"
#endif

#define JAUGE_PROBE_VERSION "0.1.0"

static void set_text(jauge_text to, const char* from) {
  strncpy(to, from, JAUGE_SHORT_TEXT);
  to[JAUGE_SHORT_TEXT] = 0;
}

static void fill_kernels(uint64_t kernels[2]) {
  uint8_t map[JAUGE_KERNEL_MAP_BYTES];
  jauge_supported_kernels(map);
  for (uint32_t i = 0; i < JAUGE_KERNEL_MAP_BYTES; ++i) kernels[i / 8] |= (uint64_t)map[i] << 8 * (i % 8);
}

static void fill_from_board(const jauge_board* board, jauge_hello_ok* hello) {
  jauge_board_facts facts;
  memset(&facts, 0, sizeof facts);
  board->facts(board->context, &facts);
  set_text(hello->board, facts.name);
  memcpy(hello->chip_id, facts.unique_id, sizeof hello->chip_id);
  hello->idcode = facts.chip_id;
  hello->clock_hz = facts.clock_hz;
  hello->flash_bytes = facts.flash_bytes;
  hello->ram_bytes = facts.ram_bytes;
  hello->stack_bytes = facts.stack_bytes;
  hello->features = facts.features;
  hello->option_bits = facts.option_bits;
  hello->wait_states = facts.wait_states;
  hello->reset_cause = facts.reset_cause;
  hello->fault.kind = facts.fault.kind;
  hello->fault.pc = facts.fault.pc;
  hello->fault.lr = facts.fault.lr;
  hello->fault.cause = facts.fault.status;
  hello->fault.address = facts.fault.address;
}

static void fill_from_probe(jauge_probe* probe, bool goes_on, jauge_hello_ok* hello) {
  hello->major = JAUGE_PROTOCOL_MAJOR;
  hello->minor = JAUGE_PROTOCOL_MINOR;
  hello->max_payload = probe->link.max_payload;
  hello->credits = PROBE_CREDIT;
  set_text(hello->firmware, JAUGE_PROBE_VERSION);
  set_text(hello->build, JAUGE_BUILD_HASH);
  hello->arena_bytes = probe->board->arena_bytes;
  hello->slot_bytes = probe_store_capacity(&probe->store);
  hello->package_version = JAUGE_PACKAGE_VERSION;
  hello->boot_counter = probe->boot_counter;
  fill_kernels(hello->kernels);
  if (hello->slot_bytes > 0) hello->features |= JAUGE_FEATURE_FLASH_STORE;
  if (probe_setting_read(probe->board, PROBE_SETTING_MLPERF_BOOT, 0)) hello->features |= JAUGE_FEATURE_MLPERF_BOOT;
  if (probe->board->meter_start) hello->features |= JAUGE_FEATURE_METER;
  if (goes_on) hello->features |= JAUGE_FEATURE_CONTINUED;
  if (!probe->model.open) return;
  hello->features |= JAUGE_FEATURE_MODEL_STORED;
  hello->model_bytes = probe->model.bytes;
  memcpy(hello->model_digest, probe->model.digest, PROBE_DIGEST);
}

bool probe_answer_hello(jauge_probe* probe, uint32_t now_ms) {
  const jauge_receiver* receiver = &probe->dispatch.receiver;
  uint8_t* payload = probe->dispatch.frame; /* the question's place serves for the answer */
  jauge_hello_ok* hello = &probe->link.hello;
  jauge_hello wish;
  if (!jauge_get_hello(receiver->payload, receiver->header.length, &wish)) return true;
  const bool goes_on = probe_link_hello(&probe->link, receiver->header.conversation, wish.max_payload, now_ms);
  memset(hello, 0, sizeof *hello);
  fill_from_board(probe->board, hello);
  fill_from_probe(probe, goes_on, hello);
  probe_link_send_plain(&probe->link, JAUGE_HELLO_OK, payload, jauge_put_hello_ok(payload, hello));
  return goes_on;
}
