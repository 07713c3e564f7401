/* The probe: takes models and samples over a serial line, runs them and says how long it took. One jauge_probe per
 * board; nothing in it is allocated and nothing runs by itself: call probe_poll() for ever.
 *
 * Memory of the arena, from its start: the model's own arena | samples ... | cycles per layer | a package kept in RAM.
 * While a model is on its way into the Flash none is open, and the arena holds what has arrived of it.
 */
#pragma once

#include "firmware_probe/probe/board.h"
#include "firmware_probe/probe/dispatch.h"
#include "firmware_probe/probe/link.h"
#include "firmware_probe/probe/memory_test.h"
#include "firmware_probe/probe/store.h"
#include "firmware_probe/runtime/runtime.h"
#include "firmware_probe/runtime/sha256.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The model in use. */
typedef struct {
  jauge_model model;
  bool open;
  bool in_ram;
  uint32_t bytes; /* of the package */
  uint8_t digest[PROBE_DIGEST];
  uint32_t input_bytes, output_bytes; /* of all inputs, of all outputs */
  uint32_t samples_at, layers_at;     /* offsets in the arena */
} probe_model;

typedef struct {
  bool whole; /* the batch arrived and its digest is right */
  uint32_t first_item, count;
} probe_samples;

/* An object on its way in. */
typedef struct {
  uint8_t kind;             /* jauge_object_kind; 0: none */
  uint32_t bytes, held, at; /* at: offset in the arena */
  uint32_t from;            /* of a model: what was in Flash when this upload began */
  jauge_sha256 hash;        /* of what has arrived since */
  uint32_t item_bytes, first_item;
  uint8_t digest[PROBE_DIGEST];
} probe_upload;

typedef enum { PROBE_JOB_NONE, PROBE_JOB_RUN, PROBE_JOB_SELFTEST, PROBE_JOB_ENERGY, PROBE_JOB_STORE } probe_job_kind;
typedef enum { PROBE_RUN_INFER, PROBE_RUN_LAYERS, PROBE_RUN_OUTPUTS } probe_run_phase;

/* What goes on over several calls of probe_poll(): results wait for room in the window. */
typedef struct {
  uint8_t kind;  /* probe_job_kind */
  uint8_t phase; /* probe_run_phase */
  bool aborted;
  jauge_run run;
  uint32_t item, repetition, warm_up_left, delivered;
  uint32_t sent; /* layers or output bytes of the current result */
  jauge_result result;
  uint16_t tests, test, step; /* self-test: asked for, under way, record within it */
} probe_job;

/* The inference under way, as its hooks see it. */
typedef struct {
  uint64_t excluded;                       /* cycles spent in hooks */
  uint64_t layer_started, excluded_before; /* when the op's rows began, and what was excluded until then */
  bool frames_allowed;                     /* the question came in our own language */
  bool stop;
  uint16_t layer;
  uint32_t item;
} probe_inference;

/* ENERGY under way. */
typedef struct {
  uint32_t item, duration_ms, started_ms;
  uint64_t sum_10na;
  bool reading;
  jauge_energy_ok result;
} probe_energy;

typedef struct {
  uint32_t expected_bytes; /* of `db load`; 0: none */
  uint32_t taken;          /* of them, so far */
  bool loaded;
} probe_text_input;

/* `start` to `stop` of MLPerf Tiny. */
enum { PROBE_STREAM_WINDOWS = 8 };
typedef struct {
  bool on;
  uint32_t windows; /* since `start`; the activations of the last of them are held */
  float activations[PROBE_STREAM_WINDOWS];
} probe_stream;

typedef struct {
  const jauge_board* board;
  probe_dispatch dispatch;
  probe_link link;
  probe_store store;
  probe_model model;
  probe_samples samples;
  probe_upload upload;
  probe_job job;
  probe_inference inference;
  union { /* each belongs to a job */
    probe_energy energy;
    probe_page_test page_test;
  };
  probe_text_input text_input;
  probe_stream stream;
  bool text_energy;    /* MLPerf's time stamps are pulses on a pin */
  uint32_t row_cycles; /* what on_row costs when there is nothing to do */
  uint32_t boot_counter;
  uint32_t token, token_ms; /* 0: none is out */
  uint8_t token_type;
  uint32_t st_requests; /* of ST's, taken in and not answered */
} jauge_probe;

/* Finds the youngest stored model and counts the boot; prints the MLPerf boot lines if that was chosen. */
void probe_init(jauge_probe* probe, const jauge_board* board);

/* Does what is due and returns: at most one inference, one page of Flash or one test. */
void probe_poll(jauge_probe* probe);

#ifdef __cplusplus
}
#endif
