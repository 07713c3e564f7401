#include "firmware_probe/boards/stm32l4plus/pins.h"

static void set_field(jauge_register* reg, unsigned position, uint32_t mask, uint32_t value) {
  *reg = (*reg & ~(mask << position)) | value << position;
}

void pin_use_port(chip_pin pin) {
  if (pin.port == 'G') PWR->CR2 |= PWR_CR2_IOSV;
  RCC->AHB2ENR |= RCC_AHB2ENR_GPIOAEN << (pin.port - 'A');
  (void)RCC->AHB2ENR; /* two cycles until the clock reaches the port */
}

void pin_give_to_peripheral(chip_pin pin, uint32_t function, bool open_drain) {
  gpio_registers* port = GPIO_PORT(pin.port);
  set_field(&port->AFR[pin.number / 8], 4u * (pin.number % 8u), 15, function);
  set_field(&port->OSPEEDR, 2u * pin.number, 3, 2);
  set_field(&port->PUPDR, 2u * pin.number, 3, 1); /* an open receive line stays at rest */
  set_field(&port->OTYPER, pin.number, 1, open_drain ? 1 : 0);
  set_field(&port->MODER, 2u * pin.number, 3, 2);
}

void pin_make_output(chip_pin pin, bool high) {
  pin_set(pin, high);
  set_field(&GPIO_PORT(pin.port)->MODER, 2u * pin.number, 3, 1);
}

void pin_make_open_drain(chip_pin pin, bool high) {
  set_field(&GPIO_PORT(pin.port)->OTYPER, pin.number, 1, 1);
  pin_make_output(pin, high);
}

void pin_set(chip_pin pin, bool high) {
  GPIO_PORT(pin.port)->BSRR = 1u << (pin.number + (high ? 0u : 16u));
}
