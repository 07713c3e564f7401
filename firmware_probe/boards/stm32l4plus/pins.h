/* GPIO pins (RM0432 chapter 8). */
#pragma once

#include "firmware_probe/boards/stm32l4plus/wiring.h"

/* Switches the port on; PG2 to PG15 need their supply declared valid as well (PWR_CR2.IOSV). */
void pin_use_port(chip_pin pin);

/* Hands the pin to a peripheral. Open drain with pull-up is what I2C wants. */
void pin_give_to_peripheral(chip_pin pin, uint32_t function, bool open_drain);

void pin_make_output(chip_pin pin, bool high);
void pin_make_open_drain(chip_pin pin, bool high);
void pin_set(chip_pin pin, bool high);
