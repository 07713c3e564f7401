#include "firmware_probe/probe/run.h"

#include <string.h>

#include "firmware_probe/probe/service.h"
#include "firmware_probe/runtime/crc32c.h"

enum { ACKNOWLEDGEMENT_MS = 8 };

static uint64_t cycles_of(const jauge_board* board) {
  return board->cycles(board->context);
}

static uint64_t* layer_table(const jauge_probe* probe) {
  return (uint64_t*)(void*)(probe->board->arena + probe->model.layers_at);
}

uint32_t probe_set_inputs(jauge_probe* probe, const uint8_t* sample) {
  const jauge_model* model = &probe->model.model;
  uint32_t crc = 0;
  for (uint32_t i = 0; i < jauge_model_input_count(model); ++i) {
    const jauge_tensor input = jauge_model_input(model, i);
    memcpy(input.data, sample, input.bytes);
    sample += input.bytes;
  }
  for (uint32_t i = 0; i < jauge_model_input_count(model); ++i) {
    const jauge_tensor input = jauge_model_input(model, i);
    crc = jauge_crc32c(crc, input.data, input.bytes);
  }
  return crc;
}

/* Runs after every output row, outside what is counted. Nearly always there is nothing to do, and then it must disturb
 * neither the clock nor the instruction cache. */
static int on_row(void* context) {
  jauge_probe* probe = context;
  const jauge_board* board = probe->board;
  probe_inference* inference = &probe->inference;
  const uint64_t entered = cycles_of(board);
  const bool owes_word = inference->frames_allowed && probe_owes_word(probe, entered);
  if (board->heard && !board->heard(board->context) && !owes_word) {
    inference->excluded += probe->row_cycles;
    return 0;
  }
  probe_serve_row(probe);
  inference->excluded += cycles_of(board) - entered;
  return inference->stop ? 1 : 0;
}

void probe_calibrate(jauge_probe* probe) {
  enum { TURNS = 32 };
  probe_inference* inference = &probe->inference;
  probe->link.last_sent = cycles_of(probe->board);
  inference->excluded = 0;
  const uint64_t started = cycles_of(probe->board);
  for (uint32_t i = 0; i < TURNS; ++i) (void)on_row(probe);
  const uint64_t ended = cycles_of(probe->board), reading = cycles_of(probe->board) - ended;
  const uint64_t counted = ended - started - inference->excluded - reading;
  probe->row_cycles = (uint32_t)(counted / TURNS);
}

/* Brackets never overlap: the rows of a group come one op after the other. on_row comes inside them. */
static void on_layer(void* context, uint32_t op, int begin) {
  jauge_probe* probe = context;
  probe_inference* inference = &probe->inference;
  const uint64_t entered = cycles_of(probe->board);
  if (!begin)
    layer_table(probe)[op] += entered - inference->layer_started - (inference->excluded - inference->excluded_before);
  inference->layer = (uint16_t)op;
  const uint64_t left = cycles_of(probe->board);
  inference->excluded += left - entered;
  inference->excluded_before = inference->excluded;
  inference->layer_started = left;
}

jauge_status probe_infer(jauge_probe* probe, bool frames_allowed, bool with_layers, uint64_t* cycles) {
  probe_inference* inference = &probe->inference;
  const jauge_hooks hooks = {probe, on_row, with_layers ? on_layer : NULL};
  inference->excluded = 0;
  inference->frames_allowed = frames_allowed;
  inference->layer = 0;
  if (with_layers) memset(layer_table(probe), 0, jauge_model_op_count(&probe->model.model) * sizeof(uint64_t));
  const uint64_t started = cycles_of(probe->board);
  const jauge_status status = jauge_model_run(&probe->model.model, &hooks);
  *cycles = cycles_of(probe->board) - started - inference->excluded;
  return status;
}

void probe_copy_outputs(const jauge_probe* probe, uint32_t from, uint8_t* bytes, uint32_t count) {
  const jauge_model* model = &probe->model.model;
  for (uint32_t i = 0; i < jauge_model_output_count(model) && count > 0; ++i) {
    const jauge_tensor output = jauge_model_output(model, i);
    if (from < output.bytes) {
      const uint32_t left = (uint32_t)output.bytes - from, piece = left < count ? left : count;
      memcpy(bytes, (const uint8_t*)output.data + from, piece);
      bytes += piece;
      count -= piece;
      from = 0;
    } else {
      from -= (uint32_t)output.bytes;
    }
  }
}

static bool refuse(probe_refusal* refusal, uint16_t reason, uint32_t first, uint32_t second, const char* text) {
  refusal->reason = reason;
  refusal->figures[0] = first;
  refusal->figures[1] = second;
  refusal->text = text;
  return false;
}

bool probe_run_begin(jauge_probe* probe, const uint8_t* payload, uint16_t length, probe_refusal* refusal) {
  const probe_samples* samples = &probe->samples;
  probe_job* job = &probe->job;
  jauge_run run;
  if (!jauge_get_run(payload, length, &run)) return refuse(refusal, JAUGE_REASON_LENGTH, length, 13, "RUN");
  if (!probe->model.open) return refuse(refusal, JAUGE_REASON_NO_MODEL, 0, 0, "no model");
  const uint32_t held = samples->whole ? samples->count : 0;
  const uint32_t first = run.first_item - samples->first_item;
  if (run.count == 0 || run.repeat == 0 || run.first_item < samples->first_item || first >= held ||
      run.count > held - first)
    return refuse(refusal, JAUGE_REASON_NO_SAMPLE, run.first_item, held, "sample not held");
  memset(job, 0, sizeof *job);
  job->kind = PROBE_JOB_RUN;
  job->run = run;
  job->warm_up_left = run.warm_up;
  probe->link.credit = 0;
  probe->inference.stop = false;
  return true;
}

void probe_end_job(jauge_probe* probe) {
  probe->job.kind = PROBE_JOB_NONE;
  probe->link.credit = PROBE_CREDIT;
}

static uint32_t results_asked_for(const probe_job* job) {
  return job->run.count * job->run.repeat;
}

static void give_up(jauge_probe* probe, jauge_status status) {
  const probe_job* job = &probe->job;
  probe_refusal refusal = {JAUGE_REASON_ABORTED, {job->delivered, results_asked_for(job)}, "aborted"};
  if (status != JAUGE_OK && status != JAUGE_STOPPED)
    (void)refuse(&refusal, JAUGE_REASON_RUN_FAILED, (uint32_t)status, probe->model.model.detail[0],
                 jauge_status_text(status));
  probe_end_job(probe);
  probe_refuse(probe, JAUGE_RUN, &refusal);
}

static void fill_result(jauge_probe* probe, uint64_t cycles, uint32_t input_crc) {
  const jauge_model* model = &probe->model.model;
  jauge_result* result = &probe->job.result;
  result->item = probe->job.run.first_item + probe->job.item;
  result->repetition = (uint16_t)probe->job.repetition;
  memcpy(result->model_digest, probe->model.digest, PROBE_DIGEST);
  result->input_crc = input_crc;
  result->cycles = cycles;
  result->output_crc = 0;
  for (uint32_t i = 0; i < jauge_model_output_count(model); ++i) {
    const jauge_tensor output = jauge_model_output(model, i);
    result->output_crc = jauge_crc32c(result->output_crc, output.data, output.bytes);
  }
  result->output_bytes = probe->job.run.flags & JAUGE_RUN_NO_OUTPUTS ? 0 : probe->model.output_bytes;
}

static const uint8_t* sample_of(const jauge_probe* probe) {
  const uint32_t index = probe->job.run.first_item - probe->samples.first_item + probe->job.item;
  return probe->board->arena + probe->model.samples_at + index * probe->model.input_bytes;
}

static void infer_one(jauge_probe* probe) {
  const jauge_board* board = probe->board;
  probe_job* job = &probe->job;
  const bool paint = (job->run.flags & JAUGE_RUN_PAINT_STACK) != 0;
  const bool warming = job->warm_up_left > 0;
  const bool layers = !warming && (job->run.flags & JAUGE_RUN_LAYERS) != 0;
  uint64_t cycles;
  const uint32_t input_crc = probe_set_inputs(probe, sample_of(probe));
  probe->inference.item = job->run.first_item + job->item;
  if (paint) board->paint_stack(board->context);
  const jauge_status status = probe_infer(probe, true, layers, &cycles);
  if (status != JAUGE_OK) {
    give_up(probe, status);
  } else if (warming) {
    --job->warm_up_left;
  } else {
    fill_result(probe, cycles, input_crc);
    job->result.stack_bytes = paint ? board->stack_high_water(board->context) : 0;
    job->phase = layers ? PROBE_RUN_LAYERS : PROBE_RUN_OUTPUTS;
    job->sent = 0;
  }
}

static void send_layers(jauge_probe* probe) {
  const uint32_t count = jauge_model_op_count(&probe->model.model);
  const uint64_t* table = layer_table(probe);
  probe_job* job = &probe->job;
  uint16_t length = 0;
  while (job->sent < count && length + JAUGE_LAYER_BYTES <= probe->link.max_payload) {
    const jauge_layer layer = {(uint16_t)job->sent, table[job->sent]};
    length = jauge_put_layer(probe_link_payload(&probe->link), length, &layer);
    ++job->sent;
  }
  if (length > 0) probe_link_push_made(&probe->link, JAUGE_LAYER, 0, length);
  if (job->sent < count) return;
  job->phase = PROBE_RUN_OUTPUTS;
  job->sent = 0;
}

static void next_inference(jauge_probe* probe) {
  probe_job* job = &probe->job;
  job->phase = PROBE_RUN_INFER;
  ++job->delivered;
  if (++job->repetition < job->run.repeat) return;
  job->repetition = 0;
  if (++job->item == job->run.count) probe_end_job(probe);
}

static void send_outputs(jauge_probe* probe) {
  probe_job* job = &probe->job;
  const uint32_t total = job->result.output_bytes;
  const bool first = job->sent == 0;
  const uint32_t head = first ? jauge_put_result(probe_link_payload(&probe->link), &job->result) : 0;
  const uint32_t room = probe->link.max_payload - head, left = total - job->sent;
  const uint32_t piece = left < room ? left : room;
  probe_copy_outputs(probe, job->sent, probe_link_payload(&probe->link) + head, piece);
  job->sent += piece;
  const bool last = job->sent == total;
  probe_link_push_made(&probe->link, JAUGE_RESULT, last ? JAUGE_FLAG_LAST : 0, (uint16_t)(head + piece));
  if (last) next_inference(probe);
}

/* While rows are computed the receive FIFO overflows, so the acknowledgement of a result is waited for a moment. */
static bool awaits_acknowledgement(probe_link* link) {
  const uint64_t patience = (uint64_t)ACKNOWLEDGEMENT_MS * link->board->cycles_per_ms;
  return !jauge_window_is_empty(&link->window) && cycles_of(link->board) - link->last_sent < patience;
}

bool probe_run_step(jauge_probe* probe) {
  if (!probe_link_has_room(&probe->link)) return false;
  if (probe->job.phase == PROBE_RUN_INFER && awaits_acknowledgement(&probe->link)) return false;
  if (probe->inference.stop) {
    give_up(probe, JAUGE_OK);
    return true;
  }
  switch (probe->job.phase) {
    case PROBE_RUN_INFER:
      infer_one(probe);
      break;
    case PROBE_RUN_LAYERS:
      send_layers(probe);
      break;
    default:
      send_outputs(probe);
  }
  return true;
}
