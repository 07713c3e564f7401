/* The kernels of this build, from kernel_list.h or from the list of one exported model. */
#include <string.h>

#include "firmware_probe/runtime/kernel_list.h"
#include "firmware_probe/runtime/tables.h"

#ifdef JAUGE_KERNEL_LIST
#include JAUGE_KERNEL_LIST
#else
#define JAUGE_KERNELS JAUGE_ALL_KERNELS
#endif

#define JAUGE_DECLARE(id, name) extern const jauge_kernel jauge_kernel_##name;
JAUGE_KERNELS(JAUGE_DECLARE)
#define JAUGE_ADDRESS(id, name) &jauge_kernel_##name,
static const jauge_kernel* const kernels[] = {JAUGE_KERNELS(JAUGE_ADDRESS)};

enum { KERNEL_COUNT = sizeof kernels / sizeof *kernels };

const jauge_kernel* jauge_find_kernel(uint32_t id) {
  for (uint32_t i = 0; i < KERNEL_COUNT; ++i)
    if (kernels[i]->id == id) return kernels[i];
  return NULL;
}

const char* jauge_kernel_name(uint32_t id) {
  const jauge_kernel* kernel = jauge_find_kernel(id);
  return kernel ? kernel->name : NULL;
}

void jauge_supported_kernels(uint8_t map[JAUGE_KERNEL_MAP_BYTES]) {
  memset(map, 0, JAUGE_KERNEL_MAP_BYTES);
  for (uint32_t i = 0; i < KERNEL_COUNT; ++i)
    map[kernels[i]->id / 8] = (uint8_t)(map[kernels[i]->id / 8] | 1u << kernels[i]->id % 8);
}

int32_t jauge_same_row(const jauge_call* call, uint32_t input, int32_t r) {
  (void)call;
  (void)input;
  return r;
}

int32_t jauge_all_rows(const jauge_call* call, uint32_t input, int32_t r) {
  (void)r;
  return call->in[input].rows - 1;
}
