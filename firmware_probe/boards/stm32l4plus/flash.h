/* The internal Flash: erase and program (RM0432 chapter 3). */
#pragma once

#include <stdbool.h>
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

/* With two banks (DBANK = 1) the program runs from the first, and the second can be erased and programmed meanwhile;
 * without, these return false. One operation at a time: its bytes stay where they are until flash_is_busy() is false.
 * That call keeps it going: between two of them at most one double word is programmed. */
bool flash_has_two_banks(void);
uint32_t flash_second_bank(void); /* its address */
bool flash_begin_erase(uint32_t address);
bool flash_begin_program(uint32_t address, const uint8_t* bytes, uint32_t count);
bool flash_is_busy(void);
/* The error bits that the last one ended with. */
uint32_t flash_status(void);
