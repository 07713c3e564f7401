#include "firmware_probe/probe/energy.h"

#include <string.h>

#include "firmware_probe/probe/run.h"
#include "firmware_probe/probe/service.h"

enum { SHORTEST_MS = 3000, LONGEST_READING_MS = 5000 };
enum { STATUS_MEASURED, STATUS_NO_CURRENT, STATUS_OVER_RANGE, STATUS_METER_ERROR };
enum { OVER_RANGE_10NA = 0xFFFFFF };

static bool refuse(probe_refusal* refusal, uint16_t reason, uint32_t first, uint32_t second, const char* text) {
  refusal->reason = reason;
  refusal->figures[0] = first;
  refusal->figures[1] = second;
  refusal->text = text;
  return false;
}

bool probe_energy_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal) {
  const jauge_board* board = probe->board;
  const probe_samples* samples = &probe->samples;
  probe_energy* energy = &probe->energy;
  jauge_energy wish;
  if (!jauge_get_energy(payload, length, &wish)) return refuse(refusal, JAUGE_REASON_LENGTH, length, 8, "ENERGY");
  if (!board->meter_start) return refuse(refusal, JAUGE_REASON_NO_METER, 0, 0, "this board has no current meter");
  if (!probe->model.open) return refuse(refusal, JAUGE_REASON_NO_MODEL, 0, 0, "no model");
  if (!samples->whole || wish.item < samples->first_item || wish.item - samples->first_item >= samples->count)
    return refuse(refusal, JAUGE_REASON_NO_SAMPLE, wish.item, samples->whole ? samples->count : 0, "sample not held");
  if (!board->meter_start(board->context))
    return refuse(refusal, JAUGE_REASON_NO_METER, 1, 0, "the current meter does not answer");
  memset(energy, 0, sizeof *energy);
  energy->item = wish.item;
  energy->duration_ms = wish.duration_ms < SHORTEST_MS ? SHORTEST_MS : wish.duration_ms;
  energy->started_ms = probe_now_ms(&probe->link);
  energy->reading = true;
  energy->result.lowest_10na = UINT32_MAX;
  energy->result.supply_mv = board->supply_mv;
  memset(&probe->job, 0, sizeof probe->job);
  probe->job.kind = PROBE_JOB_ENERGY;
  probe->link.credit = 0;
  probe->inference.stop = false;
  return true;
}

static void finish(jauge_probe* probe, uint8_t status) {
  jauge_energy_ok* result = &probe->energy.result;
  result->status = status;
  if (result->samples > 0) result->average_10na = (uint32_t)(probe->energy.sum_10na / result->samples);
  if (result->samples == 0) result->lowest_10na = 0;
  if (status == STATUS_MEASURED && result->highest_10na == 0) result->status = STATUS_NO_CURRENT;
  probe_end_job(probe);
  probe_link_push_made(&probe->link, JAUGE_ENERGY_OK, 0, jauge_put_energy_ok(probe_link_payload(&probe->link), result));
}

/* The first reading is taken while nothing runs; the others while inferences do. */
static void take_reading(jauge_probe* probe, uint32_t current_10na) {
  probe_energy* energy = &probe->energy;
  jauge_energy_ok* result = &energy->result;
  energy->reading = false;
  if (probe->job.phase == 0) {
    result->idle_10na = current_10na;
    probe->job.phase = 1;
    energy->started_ms = probe_now_ms(&probe->link);
    return;
  }
  ++result->samples;
  energy->sum_10na += current_10na;
  if (current_10na < result->lowest_10na) result->lowest_10na = current_10na;
  if (current_10na > result->highest_10na) result->highest_10na = current_10na;
}

static bool infer(jauge_probe* probe) {
  const uint32_t index = probe->energy.item - probe->samples.first_item;
  uint64_t cycles;
  (void)probe_set_inputs(probe, probe->board->arena + probe->model.samples_at + index * probe->model.input_bytes);
  probe->inference.item = probe->energy.item;
  if (probe_infer(probe, true, false, &cycles) != JAUGE_OK) return false;
  ++probe->energy.result.inferences;
  probe->energy.result.cycles += cycles;
  return true;
}

static void give_up(jauge_probe* probe, uint16_t reason) {
  const probe_refusal refusal = {reason, {probe->energy.result.inferences, 0}, "energy"};
  probe_end_job(probe);
  probe_refuse(probe, JAUGE_ENERGY, &refusal);
}

bool probe_energy_step(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  probe_energy* energy = &probe->energy;
  uint32_t current_10na = 0;
  if (!probe_link_has_room(&probe->link)) return false;
  if (probe->job.phase == 1 && !probe->inference.stop && !infer(probe) && !probe->inference.stop) {
    give_up(probe, JAUGE_REASON_RUN_FAILED);
    return true;
  }
  probe_serve_work(probe, JAUGE_BUSY_RUNNING, 0, 0);
  if (probe->inference.stop) {
    give_up(probe, JAUGE_REASON_ABORTED);
    return true;
  }
  const jauge_meter_state state = board->meter_poll(board->context, &current_10na);
  if (state == JAUGE_METER_DONE && energy->reading) take_reading(probe, current_10na);
  const uint32_t elapsed = probe_now_ms(&probe->link) - energy->started_ms;
  if (state == JAUGE_METER_FAILED || (energy->reading && elapsed > energy->duration_ms + LONGEST_READING_MS)) {
    finish(probe, STATUS_METER_ERROR);
  } else if (energy->result.highest_10na >= OVER_RANGE_10NA) {
    finish(probe, STATUS_OVER_RANGE);
  } else if (!energy->reading) {
    if (probe->job.phase == 1 && energy->result.samples > 0 && elapsed >= energy->duration_ms)
      finish(probe, STATUS_MEASURED);
    else
      energy->reading = board->meter_start(board->context);
  }
  return true;
}
