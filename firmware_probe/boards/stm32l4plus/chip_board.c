/* The chip as the probe sees it. */
#include "firmware_probe/boards/stm32l4plus/benchmarks.h"
#include "firmware_probe/boards/stm32l4plus/clock.h"
#include "firmware_probe/boards/stm32l4plus/current_meter.h"
#include "firmware_probe/boards/stm32l4plus/fault.h"
#include "firmware_probe/boards/stm32l4plus/flash.h"
#include "firmware_probe/boards/stm32l4plus/pins.h"
#include "firmware_probe/boards/stm32l4plus/ram_code.h"
#include "firmware_probe/boards/stm32l4plus/stack.h"
#include "firmware_probe/boards/stm32l4plus/uart.h"
#include "firmware_probe/probe/board.h"
#include "firmware_probe/protocol/messages.h"

/* Placed by memory.ld; only their addresses mean something. */
extern uint8_t arena_start[], arena_end[], program_end[], stack_bottom[];

static uint32_t retained[2] __attribute__((section(".retained")));
static uint16_t reset_cause;
static jauge_board board;
static jauge_fault_record fault;

/* While the second bank is written, each turn of the probe lets it wait for its next double word: a turn is made for
 * many bytes, or after a while. */
static void gather_bytes(void) {
  enum { enough = 64 };
  const uint32_t start = DWT_CYCCNT, while_cycles = board.cycles_per_ms;
  while (flash_is_busy() && uart_held() < enough && DWT_CYCCNT - start < while_cycles) uart_poll();
}

static size_t receive(void* context, uint8_t* bytes, size_t capacity) {
  (void)context;
  gather_bytes();
  return uart_receive(bytes, capacity);
}

static void send(void* context, const uint8_t* bytes, size_t count) {
  (void)context;
  for (size_t i = 0; i < count; ++i) {
    uart_send(bytes + i, 1);
    (void)flash_is_busy();
  }
}

static void poll(void* context) {
  (void)context;
  uart_poll();
  (void)flash_is_busy();
}

RAM_CODE static bool heard(void* context) {
  (void)context;
  return uart_heard();
}

static void rest(void* context) {
  (void)context;
  if (!stack_is_whole()) fault_stop((uint32_t)stack_bottom);
  clock_follow_crystal();
}

static bool can_set_baud(void* context, uint32_t baud) {
  (void)context;
  return uart_can_set_baud(baud);
}

static void set_baud(void* context, uint32_t baud) {
  (void)context;
  uart_set_baud(baud);
}

RAM_CODE static uint64_t cycles(void* context) {
  (void)context;
  return clock_cycles();
}

static void copy_unique_id(uint8_t* to) {
  for (uint32_t i = 0; i < 12; ++i) to[i] = (uint8_t)(UID_WORDS[i / 4] >> 8 * (i % 4));
}

static uint32_t features(void) {
  const uint32_t options = FLASH->OPTR;
  uint32_t bits = JAUGE_FEATURE_DBANK_KNOWN;
  if (clock_is_locked()) bits |= JAUGE_FEATURE_CLOCK_LOCKED;
  if (options & FLASH_OPTR_DBANK) bits |= JAUGE_FEATURE_DUAL_BANK;
  if ((options & FLASH_OPTR_RDP) != FLASH_OPTR_RDP_LEVEL_0) bits |= JAUGE_FEATURE_READ_PROTECTED;
  return bits;
}

static void facts(void* context, jauge_board_facts* out) {
  (void)context;
  out->name = board_wiring.name;
  out->chip_id = DBGMCU_IDCODE;
  copy_unique_id(out->unique_id);
  out->clock_hz = clock_hz();
  out->flash_bytes = flash_total_bytes();
  out->ram_bytes = 640 * 1024;
  out->stack_bytes = stack_bytes();
  out->features = features();
  out->option_bits = FLASH->OPTR;
  out->wait_states = (uint8_t)(FLASH->ACR & FLASH_ACR_LATENCY);
  out->reset_cause = reset_cause;
  out->fault = fault;
  if (fault.kind == JAUGE_FAULT_NONE && fault_has_met_bad_flash_word(&out->fault.address))
    out->fault.kind = JAUGE_FAULT_FLASH_ECC;
}

static void reset(void* context) {
  (void)context;
  uart_finish();
  fault_reset();
}

static void lamp(void* context, bool lit) {
  (void)context;
  pin_set(board_wiring.led, lit != board_wiring.led_lights_when_low);
}

static void time_pin(void* context, bool high) {
  (void)context;
  pin_set(board_wiring.time_pin, high);
}

static uint32_t erase_page(void* context, uint32_t offset) {
  (void)context;
  return flash_erase_page((uint32_t)program_end + offset);
}

static uint32_t program(void* context, uint32_t offset, const void* bytes, uint32_t count) {
  (void)context;
  return flash_program((uint32_t)program_end + offset, bytes, count);
}

static bool begin_erase(void* context, uint32_t offset) {
  (void)context;
  return flash_begin_erase((uint32_t)program_end + offset);
}

static bool begin_program(void* context, uint32_t offset, const void* bytes, uint32_t count) {
  (void)context;
  return flash_begin_program((uint32_t)program_end + offset, bytes, count);
}

static bool flash_busy(void* context, uint32_t* status) {
  (void)context;
  if (flash_is_busy()) return true;
  *status = flash_status();
  return false;
}

static bool bad_word(void* context, uint32_t* address) {
  (void)context;
  return fault_take_bad_flash_word(address);
}

static void paint_stack(void* context) {
  (void)context;
  stack_paint();
}

static uint32_t high_water(void* context) {
  (void)context;
  return stack_high_water();
}

static bool meter_start(void* context) {
  (void)context;
  return current_meter_start();
}

static jauge_meter_state meter_poll(void* context, uint32_t* current_10na) {
  (void)context;
  return current_meter_poll(current_10na);
}

static bool benchmark(void* context, uint32_t index, jauge_benchmark_result* result) {
  (void)context;
  return benchmark_run(index, result);
}

/* SRAM1, 2 and 3 lie in a row; the last 8 KiB of SRAM3 are the program's own. */
static const jauge_memory_region regions[] = {
    {"ram.sram1.march", (uint8_t*)0x20000000, 192 * 1024},
    {"ram.sram2.march", (uint8_t*)0x20030000, 64 * 1024},
    {"ram.sram3.march", (uint8_t*)0x20040000, 376 * 1024},
};

static jauge_board board = {
    .receive = receive,
    .send = send,
    .poll = poll,
    .heard = heard,
    .rest = rest,
    .can_set_baud = can_set_baud,
    .set_baud = set_baud,
    .cycles = cycles,
    .facts = facts,
    .reset = reset,
    .lamp = lamp,
    .time_pin = time_pin,
    .arena = arena_start,
    .flash = program_end,
    .erase_page = erase_page,
    .program = program,
    .begin_erase = begin_erase,
    .begin_program = begin_program,
    .flash_busy = flash_busy,
    .bad_word = bad_word,
    .retained = retained,
    .paint_stack = paint_stack,
    .stack_high_water = high_water,
    .regions = regions,
    .region_count = sizeof regions / sizeof *regions,
    .benchmark = benchmark,
};

static void start_pins(void) {
  pin_use_port(board_wiring.time_pin);
  pin_make_open_drain(board_wiring.time_pin, true);
  pin_use_port(board_wiring.led);
  pin_make_output(board_wiring.led, board_wiring.led_lights_when_low);
}

/* RCC_CSR: the flags that were set since they were cleared last. */
static uint16_t cause_of_reset(uint32_t csr) {
  static const struct {
    uint32_t flag;
    uint16_t cause;
  } causes[] = {{RCC_CSR_BORRSTF, JAUGE_RESET_POWER},        {RCC_CSR_PINRSTF, JAUGE_RESET_PIN},
                {RCC_CSR_SFTRSTF, JAUGE_RESET_SOFTWARE},     {RCC_CSR_IWDGRSTF, JAUGE_RESET_WATCHDOG},
                {RCC_CSR_WWDGRSTF, JAUGE_RESET_WATCHDOG},    {RCC_CSR_LPWRRSTF, JAUGE_RESET_LOW_POWER},
                {RCC_CSR_OBLRSTF, JAUGE_RESET_OPTION_BYTES}, {RCC_CSR_FWRSTF, JAUGE_RESET_FIREWALL}};
  uint16_t found = 0;
  for (uint32_t i = 0; i < sizeof causes / sizeof *causes; ++i)
    if (csr & causes[i].flag) found |= causes[i].cause;
  return found;
}

static void take_history(void) {
  reset_cause = cause_of_reset(RCC->CSR);
  RCC->CSR |= RCC_CSR_RMVF;
  (void)fault_take_record(&fault);
}

const jauge_board* jauge_board_start(void) {
  stack_paint();
  clock_start();
  RCC->APB2ENR |= RCC_APB2ENR_SYSCFGEN;
  take_history();
  start_pins();
  uart_start(115200);
  board.arena_bytes = (uint32_t)(arena_end - arena_start);
  if (board_wiring.has_current_meter) {
    board.meter_start = meter_start;
    board.meter_poll = meter_poll;
    board.supply_mv = 3300; /* the board's regulator; nothing measures it */
  }
  board.cycles_per_ms = clock_hz() / 1000;
  board.page_bytes = flash_page_bytes();
  if (flash_has_two_banks()) board.background_from = flash_second_bank() - (uint32_t)program_end;
  board.flash_bytes = flash_usable_bytes() - (uint32_t)(program_end - (uint8_t*)0x08000000);
  return &board;
}
