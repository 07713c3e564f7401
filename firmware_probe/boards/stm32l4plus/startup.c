/* From reset to main(): the vector table, the initialised data, the FPU. */
#include <stddef.h>
#include <stdint.h>

#include "firmware_probe/boards/stm32l4plus/fault.h"
#include "firmware_probe/boards/stm32l4plus/registers.h"

/* Placed by memory.ld; only their addresses mean something. */
extern uint64_t data_start[], data_end[], bss_start[], bss_end[], stack_top[];
extern const uint64_t data_image[];

int main(void);

typedef union {
  void* stack;
  void (*handler)(void);
} vector;

static void fill_data(void) {
  const uint64_t* from = data_image;
  for (uint64_t* to = data_start; to < data_end; ++to) *to = *from++;
  for (uint64_t* to = bss_start; to < bss_end; ++to) *to = 0;
}

extern const vector vector_table[];

void Reset_Handler(void);
void Reset_Handler(void) {
  SCB_CPACR |= SCB_CPACR_FPU; /* before anything the compiler may do with the FPU */
  core_barrier();
  fill_data();
  SCB_VTOR = (uint32_t)vector_table; /* a debugger may have started us with something else at address 0 */
  SCB_SHCSR |= SCB_SHCSR_FAULTS;
  (void)main();
  fault_reset();
}

/* The core's sixteen entries. No interrupt is ever enabled, so the table ends there. */
__attribute__((section(".vectors"), used)) const vector vector_table[16] = {
    {.stack = stack_top},       {.handler = Reset_Handler}, {.handler = NMI_Handler},
    {.handler = Fault_Handler}, /* HardFault */
    {.handler = Fault_Handler}, /* MemManage */
    {.handler = Fault_Handler}, /* BusFault */
    {.handler = Fault_Handler}, /* UsageFault */
    {.handler = Fault_Handler}, {.handler = Fault_Handler}, {.handler = Fault_Handler},
    {.handler = Fault_Handler}, {.handler = Fault_Handler}, /* SVCall */
    {.handler = Fault_Handler},                             /* Debug monitor */
    {.handler = Fault_Handler}, {.handler = Fault_Handler}, /* PendSV */
    {.handler = Fault_Handler},                             /* SysTick */
};
