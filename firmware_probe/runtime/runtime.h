/* Runs a package. C11, no allocation; needs memcpy, memmove and memset, float kernels also expf and its like.
 *
 *   jauge_model model;
 *   if (jauge_model_open(&model, package, sizeof package, arena, sizeof arena) != JAUGE_OK) ...
 *   memcpy(jauge_model_input(&model, 0).data, picture, sizeof picture);
 *   jauge_model_run(&model, NULL);
 *   ... jauge_model_output(&model, 0).data ...
 */
#pragma once

#include <stddef.h>

#include "firmware_probe/runtime/package.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a package can be refused for, with the two figures that jauge_model.detail then holds. */
typedef enum {
  JAUGE_OK = 0,
  JAUGE_NOT_A_PACKAGE,    /* bytes given, bytes of a header */
  JAUGE_OTHER_VERSION,    /* its version, ours */
  JAUGE_WRONG_SIZE,       /* bytes it claims, bytes given */
  JAUGE_WRONG_CRC,        /* crc computed, crc stored */
  JAUGE_MISALIGNED,       /* low bits of the address, alignment needed */
  JAUGE_REGION_TOO_SMALL, /* bytes needed, bytes present */
  JAUGE_BAD_TABLE,        /* number of the section (0 places ...), bytes of it */
  JAUGE_BAD_PLACE,        /* place, number of the rule that it breaks (place_check.c) */
  JAUGE_BAD_OP,           /* op, number of the rule that it breaks (op_check.c) */
  JAUGE_BAD_STEP,         /* step, number of steps */
  JAUGE_BAD_PORT,         /* port (inputs, then outputs), number of ports */
  JAUGE_KERNEL_MISSING,   /* kernel id, op */
  JAUGE_STOPPED           /* by on_row: op, row */
} jauge_status;

typedef struct {
  const jauge_package_header* header;
  uint8_t* regions[JAUGE_MAX_REGIONS];
  uint32_t detail[2];
} jauge_model;

typedef struct {
  void* base;
  size_t bytes;
} jauge_region;

/* Called while a model runs; each may be null. */
typedef struct {
  void* context;
  /* After every output row. Anything but 0 stops the run there. */
  int (*on_row)(void* context);
  /* op begins (begin = 1) or ceases (0) to compute rows. In a group both come many times for each op. */
  void (*on_layer)(void* context, uint32_t op, int begin);
} jauge_hooks;

typedef struct {
  void* data;
  size_t bytes;
  jauge_dtype dtype;
  float scale;
  int32_t zero_point;
  const char* name; /* name_bytes characters, no ending zero */
  size_t name_bytes;
} jauge_tensor;

/* Checks everything and remembers where things lie. The package and the arena stay the caller's and must live as long
 * as the model is used; both lie at multiples of 16. */
jauge_status jauge_model_open(jauge_model* model, const void* package, size_t package_bytes, void* arena,
                              size_t arena_bytes);
/* The same for a plan that uses several pieces of RAM. */
jauge_status jauge_model_open_regions(jauge_model* model, const void* package, size_t package_bytes,
                                      const jauge_region* regions, size_t region_count);

uint32_t jauge_model_input_count(const jauge_model* model);
uint32_t jauge_model_output_count(const jauge_model* model);
jauge_tensor jauge_model_input(const jauge_model* model, uint32_t index);
jauge_tensor jauge_model_output(const jauge_model* model, uint32_t index);

uint32_t jauge_model_op_count(const jauge_model* model);
const jauge_op* jauge_model_op(const jauge_model* model, uint32_t index);

/* Once through all steps. Inputs may be overwritten: fill them before every run. */
jauge_status jauge_model_run(jauge_model* model, const jauge_hooks* hooks);

/* One bit for every kernel that this build has: bit id % 8 of byte id / 8. */
void jauge_supported_kernels(uint8_t map[JAUGE_KERNEL_MAP_BYTES]);
const char* jauge_kernel_name(uint32_t id); /* null: this build does not have it */

/* "its version is not ours": a constant sentence for people. */
const char* jauge_status_text(jauge_status status);

#ifdef __cplusplus
}
#endif
