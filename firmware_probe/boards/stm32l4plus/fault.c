#include "firmware_probe/boards/stm32l4plus/fault.h"

#include "firmware_probe/boards/stm32l4plus/registers.h"
#include "firmware_probe/protocol/messages.h"

enum { record_mark = 0x4A464C54 };

/* Not initialised at start-up: it has to survive the reset that ends a crash. */
static struct {
  uint32_t mark;
  jauge_fault_record record;
  uint32_t sum; /* after power-up the memory holds noise, and noise may look like the mark */
} retained_fault __attribute__((section(".retained")));

static volatile uint32_t bad_word_address;
static volatile bool bad_word_seen, bad_word_ever_seen;

static uint32_t sum_of(const jauge_fault_record* record) {
  return record_mark + record->kind + 3 * record->pc + 5 * record->lr + 7 * record->status + 11 * record->address;
}

void fault_reset(void) {
  core_barrier();
  SCB_AIRCR = SCB_AIRCR_SYSRESETREQ;
  core_barrier();
  for (;;) {
  }
}

static void keep_record(void) {
  retained_fault.mark = record_mark;
  retained_fault.sum = sum_of(&retained_fault.record);
}

void fault_stop(uint32_t address) {
  retained_fault.record = (jauge_fault_record){.kind = JAUGE_FAULT_ASSERT, .address = address};
  keep_record();
  fault_reset();
}

/* `frame` is what the core pushed: r0-r3, r12, lr, pc, xpsr. */
__attribute__((used, noreturn)) static void note_fault(const uint32_t* frame) {
  retained_fault.record.kind = JAUGE_FAULT_HARD;
  retained_fault.record.lr = frame[5];
  retained_fault.record.pc = frame[6];
  retained_fault.record.status = SCB_CFSR;
  retained_fault.record.address = SCB_BFAR;
  keep_record();
  fault_reset();
}

/* A stack that ran into the arena leaves no frame to trust, but it is still SRAM: reading it cannot fault again. */
__attribute__((naked)) void Fault_Handler(void) {
  __asm volatile(
      "mrs r0, msp\n\t"
      "b note_fault\n\t");
}

/* The Flash raises it for a word it cannot repair. Both flags are cleared by writing one; until then the address is
 * frozen. Any other source of an NMI is a fault. */
__attribute__((used)) static bool clear_bad_word(void) {
  const uint32_t eccr = FLASH->ECCR;
  if ((eccr & (FLASH_ECCR_ECCD | FLASH_ECCR_ECCD2)) == 0) return false;
  bad_word_address = eccr & (FLASH_ECCR_ADDR_ECC | FLASH_ECCR_BK_ECC);
  bad_word_seen = bad_word_ever_seen = true;
  FLASH->ECCR = eccr & (FLASH_ECCR_ECCD | FLASH_ECCR_ECCD2 | FLASH_ECCR_ECCC | FLASH_ECCR_ECCC2);
  return true;
}

__attribute__((naked)) void NMI_Handler(void) {
  __asm volatile(
      "push {r4, lr}\n\t"
      "bl clear_bad_word\n\t"
      "pop {r4, lr}\n\t"
      "cmp r0, #0\n\t"
      "beq Fault_Handler\n\t"
      "bx lr\n\t");
}

bool fault_take_record(jauge_fault_record* record) {
  const bool present = retained_fault.mark == record_mark && retained_fault.sum == sum_of(&retained_fault.record);
  if (present) *record = retained_fault.record;
  retained_fault.mark = 0;
  return present;
}

bool fault_take_bad_flash_word(uint32_t* address) {
  const bool seen = bad_word_seen;
  *address = bad_word_address;
  bad_word_seen = false;
  return seen;
}

bool fault_has_met_bad_flash_word(uint32_t* address) {
  *address = bad_word_address;
  return bad_word_ever_seen;
}
