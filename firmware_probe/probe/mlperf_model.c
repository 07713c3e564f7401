#include "firmware_probe/probe/mlperf_model.h"

#include <string.h>

#include "firmware_probe/probe/put.h"
#include "firmware_probe/probe/run.h"
#include "firmware_probe/runtime/quant_math.h"

enum { NAME_MAX = 24 };

typedef enum { AS_IT_IS, PIXELS_TO_S8, PIXELS_TO_F32, F32_TO_S8, DOES_NOT_FIT } conversion;

/* The name in a package that was not opened yet: nothing in it is trusted. */
static uint32_t name_in(const uint8_t* package, uint32_t bytes, char name[NAME_MAX]) {
  jauge_package_header header;
  if (bytes < sizeof header) return 0;
  memcpy(&header, package, sizeof header);
  const uint32_t count = header.name.bytes < NAME_MAX ? header.name.bytes : NAME_MAX;
  if (header.name.offset > bytes || count > bytes - header.name.offset) return 0;
  memcpy(name, package + header.name.offset, count);
  return count;
}

static uint32_t name_of(const jauge_probe* probe, char name[NAME_MAX]) {
  if (!probe->model.open) return 0;
  return name_in((const uint8_t*)probe->model.model.header, probe->model.bytes, name);
}

static bool name_starts(const jauge_probe* probe, const char* with) {
  char name[NAME_MAX];
  const uint32_t count = name_of(probe, name), length = (uint32_t)strlen(with);
  return count >= length && memcmp(name, with, length) == 0;
}

void probe_write_model_name(const jauge_probe* probe, probe_writer* writer) {
  char name[NAME_MAX];
  const uint32_t count = name_of(probe, name);
  if (count == 0)
    probe_write_text(writer, "none");
  else
    probe_write_name(writer, name, count);
}

/* Pictures come as bytes from 0 to 255 whatever the model takes; other int8 inputs come as they are. */
static conversion conversion_for(const jauge_probe* probe, uint32_t bytes) {
  const jauge_model* model = &probe->model.model;
  if (!probe->model.open || jauge_model_input_count(model) != 1) return DOES_NOT_FIT;
  const jauge_tensor input = jauge_model_input(model, 0);
  const bool pictures = name_starts(probe, "ic") || name_starts(probe, "vww");
  if (input.dtype == JAUGE_S8 && bytes == input.bytes) return pictures ? PIXELS_TO_S8 : AS_IT_IS;
  if (input.dtype == JAUGE_S8 && bytes == input.bytes * sizeof(float)) return F32_TO_S8;
  if (input.dtype == JAUGE_F32 && bytes == input.bytes / sizeof(float) && pictures) return PIXELS_TO_F32;
  return bytes == input.bytes ? AS_IT_IS : DOES_NOT_FIT;
}

bool probe_text_input_fits(const jauge_probe* probe, uint32_t bytes) {
  return conversion_for(probe, bytes) != DOES_NOT_FIT;
}

static float float_at(const uint8_t* bytes, size_t index) {
  float value;
  memcpy(&value, bytes + index * sizeof value, sizeof value);
  return value;
}

/* The bounds keep the rounding inside int32; a number that is none becomes the zero point. */
static int8_t quantised(float real, float scale, int32_t zero_point) {
  const float scaled = real / scale;
  if (!(scaled > -1000.0f)) return scaled == scaled ? INT8_MIN : (int8_t)zero_point;
  if (scaled > 1000.0f) return INT8_MAX;
  return (int8_t)jauge_clamp(jauge_round_half_away(scaled) + zero_point, INT8_MIN, INT8_MAX);
}

static void convert(conversion how, const uint8_t* from, const jauge_tensor* to) {
  int8_t* integers = to->data;
  float* reals = to->data;
  switch (how) {
    case PIXELS_TO_S8:
      for (size_t i = 0; i < to->bytes; ++i) integers[i] = (int8_t)(from[i] - 128);
      break;
    case PIXELS_TO_F32:
      for (size_t i = 0; i < to->bytes / sizeof(float); ++i) reals[i] = (float)from[i];
      break;
    case F32_TO_S8:
      for (size_t i = 0; i < to->bytes; ++i) integers[i] = quantised(float_at(from, i), to->scale, to->zero_point);
      break;
    default:
      memcpy(to->data, from, to->bytes);
  }
}

bool probe_text_infer(jauge_probe* probe, const uint8_t* input) {
  const jauge_tensor tensor = jauge_model_input(&probe->model.model, 0);
  uint64_t cycles;
  convert(conversion_for(probe, probe->text_input.expected_bytes), input, &tensor);
  probe->inference.stop = false;
  return probe_infer(probe, false, false, &cycles) == JAUGE_OK;
}

static uint32_t elements_of(const jauge_tensor* tensor) {
  return (uint32_t)(tensor->dtype == JAUGE_F32 ? tensor->bytes / sizeof(float) : tensor->bytes);
}

static float real_at(const jauge_tensor* tensor, uint32_t index) {
  const uint8_t* bytes = tensor->data;
  if (tensor->dtype == JAUGE_F32) return float_at(bytes, index);
  const int32_t stored = tensor->dtype == JAUGE_U8 ? bytes[index] : (int8_t)bytes[index];
  return (float)(stored - tensor->zero_point) * tensor->scale;
}

bool probe_text_model_streams(const jauge_probe* probe) {
  return name_starts(probe, "sww") || name_starts(probe, "strww");
}

float probe_text_target(const jauge_probe* probe, bool* detected) {
  const jauge_tensor output = jauge_model_output(&probe->model.model, 0);
  const uint32_t count = elements_of(&output);
  const float target = real_at(&output, 0);
  *detected = count > 1 || target > 0.5f;
  for (uint32_t i = 1; i < count; ++i)
    if (real_at(&output, i) >= target) *detected = false;
  return target;
}

static bool is_autoencoder(const jauge_probe* probe, const jauge_tensor* output) {
  return name_starts(probe, "ad") && probe->text_input.expected_bytes == elements_of(output) * sizeof(float);
}

static float mean_squared_error(const jauge_tensor* output, const uint8_t* input) {
  const uint32_t count = elements_of(output);
  float sum = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const float difference = float_at(input, i) - real_at(output, i);
    sum += difference * difference;
  }
  return sum / (float)count;
}

void probe_say_results(jauge_probe* probe, const uint8_t* input) {
  const jauge_tensor output = jauge_model_output(&probe->model.model, 0);
  probe_writer line = {probe->board, 0, {0}};
  probe_write_text(&line, "m-results-[");
  if (is_autoencoder(probe, &output)) {
    probe_write_thousandths(&line, mean_squared_error(&output, input));
  } else {
    for (uint32_t i = 0; i < elements_of(&output); ++i) {
      if (i > 0) probe_write_text(&line, ",");
      probe_write_thousandths(&line, real_at(&output, i));
    }
  }
  probe_write_text(&line, "]");
  probe_end_line(&line);
}

static void say_model(const jauge_board* board, const char* name, uint32_t count) {
  probe_writer line = {board, 0, {0}};
  probe_write_text(&line, "m-x-model-[");
  probe_write_name(&line, name, count);
  probe_write_text(&line, "]");
  probe_end_line(&line);
}

void probe_take_model_choice(jauge_probe* probe, const char* name) {
  probe_refusal refusal;
  probe_put_abort(probe); /* a model that is opened takes the memory where an upload waits for the Flash */
  for (uint32_t i = 0; i < probe->store.count; ++i) {
    char stored[NAME_MAX];
    const uint32_t count = name_in(probe_stored_package(&probe->store, i), probe->store.models[i].bytes, stored);
    if (!name) {
      say_model(probe->board, stored, count);
    } else if (strlen(name) == count && memcmp(name, stored, count) == 0) {
      if (probe_model_open_stored(probe, i, &refusal))
        say_model(probe->board, stored, count);
      else
        probe_write_line(probe->board, "e-[That model cannot be used]");
      return;
    }
  }
  if (name) probe_write_line(probe->board, "e-[No stored model has that name]");
}
