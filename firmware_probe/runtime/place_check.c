/* Whether every place lies inside its block of memory, and every input and output is what callers may fill or read. */
#include "firmware_probe/runtime/tables.h"

enum { RULE_DTYPE = 1, RULE_EXTENT, RULE_PITCH, RULE_REGION, RULE_END, RULE_ALIGNMENT, RULE_MEANING, RULE_ROOT };

/* Bytes from the first to behind the last one that rows, pixels and channels reach. Extents are in range already. */
static uint64_t reach_of(const jauge_place* place) {
  const int32_t kept = place->ring_rows ? place->ring_rows : place->rows;
  return (uint64_t)(kept - 1) * (uint32_t)place->row_pitch +
         (uint64_t)(place->width - 1) * (uint32_t)place->pixel_pitch +
         (uint64_t)place->channels * jauge_dtype_bytes(place->dtype);
}

static int extent_fits(int32_t extent) {
  return extent >= 1 && extent <= JAUGE_MAX_EXTENT;
}

/* Pixels and rows do not overlap: the work on a place is bounded by its bytes. */
static int pitches_fit(const jauge_place* place, uint32_t element) {
  if (place->pixel_pitch < 0 || place->row_pitch < 0) return 0;
  const uint64_t pixel = (uint64_t)place->channels * element;
  const uint64_t row = (uint64_t)(place->width - 1) * (uint32_t)place->pixel_pitch + pixel;
  return (uint64_t)(uint32_t)place->pixel_pitch >= pixel && (uint64_t)(uint32_t)place->row_pitch >= row;
}

/* The number of the rule that the place breaks; 0: none. */
static uint32_t broken_rule(const jauge_model* model, const jauge_place* place) {
  const uint32_t element = jauge_dtype_bytes(place->dtype);
  if (element == 0) return RULE_DTYPE;
  if (!extent_fits(place->rows) || !extent_fits(place->width) || !extent_fits(place->channels)) return RULE_EXTENT;
  if (!pitches_fit(place, element)) return RULE_PITCH;
  const int constant = place->region == JAUGE_IN_PACKAGE;
  if (!constant && place->region >= JAUGE_MAX_REGIONS) return RULE_REGION;
  const uint32_t block = constant ? model->header->total_bytes : model->header->region_bytes[place->region];
  if (place->offset + reach_of(place) > block) return RULE_END;
  const uint32_t alignment = element < 4 ? element : 4;
  if ((place->offset | (uint32_t)place->row_pitch | (uint32_t)place->pixel_pitch) % alignment != 0)
    return RULE_ALIGNMENT;
  if (place->same_as != JAUGE_ABSENT && place->same_as >= jauge_place_count(model)) return RULE_ROOT;
  if (!(place->scale > 0) || !(place->scale < 1e30f) || place->zero_point < -65536 || place->zero_point > 65536)
    return RULE_MEANING;
  return 0;
}

jauge_status jauge_check_places(jauge_model* model) {
  const jauge_place* places = jauge_places(model);
  for (uint32_t i = 0; i < jauge_place_count(model); ++i) {
    const uint32_t rule = broken_rule(model, &places[i]);
    if (rule) return jauge_refuse(model, JAUGE_BAD_PLACE, i, rule);
  }
  return JAUGE_OK;
}

static uint64_t packed_bytes(const jauge_place* place) {
  return (uint64_t)place->rows * (uint32_t)place->row_pitch;
}

static int is_port(const jauge_model* model, const jauge_port* port) {
  if (port->place >= jauge_place_count(model)) return 0;
  const jauge_place* place = &jauge_places(model)[port->place];
  const uint64_t pixel = (uint64_t)place->channels * jauge_dtype_bytes(place->dtype);
  return place->ring_rows == 0 && place->region != JAUGE_IN_PACKAGE &&
         (uint64_t)(uint32_t)place->pixel_pitch == pixel &&
         (uint64_t)(uint32_t)place->row_pitch == pixel * (uint32_t)place->width && packed_bytes(place) <= UINT32_MAX &&
         (uint64_t)port->name.offset + port->name.bytes <= model->header->total_bytes;
}

static const jauge_port* ports_at(const jauge_model* model, jauge_span section) {
  return (const jauge_port*)(const void*)jauge_bytes_at(model, section.offset);
}

jauge_status jauge_check_ports(jauge_model* model) {
  const uint32_t inputs = jauge_model_input_count(model), outputs = jauge_model_output_count(model);
  for (uint32_t i = 0; i < inputs + outputs; ++i) {
    const jauge_port* port = i < inputs ? ports_at(model, model->header->inputs) + i
                                        : ports_at(model, model->header->outputs) + (i - inputs);
    if (!is_port(model, port)) return jauge_refuse(model, JAUGE_BAD_PORT, i, inputs + outputs);
  }
  return JAUGE_OK;
}

uint32_t jauge_model_input_count(const jauge_model* model) {
  return model->header->inputs.bytes / (uint32_t)sizeof(jauge_port);
}

uint32_t jauge_model_output_count(const jauge_model* model) {
  return model->header->outputs.bytes / (uint32_t)sizeof(jauge_port);
}

static jauge_tensor tensor_of(const jauge_model* model, const jauge_port* port) {
  const jauge_place* place = &jauge_places(model)[port->place];
  const jauge_tensor tensor = {.data = model->regions[place->region] + place->offset,
                               .bytes = (size_t)packed_bytes(place),
                               .dtype = (jauge_dtype)place->dtype,
                               .scale = place->scale,
                               .zero_point = place->zero_point,
                               .name = (const char*)jauge_bytes_at(model, port->name.offset),
                               .name_bytes = port->name.bytes};
  return tensor;
}

jauge_tensor jauge_model_input(const jauge_model* model, uint32_t index) {
  return tensor_of(model, ports_at(model, model->header->inputs) + index);
}

jauge_tensor jauge_model_output(const jauge_model* model, uint32_t index) {
  return tensor_of(model, ports_at(model, model->header->outputs) + index);
}
