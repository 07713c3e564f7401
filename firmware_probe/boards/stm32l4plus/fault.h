/* What is left of a crash after the reset that follows it, and Flash words with too many wrong bits. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "firmware_probe/probe/board.h"

/* Entries of the vector table. */
void NMI_Handler(void);
void Fault_Handler(void);

/* Resets the chip (SYSRESETREQ). */
void fault_reset(void) __attribute__((noreturn));

/* Leaves a record of something that must not be, and resets. */
void fault_stop(uint32_t address) __attribute__((noreturn));

/* The record of the crash before this boot, if there was one; it is forgotten by the read. */
bool fault_take_record(jauge_fault_record* record);

/* True if a Flash word was read since the last call whose error correction could not repair it (two or more wrong bits,
 * as a cut supply leaves them). What the read returned is worth nothing. */
bool fault_take_bad_flash_word(uint32_t* address);

/* The same for all time since the start, and nothing is forgotten. */
bool fault_has_met_bad_flash_word(uint32_t* address);
