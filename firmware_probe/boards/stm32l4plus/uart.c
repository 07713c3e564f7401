#include "firmware_probe/boards/stm32l4plus/uart.h"

#include <string.h>

#include "firmware_probe/boards/stm32l4plus/clock.h"
#include "firmware_probe/boards/stm32l4plus/pins.h"
#include "firmware_probe/boards/stm32l4plus/ram_code.h"

/* A little more than PROBE_CREDIT of the largest frames: what a host may send without an acknowledgement. */
enum { ring_bytes = 1632 };

static uint8_t ring[ring_bytes];
static uint32_t ring_head, ring_tail; /* next to write, next to read */
static usart_registers* uart;         /* not read from Flash: uart_poll runs while that is busy */

static uint32_t divider_for(uint32_t baud) {
  const uint64_t clock = (uint64_t)clock_hz() * (board_wiring.uart_is_low_power ? 256 : 1);
  return (uint32_t)((clock + baud / 2) / baud);
}

/* RM0432: 16 <= USARTDIV < 2^16 for a USART, 0x300 <= LPUARTDIV < 2^20 for an LPUART. */
static bool divider_is_possible(uint32_t divider) {
  return board_wiring.uart_is_low_power ? divider >= 0x300 && divider < 1u << 20 : divider >= 16 && divider < 1u << 16;
}

void uart_start(uint32_t baud) {
  uart = board_wiring.uart;
  *board_wiring.uart_enable |= board_wiring.uart_enable_bit;
  (void)*board_wiring.uart_enable;
  pin_use_port(board_wiring.tx);
  pin_use_port(board_wiring.rx);
  pin_give_to_peripheral(board_wiring.tx, board_wiring.uart_function, false);
  pin_give_to_peripheral(board_wiring.rx, board_wiring.uart_function, false);
  uart->CR1 = 0; /* the FIFO can be switched on only while the port is off */
  uart->BRR = divider_for(baud);
  uart->CR1 = USART_CR1_FIFOEN;
  uart->CR1 = USART_CR1_FIFOEN | USART_CR1_TE | USART_CR1_RE | USART_CR1_UE;
}

bool uart_can_set_baud(uint32_t baud) {
  if (baud < 1200 || baud > 4000000) return false;
  const uint32_t divider = divider_for(baud);
  if (!divider_is_possible(divider)) return false;
  const uint64_t clock = (uint64_t)clock_hz() * (board_wiring.uart_is_low_power ? 256 : 1);
  const uint32_t made = (uint32_t)(clock / divider);
  return (made > baud ? made - baud : baud - made) <= baud / 50;
}

void uart_finish(void) {
  while ((uart->ISR & USART_ISR_TC) == 0) uart_poll();
}

void uart_set_baud(uint32_t baud) {
  uart_finish();
  uart->CR1 &= ~USART_CR1_UE;
  uart->BRR = divider_for(baud);
  uart->CR1 |= USART_CR1_UE;
}

/* An overrun loses bytes; the CRC of their frame finds out and the host sends it again. */
RAM_CODE void uart_poll(void) {
  for (;;) {
    const uint32_t status = uart->ISR;
    if (status & USART_ISR_ORE) uart->ICR = USART_ICR_ERRORS;
    if ((status & USART_ISR_RXFNE) == 0) return;
    const uint8_t byte = (uint8_t)uart->RDR;
    const uint32_t next = ring_head + 1 == ring_bytes ? 0 : ring_head + 1;
    if (next == ring_tail) continue;
    ring[ring_head] = byte;
    ring_head = next;
  }
}

RAM_CODE bool uart_heard(void) {
  return ring_head != ring_tail || (uart->ISR & (USART_ISR_RXFNE | USART_ISR_ORE)) != 0;
}

uint32_t uart_held(void) {
  return ring_head >= ring_tail ? ring_head - ring_tail : ring_head + ring_bytes - ring_tail;
}

size_t uart_receive(uint8_t* bytes, size_t capacity) {
  uart_poll();
  const uint32_t end = ring_head >= ring_tail ? ring_head : ring_bytes;
  const uint32_t held = end - ring_tail; /* up to the end of the array; the rest comes with the next call */
  const uint32_t count = held < capacity ? held : (uint32_t)capacity;
  memcpy(bytes, ring + ring_tail, count);
  ring_tail = ring_tail + count == ring_bytes ? 0 : ring_tail + count;
  return count;
}

void uart_send(const uint8_t* bytes, size_t count) {
  for (size_t i = 0; i < count;) {
    if (uart->ISR & USART_ISR_TXFNF) uart->TDR = bytes[i++];
    uart_poll();
  }
}
