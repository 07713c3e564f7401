/* A file, or memory, that behaves like Flash: erased in pages, programmed once per double word. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Maps `bytes` of the file, which is made and blank if it does not exist; null for `file`: memory only. Null on error.
 */
uint8_t* host_flash_map(const char* file, uint32_t bytes);

void host_flash_erase(uint8_t* page, uint32_t bytes);
/* False if a double word was not blank. */
bool host_flash_program(uint8_t* to, const uint8_t* bytes, uint32_t count);
