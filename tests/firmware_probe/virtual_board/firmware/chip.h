// SPDX-License-Identifier: GPL-2.0-or-later
// The few registers that the test firmwares use, and a start of the chip that breaks no rule unless asked to.
#pragma once

#include <stdint.h>

#define REG(address) (*(volatile uint32_t*)(address))

#define RCC_CR REG(0x40021000u)
#define RCC_CFGR REG(0x40021008u)
#define RCC_PLLCFGR REG(0x4002100Cu)
#define RCC_AHB2ENR REG(0x4002104Cu)
#define RCC_APB1ENR1 REG(0x40021058u)
#define RCC_APB1ENR2 REG(0x4002105Cu)
#define RCC_BDCR REG(0x40021090u)
#define RCC_CSR REG(0x40021094u)
#define PWR_CR1 REG(0x40007000u)
#define PWR_CR2 REG(0x40007004u)
#define PWR_CR5 REG(0x40007080u)
#define FLASH_ACR REG(0x40022000u)
#define FLASH_KEYR REG(0x40022008u)
#define FLASH_SR REG(0x40022010u)
#define FLASH_CR REG(0x40022014u)
#define FLASH_ECCR REG(0x40022018u)
#define FLASH_OPTR REG(0x40022020u)
#define GPIO_MODER(port) REG(0x48000000u + 0x400u * (port))
#define GPIO_AFRL(port) REG(0x48000020u + 0x400u * (port))
#define GPIO_AFRH(port) REG(0x48000024u + 0x400u * (port))
#define UART_CR1 REG(UART + 0x00u)
#define UART_BRR REG(UART + 0x0Cu)
#define UART_ISR REG(UART + 0x1Cu)
#define UART_RDR REG(UART + 0x24u)
#define UART_TDR REG(UART + 0x28u)
#define DWT_CTRL REG(0xE0001000u)
#define DWT_CYCCNT REG(0xE0001004u)
#define DEMCR REG(0xE000EDFCu)
#define SCB_AIRCR REG(0xE000ED0Cu)
#define SCB_CFSR REG(0xE000ED28u)
#define SCB_HFSR REG(0xE000ED2Cu)
#define SCB_BFAR REG(0xE000ED38u)
#define SCB_CPACR REG(0xE000ED88u)
#define STK_CTRL REG(0xE000E010u)
#define STK_LOAD REG(0xE000E014u)
#define STK_VAL REG(0xE000E018u)
#define DBGMCU_IDCODE REG(0xE0042000u)

#ifdef NUCLEO
#define UART 0x40008000u /* LPUART1, PG7 and PG8, AF8 */
#else
#define UART 0x40004400u /* USART2, PA2 and PA3, AF7 */
#endif

void clock_to_120_mhz(void);
void uart_start(uint32_t baud); /* the clock is at 120 MHz */
void print(const char* text);
void print_hex(uint32_t value);
void print_number(uint32_t value);
uint32_t cycles(void);
void flash_unlock(void);
uint32_t flash_erase(uint32_t address);                                /* FLASH_SR afterwards */
uint32_t flash_program(uint32_t address, uint32_t low, uint32_t high); /* FLASH_SR afterwards */
void flash_finish(void);                                               /* locks, resets the caches */
__attribute__((noreturn)) void end(void);                              /* asks for a reset */
