#include "firmware_probe/probe/commands.h"

#include <string.h>

#include "firmware_probe/probe/energy.h"
#include "firmware_probe/probe/hello.h"
#include "firmware_probe/probe/put.h"
#include "firmware_probe/probe/run.h"
#include "firmware_probe/probe/selftest.h"
#include "firmware_probe/probe/service.h"

enum { TOKEN_MS = 2000 };

static void answer(jauge_probe* probe, uint8_t type, uint16_t length) {
  probe_link_push_made(&probe->link, type, 0, length);
}

static void refuse(jauge_probe* probe, uint8_t about, uint16_t reason, uint32_t first, uint32_t second,
                   const char* text) {
  const probe_refusal refusal = {reason, {first, second}, text};
  probe_refuse(probe, about, &refusal);
}

static void take_speed(jauge_probe* probe, const uint8_t* payload, uint16_t length) {
  uint32_t baud;
  if (!jauge_get_u32(payload, length, &baud)) {
    refuse(probe, JAUGE_SPEED, JAUGE_REASON_LENGTH, length, 4, "SPEED");
    return;
  }
  const bool possible = probe->board->can_set_baud(probe->board->context, baud);
  if (possible) probe->link.next_baud = baud;
  answer(probe, JAUGE_SPEED_OK, jauge_put_u32(probe_link_payload(&probe->link), possible ? baud : 0));
}

static void take_echo(jauge_probe* probe, const uint8_t* payload, uint16_t length) {
  probe_link_push(&probe->link, JAUGE_ECHO_OK, 0, payload, length);
}

static void take_time(jauge_probe* probe) {
  jauge_board_facts facts;
  memset(&facts, 0, sizeof facts);
  jauge_time time = {probe->board->cycles(probe->board->context), 0};
  probe->board->facts(probe->board->context, &facts);
  time.clock_hz = facts.clock_hz;
  answer(probe, JAUGE_TIME_OK, jauge_put_time(probe_link_payload(&probe->link), &time));
}

/* Nobody is to guess it by chance; nobody is kept from listening. */
static uint32_t new_token(const jauge_probe* probe) {
  uint32_t mixed = (uint32_t)probe->board->cycles(probe->board->context) ^ probe->boot_counter * 2654435761u;
  mixed ^= mixed << 13;
  mixed ^= mixed >> 17;
  mixed ^= mixed << 5;
  return mixed ? mixed : 1;
}

/* The answer to RESET has to be out before there is nobody left to send it. */
static void act_on_token(jauge_probe* probe, uint8_t type, uint32_t token, uint32_t now_ms) {
  probe_flash_error error;
  probe_link_flush(&probe->link, now_ms);
  if (type == JAUGE_ERASE) {
    probe_model_close(probe);
    probe_put_abort(probe);
    if (!probe_store_clear(&probe->store, &error)) {
      refuse(probe, JAUGE_ERASE, JAUGE_REASON_FLASH, error.offset, error.status, "erasing failed");
      return;
    }
  }
  answer(probe, JAUGE_TOKEN, jauge_put_u32(probe_link_payload(&probe->link), token));
  probe_link_flush(&probe->link, now_ms);
  if (type == JAUGE_RESET) probe->board->reset(probe->board->context);
}

static void take_token(jauge_probe* probe, uint8_t type, const uint8_t* payload, uint16_t length, uint32_t now_ms) {
  uint32_t given = 0;
  if (length != 0 && !jauge_get_u32(payload, length, &given)) {
    refuse(probe, type, JAUGE_REASON_LENGTH, length, 4, "token");
    return;
  }
  if (length == 0) {
    probe->token = new_token(probe);
    probe->token_type = type;
    probe->token_ms = now_ms;
    answer(probe, JAUGE_TOKEN, jauge_put_u32(probe_link_payload(&probe->link), probe->token));
    return;
  }
  const bool fresh = probe->token != 0 && now_ms - probe->token_ms <= TOKEN_MS && probe->token_type == type;
  const uint32_t expected = fresh ? probe->token : 0;
  probe->token = 0;
  if (expected == 0 || given != expected) {
    refuse(probe, type, JAUGE_REASON_TOKEN, given, expected, "token");
    return;
  }
  act_on_token(probe, type, given, now_ms);
}

static void take_put(jauge_probe* probe, uint8_t type, const uint8_t* payload, uint16_t length, uint32_t now_ms) {
  probe_refusal refusal;
  probe_link_flush(&probe->link, now_ms); /* hashing may take longer than the host waits for an acknowledgement */
  if (type == JAUGE_DATA) {
    if (!probe_put_data(probe, payload, length, &refusal)) probe_refuse(probe, type, &refusal);
    return;
  }
  if (type == JAUGE_END) {
    probe_put_end(probe, length);
    return;
  }
  const uint16_t answer_length = probe_put_begin(probe, payload, length, &refusal);
  if (answer_length == 0)
    probe_refuse(probe, type, &refusal);
  else
    answer(probe, type | 0x80, answer_length);
}

static void take_job(jauge_probe* probe, uint8_t type, const uint8_t* payload, uint16_t length) {
  probe_refusal refusal;
  const bool taken = type == JAUGE_RUN        ? probe_run_begin(probe, payload, length, &refusal)
                     : type == JAUGE_SELFTEST ? probe_selftest_begin(probe, payload, length, &refusal)
                                              : probe_energy_begin(probe, payload, length, &refusal);
  if (!taken) probe_refuse(probe, type, &refusal);
}

static void take_command(jauge_probe* probe, const jauge_receiver* receiver, uint32_t now_ms) {
  const uint8_t* payload = receiver->payload;
  const uint8_t type = receiver->header.type;
  const uint16_t length = receiver->header.length;
  switch (type) {
    case JAUGE_SPEED:
      take_speed(probe, payload, length);
      break;
    case JAUGE_ECHO:
      take_echo(probe, payload, length);
      break;
    case JAUGE_TIME:
      take_time(probe);
      break;
    case JAUGE_BEGIN:
    case JAUGE_DATA:
    case JAUGE_END:
      take_put(probe, type, payload, length, now_ms);
      break;
    case JAUGE_RESET:
    case JAUGE_ERASE:
      take_token(probe, type, payload, length, now_ms);
      break;
    case JAUGE_RUN:
    case JAUGE_SELFTEST:
    case JAUGE_ENERGY:
      take_job(probe, type, payload, length);
      break;
    default:
      refuse(probe, type, JAUGE_REASON_UNKNOWN_TYPE, type, 0, "unknown type of frame");
  }
}

/* Commands that need no answer. */
static bool take_quiet_command(jauge_probe* probe, uint8_t type) {
  if (type == JAUGE_BYE) {
    probe->link.ending = true;
  } else if (type == JAUGE_ABORT) {
    if (probe->job.kind != PROBE_JOB_NONE)
      probe->inference.stop = true;
    else
      probe_put_abort(probe);
  } else {
    return false;
  }
  return true;
}

void probe_take_frame(jauge_probe* probe, uint32_t now_ms) {
  const jauge_receiver* receiver = &probe->dispatch.receiver;
  const uint8_t type = receiver->header.type;
  if (type == JAUGE_HELLO) {
    if (!probe_answer_hello(probe, now_ms)) probe_end_job(probe);
    return;
  }
  if (probe_link_hear(&probe->link, &receiver->header, now_ms) != JAUGE_HEARD_NEW) return;
  if (take_quiet_command(probe, type)) return;
  if (probe->job.kind != PROBE_JOB_NONE || !probe_link_has_room(&probe->link))
    jauge_window_refuse_last(&probe->link.window); /* it comes again */
  else
    take_command(probe, receiver, now_ms);
}
