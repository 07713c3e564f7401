#include "firmware_probe/boards/stm32l4plus/clock.h"

#include "firmware_probe/boards/stm32l4plus/ram_code.h"
#include "firmware_probe/boards/stm32l4plus/registers.h"

enum { msi_hz = 4000000, pll_n = 60, full_speed_hz = 120000000 };

/* No step below takes a millisecond; the loop costs at least 4 cycles a turn. */
static bool wait_for(const jauge_register* reg, uint32_t mask, uint32_t value) {
  for (uint32_t turns = 0; turns < 200000; ++turns)
    if ((*reg & mask) == value) return true;
  return false;
}

static void start_cycle_counter(void) {
  CORE_DEMCR |= CORE_DEMCR_TRCENA;
  DWT_CYCCNT = 0;
  DWT_CTRL |= DWT_CTRL_CYCCNTENA;
}

/* Range 1 boost: above 80 MHz, R1MODE must be 0 (RM0432, dynamic voltage scaling). */
static bool raise_voltage(void) {
  RCC->APB1ENR1 |= RCC_APB1ENR1_PWREN;
  (void)RCC->APB1ENR1; /* two cycles until the clock reaches the peripheral */
  PWR->CR1 = (PWR->CR1 & ~PWR_CR1_VOS) | PWR_CR1_VOS_RANGE1;
  PWR->CR5 &= ~PWR_CR5_R1MODE;
  return wait_for(&PWR->SR2, PWR_SR2_VOSF, 0);
}

/* 5 wait states at 120 MHz in range 1 (RM0432, Flash access latency), both caches and the prefetcher. */
static bool slow_down_flash(void) {
  const uint32_t wanted = 5u | FLASH_ACR_PRFTEN | FLASH_ACR_ICEN | FLASH_ACR_DCEN;
  FLASH->ACR = wanted;
  return wait_for(&FLASH->ACR, FLASH_ACR_LATENCY, 5);
}

static bool start_msi(void) {
  RCC->CR |= RCC_CR_MSION;
  if (!wait_for(&RCC->CR, RCC_CR_MSIRDY, RCC_CR_MSIRDY)) return false;
  RCC->CR = (RCC->CR & ~RCC_CR_MSIRANGE) | RCC_CR_MSIRANGE_6 | RCC_CR_MSIRGSEL;
  return wait_for(&RCC->CR, RCC_CR_MSIRDY, RCC_CR_MSIRDY);
}

/* 4 MHz / 1 * 60 / 2 */
static bool start_pll(void) {
  RCC->CR &= ~RCC_CR_PLLON;
  if (!wait_for(&RCC->CR, RCC_CR_PLLRDY, 0)) return false;
  RCC->PLLCFGR = RCC_PLLCFGR_PLLSRC_MSI | 0u << RCC_PLLCFGR_PLLM_Pos | (uint32_t)pll_n << RCC_PLLCFGR_PLLN_Pos |
                 0u << RCC_PLLCFGR_PLLR_Pos | RCC_PLLCFGR_PLLREN;
  RCC->CR |= RCC_CR_PLLON;
  return wait_for(&RCC->CR, RCC_CR_PLLRDY, RCC_CR_PLLRDY);
}

/* Above 80 MHz the step is made in two: half the speed for at least a microsecond first (RM0432, SYSCLK selection). */
static bool switch_to_pll(void) {
  RCC->CFGR = (RCC->CFGR & ~RCC_CFGR_HPRE) | RCC_CFGR_HPRE_DIV2;
  RCC->CFGR = (RCC->CFGR & ~RCC_CFGR_SW) | RCC_CFGR_SW_PLL;
  if (!wait_for(&RCC->CFGR, RCC_CFGR_SWS, RCC_CFGR_SWS_PLL)) return false;
  const uint32_t start = DWT_CYCCNT;
  while (DWT_CYCCNT - start < 120) {
  }
  RCC->CFGR &= ~RCC_CFGR_HPRE;
  return true;
}

/* The crystal's registers lie in the backup domain, which is closed after reset. */
static void start_crystal(void) {
  PWR->CR1 |= PWR_CR1_DBP;
  if (!wait_for(&PWR->CR1, PWR_CR1_DBP, PWR_CR1_DBP)) return;
  RCC->BDCR |= RCC_BDCR_LSEON;
}

void clock_start(void) {
  start_cycle_counter();
  const bool fast = raise_voltage() && slow_down_flash() && start_msi() && start_pll() && switch_to_pll();
  if (!fast) RCC->CFGR &= ~(RCC_CFGR_SW | RCC_CFGR_HPRE);
  start_crystal();
}

uint32_t clock_hz(void) {
  return (RCC->CFGR & RCC_CFGR_SWS) == RCC_CFGR_SWS_PLL ? full_speed_hz : msi_hz;
}

void clock_follow_crystal(void) {
  if (clock_is_locked() || (RCC->BDCR & RCC_BDCR_LSERDY) == 0) return;
  RCC->CR |= RCC_CR_MSIPLLEN;
}

bool clock_is_locked(void) {
  return (RCC->CR & RCC_CR_MSIPLLEN) != 0;
}

/* In SRAM: it is called in the middle of what is timed and leaves the instruction cache alone.
 * The ISB ends what the core still has under way, so that a bracket holds exactly what stands inside it. */
RAM_CODE uint64_t clock_cycles(void) {
  static uint32_t high, last;
  __asm volatile("isb" ::: "memory");
  const uint32_t now = DWT_CYCCNT;
  if (now < last) ++high;
  last = now;
  return (uint64_t)high << 32 | now;
}
