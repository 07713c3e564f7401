/* What a board adds to the chip: where its wires go. Each board folder defines `board_wiring`. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "firmware_probe/boards/stm32l4plus/registers.h"

typedef struct {
  char port; /* 'A' to 'I' */
  uint8_t number;
} chip_pin;

typedef struct {
  const char* name;
  uint16_t board_id; /* frozen: packages and the host know boards by it */
  usart_registers* uart;
  bool uart_is_low_power; /* LPUART: the divider counts 256ths */
  jauge_register* uart_enable;
  uint32_t uart_enable_bit;
  chip_pin tx, rx;
  uint8_t uart_function;
  chip_pin led;
  bool led_lights_when_low;
  chip_pin time_pin; /* Arduino D7, where power monitors for MLPerf Tiny listen */
  bool has_current_meter;
} chip_wiring;

extern const chip_wiring board_wiring;
