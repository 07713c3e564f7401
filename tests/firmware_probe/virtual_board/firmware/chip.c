// SPDX-License-Identifier: GPL-2.0-or-later
#include "chip.h"

extern uint32_t stack_top, data_start, data_end, data_image, bss_start, bss_end;
void Reset_Handler(void);
int main(void);

__attribute__((weak)) void Fault_Handler(void) {
  for (;;) {
  }
}
__attribute__((weak)) void NMI_Handler(void) {
  Fault_Handler();
}
__attribute__((weak)) void SVC_Handler(void) {
  Fault_Handler();
}
__attribute__((weak)) void SysTick_Handler(void) {
  Fault_Handler();
}

__attribute__((section(".vectors"), used)) static const void* const vectors[16] = {&stack_top,
                                                                                   Reset_Handler,
                                                                                   NMI_Handler,
                                                                                   Fault_Handler,
                                                                                   Fault_Handler,
                                                                                   Fault_Handler,
                                                                                   Fault_Handler,
                                                                                   0,
                                                                                   0,
                                                                                   0,
                                                                                   0,
                                                                                   SVC_Handler,
                                                                                   0,
                                                                                   0,
                                                                                   Fault_Handler,
                                                                                   SysTick_Handler};

__attribute__((used)) void Reset_Handler(void) {
  uint32_t* from = &data_image;
  for (uint32_t* to = &data_start; to < &data_end; ++to) *to = *from++;
  for (uint32_t* to = &bss_start; to < &bss_end; ++to) *to = 0;
#ifndef NO_FPU
  SCB_CPACR |= 0xFu << 20;
#endif
  __asm volatile("dsb\n\tisb");
  main();
  end();
}

void clock_to_120_mhz(void) {
  RCC_APB1ENR1 |= 1u << 28;
#ifndef BREAK_NO_BOOST
  PWR_CR5 &= ~(1u << 8);
#endif
#ifndef BREAK_NO_WAIT_STATES
  FLASH_ACR = 5u | 7u << 8;
#endif
  RCC_PLLCFGR = 1u | 60u << 8 | 1u << 24;
  RCC_CR |= 1u << 24;
  while ((RCC_CR & 1u << 25) == 0) {
  }
#ifndef BREAK_NO_HALF_SPEED
  RCC_CFGR = 8u << 4;
#endif
  RCC_CFGR |= 3u;
  for (volatile int i = 0; i < 40; ++i) {
  }
  RCC_CFGR &= ~(15u << 4);
}

void uart_start(uint32_t baud) {
#ifdef NUCLEO
#ifndef BREAK_NO_PORT_SUPPLY
  PWR_CR2 |= 1u << 9;
#endif
  RCC_AHB2ENR |= 1u << 6;
  RCC_APB1ENR2 |= 1u;
  GPIO_AFRL(6) |= 8u << 28;
  GPIO_AFRH(6) |= 8u;
  GPIO_MODER(6) = (GPIO_MODER(6) & ~(15u << 14)) | 10u << 14;
  UART_BRR = (uint32_t)(256ull * 120000000u / baud);
#else
  RCC_AHB2ENR |= 1u;
#ifndef BREAK_NO_UART_CLOCK
  RCC_APB1ENR1 |= 1u << 17;
#endif
#ifndef BREAK_WRONG_FUNCTION
  GPIO_AFRL(0) |= 0x77u << 8;
#endif
  GPIO_MODER(0) = (GPIO_MODER(0) & ~(15u << 4)) | 10u << 4;
  UART_BRR = (120000000u + baud / 2) / baud;
#endif
#ifdef BREAK_NO_TRANSMITTER
  UART_CR1 = 1u << 29 | 1u << 2 | 1u;
#else
  UART_CR1 = 1u << 29 | 3u << 2 | 1u;
#endif
}

void print(const char* text) {
  for (; *text; ++text) {
    while ((UART_ISR & 1u << 7) == 0) {
    }
    UART_TDR = (uint8_t)*text;
  }
}

void print_hex(uint32_t value) {
  char text[10] = "00000000 ";
  for (int i = 7; i >= 0; --i, value >>= 4) text[i] = "0123456789ABCDEF"[value & 15];
  print(text);
}

void print_number(uint32_t value) {
  char text[11];
  char* at = text + 10;
  *at = 0;
  do *--at = (char)('0' + value % 10);
  while (value /= 10);
  print(at);
}

uint32_t cycles(void) {
  if ((DWT_CTRL & 1u) == 0) {
#ifndef BREAK_NO_TRACE
    DEMCR |= 1u << 24;
#endif
    DWT_CYCCNT = 0;
    DWT_CTRL |= 1u;
  }
  return DWT_CYCCNT;
}

void flash_unlock(void) {
#ifndef BREAK_DATA_CACHE_ON
  FLASH_ACR &= ~(1u << 10);
#endif
#ifndef BREAK_LOCKED
  FLASH_KEYR = 0x45670123u;
  FLASH_KEYR = 0xCDEF89ABu;
#endif
}

static uint32_t wait(void) {
  while (FLASH_SR & 1u << 16) {
  }
  return FLASH_SR;
}

uint32_t flash_erase(uint32_t address) {
  const uint32_t offset = address - 0x08000000u;
  const uint32_t page = (FLASH_OPTR & 1u << 22) ? (offset >> 12 & 255u) << 3 | (offset >> 20) << 11 : offset >> 13 << 3;
  FLASH_CR = 2u | page;
  FLASH_CR |= 1u << 16;
  const uint32_t status = wait();
  FLASH_CR = 0;
  return status;
}

uint32_t flash_program(uint32_t address, uint32_t low, uint32_t high) {
  FLASH_CR = 1u;
  REG(address) = low;
  __asm volatile("isb");
  REG(address + 4) = high;
  const uint32_t status = wait();
  FLASH_CR = 0;
  return status;
}

void flash_finish(void) {
  FLASH_CR = 1u << 31;
#ifndef BREAK_CACHES_NOT_RESET
  const uint32_t speed = FLASH_ACR & ~(7u << 8);
  FLASH_ACR = speed;
  FLASH_ACR = speed | 3u << 11;
#endif
  FLASH_ACR = 5u | 7u << 8;
}

void end(void) {
  while ((UART_ISR & 1u << 6) == 0) {
  }
  SCB_AIRCR = 0x05FA0004u;
  for (;;) {
  }
}
