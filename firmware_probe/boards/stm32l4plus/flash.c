#include "firmware_probe/boards/stm32l4plus/flash.h"

#include <stddef.h>

#include "firmware_probe/boards/stm32l4plus/ram_code.h"
#include "firmware_probe/boards/stm32l4plus/registers.h"
#include "firmware_probe/boards/stm32l4plus/uart.h"

enum { flash_start = 0x08000000, dual_page_bytes = 4096, single_page_bytes = 8192 };

uint32_t flash_total_bytes(void) {
  return (uint32_t)FLASH_SIZE_KIB * 1024u;
}

bool flash_has_two_banks(void) {
  return (FLASH->OPTR & FLASH_OPTR_DBANK) != 0;
}

uint32_t flash_page_bytes(void) {
  return flash_has_two_banks() ? dual_page_bytes : single_page_bytes;
}

uint32_t flash_usable_bytes(void) {
  const bool keep_out = flash_has_two_banks() && (FLASH->OPTR & FLASH_OPTR_BFB2) != 0;
  return keep_out ? flash_total_bytes() / 2 : flash_total_bytes();
}

/* PNB and BKER for an address. With FB_MODE set, bank 2 is the one that lies first. */
static uint32_t page_selection(uint32_t address) {
  const uint32_t offset = address - flash_start;
  if (!flash_has_two_banks()) return offset / single_page_bytes << FLASH_CR_PNB_Pos;
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

/* A double word is written as two words, the lower first; the second store starts the programming. */
INLINE_CODE void start_double_word(uint32_t address, const uint8_t* bytes) {
  uint32_t words[2];
  __builtin_memcpy(words, bytes, 8);
  jauge_register* to = (jauge_register*)address;
  to[0] = words[0];
  __asm volatile("isb" ::: "memory");
  to[1] = words[1];
  core_barrier();
}

RAM_CODE static uint32_t program_all(uint32_t address, const uint8_t* bytes, uint32_t count) {
  const uint32_t access = open_controller();
  FLASH->CR = FLASH_CR_PG;
  for (uint32_t done = 0; done < count && (FLASH->SR & FLASH_SR_ERRORS) == 0; done += 8) {
    start_double_word(address + done, bytes + done);
    wait_and_poll();
  }
  return close_controller(access);
}

/* What goes on in the other bank while this one gives instructions. */
static struct {
  uint32_t access; /* of the Flash, as it was before */
  uint32_t address, left, status;
  const uint8_t* bytes;
  bool open;
} job;

bool flash_is_busy(void) {
  if (!job.open) return false;
  const uint32_t status = FLASH->SR;
  if (status & FLASH_SR_BSY) return true;
  if (job.left > 0 && (status & FLASH_SR_ERRORS) == 0) {
    start_double_word(job.address, job.bytes);
    job.address += 8;
    job.bytes += 8;
    job.left -= 8;
    return true;
  }
  job.status = close_controller(job.access);
  job.open = false;
  return false;
}

uint32_t flash_status(void) {
  return job.status;
}

static void finish_job(void) {
  while (flash_is_busy()) uart_poll();
}

uint32_t flash_second_bank(void) {
  return flash_start + flash_total_bytes() / 2;
}

static bool begin_job(uint32_t address, uint32_t count, const uint8_t* bytes) {
  if (!flash_has_two_banks() || address < flash_second_bank()) return false;
  finish_job();
  job.access = open_controller();
  job.address = address;
  job.bytes = bytes;
  job.left = count;
  job.open = true;
  return true;
}

bool flash_begin_erase(uint32_t address) {
  if (!begin_job(address, 0, NULL)) return false;
  FLASH->CR = FLASH_CR_PER | page_selection(address);
  FLASH->CR = FLASH_CR_PER | page_selection(address) | FLASH_CR_STRT;
  core_barrier();
  return true;
}

bool flash_begin_program(uint32_t address, const uint8_t* bytes, uint32_t count) {
  if (!begin_job(address, count, bytes)) return false;
  FLASH->CR = FLASH_CR_PG;
  return flash_is_busy();
}

uint32_t flash_erase_page(uint32_t address) {
  finish_job();
  return erase_selected(page_selection(address));
}

uint32_t flash_program(uint32_t address, const uint8_t* bytes, uint32_t count) {
  finish_job();
  return program_all(address, bytes, count);
}
