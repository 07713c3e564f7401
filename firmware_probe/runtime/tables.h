/* The tables of an opened package. Inside the runtime only. */
#pragma once

#include "firmware_probe/runtime/kernel.h"
#include "firmware_probe/runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline const uint8_t* jauge_bytes_at(const jauge_model* model, uint32_t offset) {
  return (const uint8_t*)model->header + offset;
}
static inline const jauge_place* jauge_places(const jauge_model* model) {
  return (const jauge_place*)(const void*)jauge_bytes_at(model, model->header->places.offset);
}
static inline const jauge_op* jauge_ops(const jauge_model* model) {
  return (const jauge_op*)(const void*)jauge_bytes_at(model, model->header->ops.offset);
}
static inline const uint16_t* jauge_operands(const jauge_model* model) {
  return (const uint16_t*)(const void*)jauge_bytes_at(model, model->header->operands.offset);
}
static inline const jauge_step* jauge_steps(const jauge_model* model) {
  return (const jauge_step*)(const void*)jauge_bytes_at(model, model->header->steps.offset);
}
static inline uint32_t jauge_place_count(const jauge_model* model) {
  return model->header->places.bytes / (uint32_t)sizeof(jauge_place);
}
static inline uint32_t jauge_operand_count(const jauge_model* model) {
  return model->header->operands.bytes / (uint32_t)sizeof(uint16_t);
}
static inline uint32_t jauge_step_count(const jauge_model* model) {
  return model->header->steps.bytes / (uint32_t)sizeof(jauge_step);
}

/* The kernel with this id; null when this build does not have it. */
const jauge_kernel* jauge_find_kernel(uint32_t id);

/* Fills `call` for a checked op; false (0) when an operand is no place. */
int jauge_make_call(const jauge_model* model, const jauge_op* op, jauge_call* call);

/* JAUGE_OK, or the first fault found with its figures in model->detail. */
jauge_status jauge_check_places(jauge_model* model);
jauge_status jauge_check_ops(jauge_model* model);
jauge_status jauge_check_steps(jauge_model* model);
jauge_status jauge_check_ports(jauge_model* model);

static inline jauge_status jauge_refuse(jauge_model* model, jauge_status status, uint32_t first, uint32_t second) {
  model->detail[0] = first;
  model->detail[1] = second;
  return status;
}

#ifdef __cplusplus
}
#endif
