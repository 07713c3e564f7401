/* The internal Flash: erase and program (RM0432 chapter 3). */
#pragma once

#include <stdint.h>

/* Total size, and the size of a page: 4 KiB with two banks (DBANK = 1), 8 KiB with one. */
uint32_t flash_total_bytes(void);
uint32_t flash_page_bytes(void);

/* What may be written: with BFB2 set the chip boots bank 2 when its first word looks like a stack, so bank 2 is left
 * alone. */
uint32_t flash_usable_bytes(void);

/* Erases the page that begins at this address (about 22 ms). 0, or the error bits of FLASH_SR. */
uint32_t flash_erase_page(uint32_t address);

/* Programs `count` bytes, a multiple of 8, at an address that is one too (about 85 us per 8 bytes). The bytes may lie
 * anywhere. 0, or the error bits of FLASH_SR. */
uint32_t flash_program(uint32_t address, const uint8_t* bytes, uint32_t count);
