/* Whether every op can run: kernel, operands, spans, scratch, and what the kernel itself asks. */
#include <stddef.h>

#include "firmware_probe/runtime/tables.h"

enum { RULE_COUNTS = 1, RULE_OPERANDS, RULE_SPANS, RULE_SCRATCH, RULE_OUTPUT, RULE_KERNEL };

static int span_fits(const jauge_model* model, jauge_span span) {
  return span.offset % 4 == 0 && (uint64_t)span.offset + span.bytes <= model->header->total_bytes;
}

static int spans_fit(const jauge_model* model, const jauge_op* op) {
  return span_fits(model, op->parameters) && span_fits(model, op->weights) && span_fits(model, op->channels) &&
         span_fits(model, op->table) && (op->table.bytes == 0 || op->table.bytes == 256) &&
         (uint64_t)op->name.offset + op->name.bytes <= model->header->total_bytes;
}

static int scratch_fits(const jauge_model* model, const jauge_op* op) {
  if (op->scratch_bytes == 0) return 1;
  return op->scratch_region < JAUGE_MAX_REGIONS && op->scratch_offset % 4 == 0 &&
         (uint64_t)op->scratch_offset + op->scratch_bytes <= model->header->region_bytes[op->scratch_region];
}

static int outputs_fit(const jauge_model* model, const jauge_op* op) {
  const uint16_t* outputs = jauge_operands(model) + op->first_operand + op->input_count;
  for (uint32_t i = 0; i < op->output_count; ++i)
    if (outputs[i] != JAUGE_ABSENT && jauge_places(model)[outputs[i]].region == JAUGE_IN_PACKAGE) return 0;
  if (outputs[0] == JAUGE_ABSENT) return 0;
  return op->table.bytes == 0 || jauge_dtype_bytes(jauge_places(model)[outputs[0]].dtype) == 1;
}

static uint32_t broken_rule(const jauge_model* model, const jauge_op* op, const jauge_kernel* kernel) {
  jauge_call call = {0};
  const uint32_t operands = (uint32_t)op->input_count + op->output_count;
  if (op->input_count < 1 || op->input_count > JAUGE_MAX_INPUTS || op->output_count < 1 ||
      op->output_count > JAUGE_MAX_OUTPUTS || (uint64_t)op->first_operand + operands > jauge_operand_count(model))
    return RULE_COUNTS;
  if (!spans_fit(model, op)) return RULE_SPANS;
  if (!scratch_fits(model, op)) return RULE_SCRATCH;
  if (!jauge_make_call(model, op, &call)) return RULE_OPERANDS;
  if (!outputs_fit(model, op)) return RULE_OUTPUT;
  return kernel->check(&call) ? 0 : RULE_KERNEL;
}

jauge_status jauge_check_ops(jauge_model* model) {
  for (uint32_t i = 0; i < jauge_model_op_count(model); ++i) {
    const jauge_op* op = jauge_model_op(model, i);
    const jauge_kernel* kernel = jauge_find_kernel(op->kernel);
    if (!kernel) return jauge_refuse(model, JAUGE_KERNEL_MISSING, op->kernel, i);
    const uint32_t rule = broken_rule(model, op, kernel);
    if (rule) return jauge_refuse(model, JAUGE_BAD_OP, i, rule);
  }
  return JAUGE_OK;
}

static int run_fits(const jauge_model* model, const jauge_step* step) {
  return step->op_count >= 1 && step->op_count <= JAUGE_MAX_GROUP_OPS &&
         (uint64_t)step->first + step->op_count <= jauge_model_op_count(model);
}

static int move_fits(const jauge_model* model, const jauge_step* step) {
  if (step->region >= JAUGE_MAX_REGIONS || step->bytes == 0) return 0; /* nothing, perhaps of no region at all */
  const uint32_t block = model->header->region_bytes[step->region];
  return (uint64_t)step->first + step->bytes <= block && (uint64_t)step->to + step->bytes <= block;
}

jauge_status jauge_check_steps(jauge_model* model) {
  const jauge_step* steps = jauge_steps(model);
  for (uint32_t i = 0; i < jauge_step_count(model); ++i) {
    const jauge_step* step = &steps[i];
    const int fits =
        step->kind == JAUGE_STEP_RUN ? run_fits(model, step) : step->kind == JAUGE_STEP_MOVE && move_fits(model, step);
    if (!fits) return jauge_refuse(model, JAUGE_BAD_STEP, i, jauge_step_count(model));
  }
  return JAUGE_OK;
}

/* Fills the view of operand `index`, unless it is absent. False when it is no place. */
static int view_of(const jauge_model* model, uint16_t index, jauge_view* view) {
  if (index == JAUGE_ABSENT) return 1;
  if (index >= jauge_place_count(model)) return 0;
  const jauge_place* place = &jauge_places(model)[index];
  /* Constants lose their const here; outputs_fit keeps kernels from writing them. */
  view->base = place->region == JAUGE_IN_PACKAGE ? (uint8_t*)(uintptr_t)jauge_bytes_at(model, place->offset)
                                                 : model->regions[place->region] + place->offset;
  view->rows = place->rows;
  view->width = place->width;
  view->channels = place->channels;
  view->row_pitch = place->row_pitch;
  view->pixel_pitch = place->pixel_pitch;
  view->ring_rows = place->ring_rows;
  view->ring_step = place->ring_step;
  view->ring_phase = place->ring_phase;
  view->scale = place->scale;
  view->zero_point = place->zero_point;
  view->dtype = place->dtype;
  view->element_bytes = (uint8_t)jauge_dtype_bytes(place->dtype);
  return 1;
}

int jauge_make_call(const jauge_model* model, const jauge_op* op, jauge_call* call) {
  const uint16_t* operands = jauge_operands(model) + op->first_operand;
  call->op = op;
  call->parameters = jauge_bytes_at(model, op->parameters.offset);
  call->weights = jauge_bytes_at(model, op->weights.offset);
  call->channels = (const jauge_channel*)(const void*)jauge_bytes_at(model, op->channels.offset);
  call->scratch = op->scratch_bytes ? model->regions[op->scratch_region] + op->scratch_offset : NULL;
  /* Of what is absent the rest is nobody's business: this runs with every op of every inference. */
  for (uint32_t i = 0; i < JAUGE_MAX_INPUTS; ++i) call->in[i].base = NULL;
  for (uint32_t i = 0; i < JAUGE_MAX_OUTPUTS; ++i) call->out[i].base = NULL;
  for (uint32_t i = 0; i < op->input_count; ++i)
    if (!view_of(model, *operands++, &call->in[i])) return 0;
  for (uint32_t i = 0; i < op->output_count; ++i)
    if (!view_of(model, *operands++, &call->out[i])) return 0;
  return 1;
}

uint32_t jauge_model_op_count(const jauge_model* model) {
  return model->header->ops.bytes / (uint32_t)sizeof(jauge_op);
}

const jauge_op* jauge_model_op(const jauge_model* model, uint32_t index) {
  return &jauge_ops(model)[index];
}
