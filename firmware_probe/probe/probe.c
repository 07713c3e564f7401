#include "firmware_probe/probe/probe.h"

#include <string.h>

#include "firmware_probe/probe/commands.h"
#include "firmware_probe/probe/energy.h"
#include "firmware_probe/probe/mlperf_text.h"
#include "firmware_probe/probe/mlperf_time.h"
#include "firmware_probe/probe/put.h"
#include "firmware_probe/probe/run.h"
#include "firmware_probe/probe/selftest.h"
#include "firmware_probe/probe/service.h"
#include "firmware_probe/probe/settings.h"

enum { BYTES_AT_ONCE = 64, RUN_AT_ONCE = 16 };

void probe_init(jauge_probe* probe, const jauge_board* board) {
  probe_refusal ignored;
  memset(probe, 0, sizeof *probe);
  probe->board = board;
  probe_dispatch_init(&probe->dispatch);
  probe_link_init(&probe->link, board);
  probe_calibrate(probe);
  probe->boot_counter = probe_count_boot(board);
  probe_store_init(&probe->store, board);
  const uint32_t youngest = probe_store_youngest(&probe->store);
  if (youngest != PROBE_STORE_MODELS) (void)probe_model_open_stored(probe, youngest, &ignored);
  probe_text_start(probe);
  board->lamp(board->context, true);
}

static void take(jauge_probe* probe, probe_heard heard, uint32_t now_ms) {
  switch (heard) {
    case PROBE_HEARD_FRAME:
      probe_take_frame(probe, now_ms);
      break;
    case PROBE_HEARD_TEXT:
    case PROBE_HEARD_LONG_TEXT:
      probe_take_text(probe, heard == PROBE_HEARD_LONG_TEXT);
      break;
    case PROBE_HEARD_ST:
      ++probe->st_requests;
      break;
    default:
      break;
  }
}

/* The serial line has a FIFO of a few bytes; a command may have taken a while, so it is looked at after each. */
static bool take_bytes(jauge_probe* probe, uint32_t now_ms) {
  const jauge_board* board = probe->board;
  uint8_t bytes[BYTES_AT_ONCE];
  const size_t count = board->receive(board->context, bytes, sizeof bytes);
  if (count > 0) probe_link_note_bytes(&probe->link, now_ms);
  for (size_t i = 0; i < count;) {
    const size_t run = count - i < RUN_AT_ONCE ? count - i : RUN_AT_ONCE;
    const size_t taken = probe_dispatch_take_run(&probe->dispatch, bytes + i, run, now_ms);
    i += taken;
    if (taken < run) take(probe, probe_dispatch_take(&probe->dispatch, bytes[i++], now_ms), now_ms);
    board->poll(board->context);
  }
  return count > 0;
}

static bool step_job(jauge_probe* probe) {
  switch (probe->job.kind) {
    case PROBE_JOB_RUN:
      return probe_run_step(probe);
    case PROBE_JOB_SELFTEST:
      return probe_selftest_step(probe);
    case PROBE_JOB_ENERGY:
      return probe_energy_step(probe);
    case PROBE_JOB_STORE:
      return probe_put_step(probe);
    default:
      return false;
  }
}

void probe_poll(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  const uint32_t now_ms = probe_now_ms(&probe->link);
  bool active = take_bytes(probe, now_ms);
  probe_dispatch_check(&probe->dispatch, now_ms);
  board->poll(board->context);
  probe_link_flush(&probe->link, now_ms);
  board->poll(board->context);
  probe_put_write(probe);
  if (step_job(probe)) {
    active = true;
    probe_link_forget_noise(&probe->link);
    probe_link_flush(&probe->link, probe_now_ms(&probe->link));
  }
  if (!probe_link_check(&probe->link, probe_now_ms(&probe->link))) probe_end_job(probe);
  if (!active) board->rest(board->context);
}
