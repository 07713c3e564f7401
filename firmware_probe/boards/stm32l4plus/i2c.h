/* I2C1 as the only controller on its bus, polled, 100 kHz (RM0432 chapter 41). Every wait is bounded. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* PB6 is SCL and PG13 is SDA. */
void i2c_start(void);

/* One register of a device with 8-bit register numbers; `device` is the 8-bit form of its address. False: no answer. */
bool i2c_write(uint8_t device, uint8_t where, uint8_t value);
bool i2c_read(uint8_t device, uint8_t where, uint8_t* bytes, uint8_t count);
