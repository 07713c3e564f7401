#include "firmware_probe/boards/stm32l4plus/i2c.h"

#include "firmware_probe/boards/stm32l4plus/clock.h"
#include "firmware_probe/boards/stm32l4plus/pins.h"
#include "firmware_probe/boards/stm32l4plus/uart.h"

enum { alternate_function = 4, patience_ms = 10 };

/* A tenth of a microsecond a step at 120 MHz (PRESC 11): SCL low for 5, high for 4 microseconds. */
static const uint32_t timing = 11u << 28 | 13u << 20 | 2u << 16 | 39u << 8 | 49u;

void i2c_start(void) {
  const chip_pin scl = {'B', 6}, sda = {'G', 13};
  pin_use_port(scl);
  pin_use_port(sda);
  pin_give_to_peripheral(scl, alternate_function, true);
  pin_give_to_peripheral(sda, alternate_function, true);
  RCC->APB1ENR1 |= RCC_APB1ENR1_I2C1EN;
  (void)RCC->APB1ENR1;
  I2C1->CR1 = 0;
  I2C1->TIMINGR = timing;
  I2C1->CR1 = I2C_CR1_PE;
}

/* False when the device does not acknowledge, or nothing happens. */
static bool wait_for(uint32_t flag) {
  const uint64_t started = clock_cycles();
  while ((I2C1->ISR & flag) == 0) {
    uart_poll();
    if ((I2C1->ISR & I2C_ISR_NACKF) != 0 || clock_cycles() - started > patience_ms * (clock_hz() / 1000)) return false;
  }
  return true;
}

/* Switching the port off and on frees it whatever happened. */
static bool give_up(void) {
  I2C1->CR1 = 0;
  (void)I2C1->CR1;
  (void)I2C1->CR1; /* PE has to stay low for three cycles of the bus */
  I2C1->CR1 = I2C_CR1_PE;
  return false;
}

static void begin(uint8_t device, uint32_t count, uint32_t how) {
  I2C1->ICR = I2C_ICR_ALL;
  I2C1->CR2 = device | count << I2C_CR2_NBYTES_Pos | how | I2C_CR2_START;
}

bool i2c_write(uint8_t device, uint8_t where, uint8_t value) {
  begin(device, 2, I2C_CR2_AUTOEND);
  if (!wait_for(I2C_ISR_TXIS)) return give_up();
  I2C1->TXDR = where;
  if (!wait_for(I2C_ISR_TXIS)) return give_up();
  I2C1->TXDR = value;
  return wait_for(I2C_ISR_STOPF) || give_up();
}

bool i2c_read(uint8_t device, uint8_t where, uint8_t* bytes, uint8_t count) {
  begin(device, 1, 0);
  if (!wait_for(I2C_ISR_TXIS)) return give_up();
  I2C1->TXDR = where;
  if (!wait_for(I2C_ISR_TC)) return give_up();
  begin(device, count, I2C_CR2_RD_WRN | I2C_CR2_AUTOEND);
  for (uint8_t i = 0; i < count; ++i) {
    if (!wait_for(I2C_ISR_RXNE)) return give_up();
    bytes[i] = (uint8_t)I2C1->RXDR;
  }
  return wait_for(I2C_ISR_STOPF) || give_up();
}
