#include "firmware_probe/boards/stm32l4plus/flash.h"

#include <stdbool.h>

#include "firmware_probe/boards/stm32l4plus/ram_code.h"
#include "firmware_probe/boards/stm32l4plus/registers.h"
#include "firmware_probe/boards/stm32l4plus/uart.h"

enum { flash_start = 0x08000000, dual_page_bytes = 4096, single_page_bytes = 8192 };

uint32_t flash_total_bytes(void) {
  return (uint32_t)FLASH_SIZE_KIB * 1024u;
}

static uint32_t has_two_banks(void) {
  return FLASH->OPTR & FLASH_OPTR_DBANK;
}

uint32_t flash_page_bytes(void) {
  return has_two_banks() ? dual_page_bytes : single_page_bytes;
}

uint32_t flash_usable_bytes(void) {
  const bool keep_out = has_two_banks() && (FLASH->OPTR & FLASH_OPTR_BFB2) != 0;
  return keep_out ? flash_total_bytes() / 2 : flash_total_bytes();
}

/* PNB and BKER for an address. With FB_MODE set, bank 2 is the one that lies first. */
static uint32_t page_selection(uint32_t address) {
  const uint32_t offset = address - flash_start;
  if (!has_two_banks()) return offset / single_page_bytes << FLASH_CR_PNB_Pos;
  const uint32_t bank_bytes = flash_total_bytes() / 2;
  const uint32_t swapped = (SYSCFG_MEMRMP & SYSCFG_MEMRMP_FB_MODE) != 0;
  const uint32_t second = (offset >= bank_bytes) != swapped;
  return offset % bank_bytes / dual_page_bytes << FLASH_CR_PNB_Pos | (second ? FLASH_CR_BKER : 0);
}

INLINE_CODE void wait_and_poll(void) {
  while (FLASH->SR & FLASH_SR_BSY) uart_poll();
}

/* The data cache is off while the Flash changes (erratum: it may return old data during read-while-write), and both
 * caches are emptied afterwards; that is allowed only while they are off. */
INLINE_CODE uint32_t open_controller(void) {
  const uint32_t access = FLASH->ACR;
  wait_and_poll();
  FLASH->ACR = access & ~FLASH_ACR_DCEN;
  FLASH->SR = FLASH_SR_ERRORS | FLASH_SR_EOP;
  if (FLASH->CR & FLASH_CR_LOCK) {
    FLASH->KEYR = FLASH_KEY1;
    FLASH->KEYR = FLASH_KEY2;
  }
  return access;
}

INLINE_CODE uint32_t close_controller(uint32_t access) {
  wait_and_poll();
  const uint32_t errors = FLASH->SR & FLASH_SR_ERRORS;
  FLASH->CR = FLASH_CR_LOCK;
  FLASH->ACR = access & ~(FLASH_ACR_ICEN | FLASH_ACR_DCEN);
  FLASH->ACR = (access & ~(FLASH_ACR_ICEN | FLASH_ACR_DCEN)) | FLASH_ACR_ICRST | FLASH_ACR_DCRST;
  FLASH->ACR = access & ~(FLASH_ACR_ICEN | FLASH_ACR_DCEN);
  FLASH->ACR = access;
  return errors;
}

RAM_CODE static uint32_t erase_selected(uint32_t selection) {
  const uint32_t access = open_controller();
  FLASH->CR = FLASH_CR_PER | selection;
  FLASH->CR = FLASH_CR_PER | selection | FLASH_CR_STRT;
  core_barrier();
  return close_controller(access);
}

uint32_t flash_erase_page(uint32_t address) {
  return erase_selected(page_selection(address));
}

/* A double word is written as two words, the lower first; the second store starts the programming. */
RAM_CODE uint32_t flash_program(uint32_t address, const uint8_t* bytes, uint32_t count) {
  const uint32_t access = open_controller();
  FLASH->CR = FLASH_CR_PG;
  for (uint32_t done = 0; done < count && (FLASH->SR & FLASH_SR_ERRORS) == 0; done += 8) {
    uint32_t words[2];
    __builtin_memcpy(words, bytes + done, 8);
    jauge_register* to = (jauge_register*)(address + done);
    to[0] = words[0];
    __asm volatile("isb" ::: "memory");
    to[1] = words[1];
    core_barrier();
    wait_and_poll();
  }
  return close_controller(access);
}
