/* The serial port to the ST-LINK, polled, with a ring for what came in (RM0432 chapters 42 and 43). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void uart_start(uint32_t baud);

/* Whether the divider can make the rate within 2 %. */
bool uart_can_set_baud(uint32_t baud);

/* Changes the rate once everything is sent. */
void uart_set_baud(uint32_t baud);

/* Waits until everything is sent. */
void uart_finish(void);

/* Moves what the FIFO (8 bytes deep) holds into the ring. Lives in SRAM and may be called while the Flash is busy.
 * At 921600 baud the FIFO lasts 86 us. */
void uart_poll(void);

/* Whether there is something to receive. In SRAM, so that a look leaves the instruction cache alone. */
bool uart_heard(void);

/* Bytes in the ring. */
uint32_t uart_held(void);

size_t uart_receive(uint8_t* bytes, size_t capacity);

/* Sends all of it, polling meanwhile. */
void uart_send(const uint8_t* bytes, size_t count);
