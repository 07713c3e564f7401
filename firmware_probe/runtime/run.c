/* The row loop. A step runs one op, all its rows in order, or a group of ops: the last one is asked for its rows, and
 * each op first asks those before it in the group for the rows it lacks. */
#include <string.h>

#include "firmware_probe/runtime/tables.h"

typedef struct {
  const jauge_model* model;
  const jauge_hooks* hooks;
  const jauge_op* ops; /* of this step */
  uint32_t first;      /* number of ops[0] */
  uint32_t count;
  uint32_t current; /* the op that `call` is made for; `count`: none yet */
  jauge_call call;
  const jauge_kernel* kernel;        /* of the current op */
  int32_t done[JAUGE_MAX_GROUP_OPS]; /* rows that each op has made */
} runner;

static void say_layer(const runner* run, uint32_t op, int begin) {
  if (run->hooks && run->hooks->on_layer && op < run->count)
    run->hooks->on_layer(run->hooks->context, run->first + op, begin);
}

static void switch_to(runner* run, uint32_t op) {
  if (run->current == op) return;
  say_layer(run, run->current, 0);
  run->current = op;
  if (op == run->count) return;
  jauge_make_call(run->model, &run->ops[op], &run->call);
  run->call.is_alone = run->count == 1;
  run->kernel = jauge_find_kernel(run->ops[op].kernel);
  say_layer(run, op, 1);
}

static void replace_by_table(const jauge_call* call, const uint8_t* table, int32_t r) {
  const jauge_view* out = &call->out[0];
  uint8_t* pixel = jauge_row(out, r);
  for (int32_t x = 0; x < out->width; ++x, pixel += out->pixel_pitch)
    for (int32_t c = 0; c < out->channels; ++c) pixel[c] = table[pixel[c]];
}

/* The next row of the current op. False when the hook wants the run to stop. */
static int run_row(runner* run) {
  const jauge_op* op = run->call.op;
  const int32_t r = run->done[run->current]++;
  run->kernel->row(&run->call, r);
  if (op->table.bytes) replace_by_table(&run->call, jauge_bytes_at(run->model, op->table.offset), r);
  return !run->hooks || !run->hooks->on_row || run->hooks->on_row(run->hooks->context) == 0;
}

static uint16_t output_of(const runner* run, uint32_t op) {
  const jauge_op* record = &run->ops[op];
  return jauge_operands(run->model)[record->first_operand + record->input_count];
}

/* The place that `place` is a view of; itself when it is none. */
static uint16_t root_of(const runner* run, uint16_t place) {
  const uint16_t root = jauge_places(run->model)[place].same_as;
  return root == JAUGE_ABSENT ? place : root;
}

static int32_t rows_of(const runner* run, uint32_t op) {
  return jauge_places(run->model)[output_of(run, op)].rows;
}

/* How many rows of producer p's output input i of the current op needs next: all of them when the two count rows
 * differently. */
static int32_t rows_needed(const runner* run, uint32_t op, uint32_t i, uint16_t input, uint32_t p) {
  const int32_t all = rows_of(run, p);
  if (output_of(run, p) != input) return all;
  const int32_t last = run->kernel->last_row(&run->call, i, run->done[op]);
  return last < 0 ? 0 : last < all ? last + 1 : all;
}

/* The op before the current op `op` in the group that must make more rows before `op` can make its next one; `op`
 * itself when none must. `*rows` is how many rows it must have made. */
static uint32_t lacking(const runner* run, uint32_t op, int32_t* rows) {
  const jauge_op* record = &run->ops[op];
  const uint16_t* inputs = jauge_operands(run->model) + record->first_operand;
  for (uint32_t i = 0; i < record->input_count; ++i)
    for (uint32_t p = inputs[i] == JAUGE_ABSENT ? 0 : op; p-- > 0;) {
      if (root_of(run, output_of(run, p)) != root_of(run, inputs[i])) continue;
      *rows = rows_needed(run, op, i, inputs[i], p);
      if (run->done[p] < *rows) return p;
      break;
    }
  return op;
}

/* Makes op `last` complete its first `rows` rows. */
static int run_to(runner* run, uint32_t last, int32_t rows) {
  uint8_t path[JAUGE_MAX_GROUP_OPS];   /* who asked whom; each op is before the one that asked it */
  int32_t wanted[JAUGE_MAX_GROUP_OPS]; /* rows asked of path[i] */
  uint32_t depth = 1;
  path[0] = (uint8_t)last;
  wanted[0] = rows;
  while (depth > 0) {
    const uint32_t op = path[depth - 1];
    if (run->done[op] >= wanted[depth - 1]) {
      --depth;
      continue;
    }
    switch_to(run, op);
    const uint32_t producer = lacking(run, op, &wanted[depth]);
    if (producer != op)
      path[depth++] = (uint8_t)producer;
    else if (!run_row(run))
      return 0;
  }
  return 1;
}

/* The last op, then what rows others lack although somebody outside the group reads them. */
static int run_group(runner* run) {
  if (!run_to(run, run->count - 1, rows_of(run, run->count - 1))) return 0;
  for (uint32_t op = 0; op + 1 < run->count; ++op)
    if (jauge_places(run->model)[output_of(run, op)].ring_rows == 0 && !run_to(run, op, rows_of(run, op))) return 0;
  return 1;
}

/* memmove by words: small C libraries go byte by byte. */
static void move_words(uint32_t* to, const uint32_t* from, uint32_t words) {
  if (to < from) {
    for (uint32_t i = 0; i < words; ++i) to[i] = from[i];
  } else {
    while (words-- > 0) to[words] = from[words];
  }
}

static void move(const jauge_model* model, const jauge_step* step) {
  uint8_t *to = model->regions[step->region] + step->to, *from = model->regions[step->region] + step->first;
  if ((((uintptr_t)to | (uintptr_t)from | step->bytes) & 3) == 0)
    move_words((uint32_t*)(void*)to, (const uint32_t*)(const void*)from, step->bytes / 4);
  else
    memmove(to, from, step->bytes);
}

jauge_status jauge_model_run(jauge_model* model, const jauge_hooks* hooks) {
  const jauge_step* steps = jauge_steps(model);
  runner run;
  run.model = model;
  run.hooks = hooks;
  for (uint32_t i = 0; i < jauge_step_count(model); ++i) {
    if (steps[i].kind == JAUGE_STEP_MOVE) {
      move(model, &steps[i]);
      continue;
    }
    run.first = steps[i].first;
    run.count = steps[i].op_count;
    run.ops = jauge_ops(model) + run.first;
    run.current = run.count;
    memset(run.done, 0, sizeof run.done[0] * run.count);
    const int finished = run_group(&run);
    const uint32_t stopped_op = run.current;
    switch_to(&run, run.count);
    if (!finished) return jauge_refuse(model, JAUGE_STOPPED, run.first + stopped_op, (uint32_t)run.done[stopped_op]);
  }
  return JAUGE_OK;
}
