#include "firmware_probe/boards/stm32l4plus/benchmarks.h"

#include <string.h>

#include "firmware_probe/boards/stm32l4plus/registers.h"

typedef uint32_t (*kernel)(uint32_t turns, const void* memory);

#define DECLARE(name)                                            \
  uint32_t benchmark_##name(uint32_t turns, const void* memory); \
  extern const uint8_t benchmark_##name##_end[];
DECLARE(loop)
DECLARE(ldr)
DECLARE(ldr_post)
DECLARE(ldr_post_plain)
DECLARE(ldr_use)
DECLARE(ldrd)
DECLARE(str)
DECLARE(smlad)
DECLARE(smmulr)
DECLARE(sdiv)
DECLARE(vfma_chain)
DECLARE(vfma_four)
DECLARE(vmul_vadd)
DECLARE(branch_taken)
DECLARE(branch_early)
DECLARE(branch_late)
DECLARE(branch_not_taken)
DECLARE(stream)
DECLARE(stream_ldm)
DECLARE(code_512)
DECLARE(code_2048)

/* Where the data lie that a kernel reads, and where its code lies. SRAM2 has a second address on the code bus. */
enum { SRAM1 = 0x20000000, SRAM2 = 0x20030000, SRAM3 = 0x20040000, SRAM2_CODE = 0x10000000, FLASH_START = 0x08000000 };
enum { IN_FLASH, IN_SRAM1, IN_SRAM2 };
enum { CACHED = 0, UNCACHED = FLASH_ACR_DCEN };

typedef struct {
  const char* name;
  kernel run;
  const uint8_t* end; /* of its code */
  uint32_t memory;
  uint16_t turns;
  uint16_t units; /* in one turn: instructions, or bytes of a stream */
  uint8_t code_in;
  uint32_t switched_off; /* of FLASH_ACR */
} benchmark;

#define KERNEL(name) benchmark_##name, benchmark_##name##_end
static const benchmark benchmarks[] = {
    {"micro.loop", KERNEL(loop), SRAM1, 64, 1, IN_FLASH, CACHED},
    {"micro.ldr", KERNEL(ldr), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.ldr.post_index", KERNEL(ldr_post), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.ldr.post_index_then_plain", KERNEL(ldr_post_plain), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.ldr.used_at_once", KERNEL(ldr_use), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.ldrd", KERNEL(ldrd), SRAM1, 64, 16, IN_FLASH, CACHED},
    {"micro.str", KERNEL(str), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.smlad", KERNEL(smlad), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.smmulr", KERNEL(smmulr), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.sdiv", KERNEL(sdiv), SRAM1, 64, 16, IN_FLASH, CACHED},
    {"micro.vfma.chain", KERNEL(vfma_chain), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.vfma.four_sums", KERNEL(vfma_four), SRAM1, 64, 32, IN_FLASH, CACHED},
    {"micro.vmul_vadd", KERNEL(vmul_vadd), SRAM1, 64, 64, IN_FLASH, CACHED},
    {"micro.branch.taken", KERNEL(branch_taken), SRAM1, 64, 16, IN_FLASH, CACHED},
    {"micro.branch.conditional_early", KERNEL(branch_early), SRAM1, 64, 16, IN_FLASH, CACHED},
    {"micro.branch.conditional_late", KERNEL(branch_late), SRAM1, 64, 16, IN_FLASH, CACHED},
    {"micro.branch.not_taken", KERNEL(branch_not_taken), SRAM1, 64, 16, IN_FLASH, CACHED},
    {"micro.stream.flash", KERNEL(stream), FLASH_START, 128, 128, IN_FLASH, CACHED},
    {"micro.stream.flash.data_cache_off", KERNEL(stream), FLASH_START, 128, 128, IN_FLASH, UNCACHED},
    {"micro.stream.flash.ldm", KERNEL(stream_ldm), FLASH_START, 128, 128, IN_FLASH, CACHED},
    {"micro.stream.flash.ldm.code_in_sram", KERNEL(stream_ldm), FLASH_START, 128, 128, IN_SRAM1, CACHED},
    {"micro.stream.sram1", KERNEL(stream), SRAM1, 128, 128, IN_FLASH, CACHED},
    {"micro.stream.sram2", KERNEL(stream), SRAM2, 128, 128, IN_FLASH, CACHED},
    {"micro.stream.sram3", KERNEL(stream), SRAM3, 128, 128, IN_FLASH, CACHED},
    {"micro.stream.sram1.ldm", KERNEL(stream_ldm), SRAM1, 128, 128, IN_FLASH, CACHED},
    {"micro.code.flash.512", KERNEL(code_512), SRAM1, 16, 128, IN_FLASH, CACHED},
    {"micro.code.flash.2048", KERNEL(code_2048), SRAM1, 16, 512, IN_FLASH, CACHED},
    {"micro.code.sram1.2048", KERNEL(code_2048), SRAM1, 16, 512, IN_SRAM1, CACHED},
    {"micro.code.sram2.2048", KERNEL(code_2048), SRAM1, 16, 512, IN_SRAM2, CACHED},
    {"micro.code.sram1.ldr", KERNEL(ldr), SRAM3, 64, 32, IN_SRAM1, CACHED},
    {"micro.code.sram2.ldr", KERNEL(ldr), SRAM3, 64, 32, IN_SRAM2, CACHED},
    {"micro.code.sram2.smlad", KERNEL(smlad), SRAM3, 64, 32, IN_SRAM2, CACHED},
};

/* Bit 0 of a function's address says that it is Thumb code. */
static kernel placed(const benchmark* b) {
  const uint32_t start = (uint32_t)b->run & ~1u;
  const uint32_t write_at = b->code_in == IN_SRAM2 ? SRAM2 : SRAM1 + 0x8000;
  const uint32_t run_at = b->code_in == IN_SRAM2 ? SRAM2_CODE : write_at;
  if (b->code_in == IN_FLASH) return b->run;
  memcpy((void*)write_at, (const void*)start, (uint32_t)b->end - start);
  core_barrier();
  return (kernel)(run_at | 1u);
}

bool benchmark_run(uint32_t index, jauge_benchmark_result* result) {
  if (index >= sizeof benchmarks / sizeof *benchmarks) return false;
  const benchmark* b = &benchmarks[index];
  const kernel run = placed(b);
  const uint32_t access = FLASH->ACR;
  FLASH->ACR = access & ~b->switched_off;
  (void)run(2, (const void*)b->memory);
  result->cycles = run(b->turns, (const void*)b->memory);
  FLASH->ACR = access;
  result->name = b->name;
  result->iterations = (uint32_t)b->turns * b->units;
  return true;
}
