/* The registers of the STM32L4+ that the probe uses, named as in RM0432 (peripherals), PM0214 and the ARMv7-M manual
 * (core). Only what is used: a register that is not here is not touched. */
#pragma once

#include <stdint.h>

typedef volatile uint32_t jauge_register;

/* --- RCC: reset and clock control, RM0432 chapter 6 --- */
typedef struct {
  jauge_register CR, ICSCR, CFGR, PLLCFGR;
  uint32_t unused0[14];
  jauge_register AHB1ENR, AHB2ENR, AHB3ENR;
  uint32_t unused1;
  jauge_register APB1ENR1, APB1ENR2, APB2ENR;
  uint32_t unused2[9];
  jauge_register CCIPR;
  uint32_t unused3;
  jauge_register BDCR, CSR;
} rcc_registers;
#define RCC ((rcc_registers*)0x40021000u)

#define RCC_CR_MSION (1u << 0)
#define RCC_CR_MSIRDY (1u << 1)
#define RCC_CR_MSIPLLEN (1u << 2)
#define RCC_CR_MSIRGSEL (1u << 3)
#define RCC_CR_MSIRANGE (15u << 4)
#define RCC_CR_MSIRANGE_6 (6u << 4) /* 4 MHz */
#define RCC_CR_PLLON (1u << 24)
#define RCC_CR_PLLRDY (1u << 25)
#define RCC_CFGR_SW (3u << 0)
#define RCC_CFGR_SW_PLL (3u << 0)
#define RCC_CFGR_SWS (3u << 2)
#define RCC_CFGR_SWS_PLL (3u << 2)
#define RCC_CFGR_HPRE (15u << 4)
#define RCC_CFGR_HPRE_DIV2 (8u << 4)
#define RCC_PLLCFGR_PLLSRC_MSI (1u << 0)
#define RCC_PLLCFGR_PLLM_Pos 4
#define RCC_PLLCFGR_PLLN_Pos 8
#define RCC_PLLCFGR_PLLREN (1u << 24)
#define RCC_PLLCFGR_PLLR_Pos 25
#define RCC_AHB2ENR_GPIOAEN (1u << 0) /* the ports follow in order */
#define RCC_APB1ENR1_USART2EN (1u << 17)
#define RCC_APB1ENR1_I2C1EN (1u << 21)
#define RCC_APB1ENR1_PWREN (1u << 28)
#define RCC_APB1ENR2_LPUART1EN (1u << 0)
#define RCC_APB2ENR_SYSCFGEN (1u << 0)
#define RCC_BDCR_LSEON (1u << 0)
#define RCC_BDCR_LSERDY (1u << 1)
#define RCC_CSR_RMVF (1u << 23)
#define RCC_CSR_FWRSTF (1u << 24)
#define RCC_CSR_OBLRSTF (1u << 25)
#define RCC_CSR_PINRSTF (1u << 26)
#define RCC_CSR_BORRSTF (1u << 27)
#define RCC_CSR_SFTRSTF (1u << 28)
#define RCC_CSR_IWDGRSTF (1u << 29)
#define RCC_CSR_WWDGRSTF (1u << 30)
#define RCC_CSR_LPWRRSTF (1u << 31)

/* --- PWR: power control, RM0432 chapter 5 --- */
typedef struct {
  jauge_register CR1, CR2, CR3, CR4, SR1, SR2, SCR;
  uint32_t unused[25];
  jauge_register CR5;
} pwr_registers;
#define PWR ((pwr_registers*)0x40007000u)

#define PWR_CR1_DBP (1u << 8)
#define PWR_CR1_VOS (3u << 9)
#define PWR_CR1_VOS_RANGE1 (1u << 9)
#define PWR_CR2_IOSV (1u << 9)
#define PWR_SR2_VOSF (1u << 10)
#define PWR_CR5_R1MODE (1u << 8) /* 0 = range 1 boost */

/* --- FLASH: embedded Flash memory, RM0432 chapter 3 --- */
typedef struct {
  jauge_register ACR, PDKEYR, KEYR, OPTKEYR, SR, CR, ECCR;
  uint32_t unused;
  jauge_register OPTR;
} flash_registers;
#define FLASH ((flash_registers*)0x40022000u)

#define FLASH_ACR_LATENCY (15u << 0)
#define FLASH_ACR_PRFTEN (1u << 8)
#define FLASH_ACR_ICEN (1u << 9)
#define FLASH_ACR_DCEN (1u << 10)
#define FLASH_ACR_ICRST (1u << 11)
#define FLASH_ACR_DCRST (1u << 12)
#define FLASH_KEY1 0x45670123u
#define FLASH_KEY2 0xCDEF89ABu
#define FLASH_SR_EOP (1u << 0)
#define FLASH_SR_ERRORS 0xC3FAu /* OPERR PROGERR WRPERR PGAERR SIZERR PGSERR MISERR FASTERR RDERR OPTVERR */
#define FLASH_SR_BSY (1u << 16)
#define FLASH_CR_PG (1u << 0)
#define FLASH_CR_PER (1u << 1)
#define FLASH_CR_PNB_Pos 3
#define FLASH_CR_PNB (0xFFu << 3)
#define FLASH_CR_BKER (1u << 11)
#define FLASH_CR_STRT (1u << 16)
#define FLASH_CR_LOCK (1u << 31)
#define FLASH_ECCR_ADDR_ECC 0x1FFFFFu
#define FLASH_ECCR_BK_ECC (1u << 21)
#define FLASH_ECCR_ECCC2 (1u << 28)
#define FLASH_ECCR_ECCD2 (1u << 29)
#define FLASH_ECCR_ECCC (1u << 30)
#define FLASH_ECCR_ECCD (1u << 31)
#define FLASH_OPTR_RDP 0xFFu
#define FLASH_OPTR_RDP_LEVEL_0 0xAAu
#define FLASH_OPTR_BFB2 (1u << 20)
#define FLASH_OPTR_DBANK (1u << 22)

/* --- SYSCFG, RM0432 chapter 9 --- */
#define SYSCFG_MEMRMP (*(jauge_register*)0x40010000u)
#define SYSCFG_MEMRMP_FB_MODE (1u << 8) /* bank 2 is what lies at 0x08000000 */

/* --- GPIO, RM0432 chapter 8 --- */
typedef struct {
  jauge_register MODER, OTYPER, OSPEEDR, PUPDR, IDR, ODR, BSRR, LCKR, AFR[2];
} gpio_registers;
#define GPIO_PORT(letter) ((gpio_registers*)(0x48000000u + 0x400u * ((unsigned)(letter) - 'A')))

/* --- USART and LPUART, RM0432 chapters 42 and 43: the same places and bits for what is used here --- */
typedef struct {
  jauge_register CR1, CR2, CR3, BRR, GTPR, RTOR, RQR, ISR, ICR, RDR, TDR, PRESC;
} usart_registers;
#define USART2 ((usart_registers*)0x40004400u)
#define LPUART1 ((usart_registers*)0x40008000u)

#define USART_CR1_UE (1u << 0)
#define USART_CR1_RE (1u << 2)
#define USART_CR1_TE (1u << 3)
#define USART_CR1_FIFOEN (1u << 29)
#define USART_ISR_ORE (1u << 3)
#define USART_ISR_RXFNE (1u << 5)
#define USART_ISR_TC (1u << 6)
#define USART_ISR_TXFNF (1u << 7)
#define USART_ISR_TEACK (1u << 21)
#define USART_ISR_REACK (1u << 22)
#define USART_ICR_ERRORS 0xFu /* PECF FECF NECF ORECF */

/* --- I2C, RM0432 chapter 41 --- */
typedef struct {
  jauge_register CR1, CR2, OAR1, OAR2, TIMINGR, TIMEOUTR, ISR, ICR, PECR, RXDR, TXDR;
} i2c_registers;
#define I2C1 ((i2c_registers*)0x40005400u)

#define I2C_CR1_PE (1u << 0)
#define I2C_CR2_RD_WRN (1u << 10)
#define I2C_CR2_START (1u << 13)
#define I2C_CR2_STOP (1u << 14)
#define I2C_CR2_NBYTES_Pos 16
#define I2C_CR2_AUTOEND (1u << 25)
#define I2C_ISR_TXIS (1u << 1)
#define I2C_ISR_RXNE (1u << 2)
#define I2C_ISR_NACKF (1u << 4)
#define I2C_ISR_STOPF (1u << 5)
#define I2C_ISR_TC (1u << 6)
#define I2C_ISR_BUSY (1u << 15)
#define I2C_ICR_ALL 0x3F38u

/* --- What the chip says about itself --- */
#define DBGMCU_IDCODE (*(jauge_register*)0xE0042000u)
#define UID_WORDS ((const volatile uint32_t*)0x1FFF7590u) /* 96 bits */
#define FLASH_SIZE_KIB (*(const volatile uint16_t*)0x1FFF75E0u)

/* --- The core --- */
#define SCB_VTOR (*(jauge_register*)0xE000ED08u)
#define SCB_AIRCR (*(jauge_register*)0xE000ED0Cu)
#define SCB_SHCSR (*(jauge_register*)0xE000ED24u)
#define SCB_CFSR (*(jauge_register*)0xE000ED28u)
#define SCB_HFSR (*(jauge_register*)0xE000ED2Cu)
#define SCB_BFAR (*(jauge_register*)0xE000ED38u)
#define SCB_CPACR (*(jauge_register*)0xE000ED88u)
#define SCB_AIRCR_SYSRESETREQ 0x05FA0004u
#define SCB_SHCSR_FAULTS (7u << 16) /* MEMFAULTENA BUSFAULTENA USGFAULTENA */
#define SCB_CPACR_FPU (0xFu << 20)
#define CORE_DEMCR (*(jauge_register*)0xE000EDFCu)
#define CORE_DEMCR_TRCENA (1u << 24)
#define DWT_CTRL (*(jauge_register*)0xE0001000u)
#define DWT_CYCCNT (*(jauge_register*)0xE0001004u)
#define DWT_CTRL_CYCCNTENA (1u << 0)

static inline __attribute__((always_inline)) void core_barrier(void) {
  __asm volatile("dsb\n\tisb" ::: "memory");
}
