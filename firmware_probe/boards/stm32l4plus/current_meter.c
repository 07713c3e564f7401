#include "firmware_probe/boards/stm32l4plus/current_meter.h"

#include <stddef.h>

#include "firmware_probe/boards/stm32l4plus/i2c.h"

enum {
  MFX_ADDRESS = 0x84,
  REG_ADR_ID = 0x00,
  REG_ADR_IRQ_PENDING = 0x08,
  REG_ADR_IDD_VALUE_MSB = 0x14,
  REG_ADR_SYS_CTRL = 0x40,
  REG_ADR_IRQ_SRC_EN = 0x42,
  REG_ADR_IRQ_ACK = 0x44,
  REG_ADR_IDD_CTRL = 0x80,
  REG_ADR_IDD_PRE_DELAY = 0x81,
  REG_ADR_IDD_SHUNT0_MSB = 0x82,
  REG_ADR_IDD_GAIN_MSB = 0x8C,
  REG_ADR_IDD_VDD_MIN_MSB = 0x8E,
  REG_ADR_IDD_SH0_STABILIZATION = 0x90,
  REG_ADR_IDD_NBR_OF_MEAS = 0x96,
  REG_ADR_IDD_MEAS_DELTA_DELAY = 0x97,
  REG_ADR_IDD_SHUNTS_ON_BOARD = 0x98
};

enum {
  ID_1 = 0x7B,
  ID_2 = 0x79,
  SYS_CTRL_IDD_EN = 0x04,
  IRQ_IDD = 0x02,
  IRQ_ERROR = 0x04,
  IDD_CTRL_REQ = 0x01,
  IDD_CTRL_ONE_SHUNT = 1 << 1
};

/* What the board's parts need: shunt in milliohms, gain in hundredths, smallest supply in millivolts, settling in ms.
 */
static const struct {
  uint8_t where, value;
} set_up[] = {
    {REG_ADR_SYS_CTRL, SYS_CTRL_IDD_EN},    {REG_ADR_IRQ_SRC_EN, IRQ_IDD | IRQ_ERROR},
    {REG_ADR_IDD_CTRL, IDD_CTRL_ONE_SHUNT}, {REG_ADR_IDD_PRE_DELAY, 0},
    {REG_ADR_IDD_SHUNT0_MSB, 1000 >> 8},    {REG_ADR_IDD_SHUNT0_MSB + 1, 1000 & 0xFF},
    {REG_ADR_IDD_GAIN_MSB, 4967 >> 8},      {REG_ADR_IDD_GAIN_MSB + 1, 4967 & 0xFF},
    {REG_ADR_IDD_VDD_MIN_MSB, 2000 >> 8},   {REG_ADR_IDD_VDD_MIN_MSB + 1, 2000 & 0xFF},
    {REG_ADR_IDD_SH0_STABILIZATION, 149},   {REG_ADR_IDD_NBR_OF_MEAS, 100},
    {REG_ADR_IDD_MEAS_DELTA_DELAY, 10}, /* half milliseconds */
    {REG_ADR_IDD_SHUNTS_ON_BOARD, 1},
};

static bool is_set_up;

static bool prepare(void) {
  uint8_t id = 0;
  i2c_start();
  if (!i2c_read(MFX_ADDRESS, REG_ADR_ID, &id, 1) || (id != ID_1 && id != ID_2)) return false;
  for (size_t i = 0; i < sizeof set_up / sizeof *set_up; ++i)
    if (!i2c_write(MFX_ADDRESS, set_up[i].where, set_up[i].value)) return false;
  return true;
}

bool current_meter_start(void) {
  if (!is_set_up) is_set_up = prepare();
  is_set_up = is_set_up && i2c_write(MFX_ADDRESS, REG_ADR_IRQ_ACK, IRQ_IDD | IRQ_ERROR) &&
              i2c_write(MFX_ADDRESS, REG_ADR_IDD_CTRL, IDD_CTRL_ONE_SHUNT | IDD_CTRL_REQ);
  return is_set_up;
}

jauge_meter_state current_meter_poll(uint32_t* current_10na) {
  uint8_t pending = 0, value[3];
  if (!i2c_read(MFX_ADDRESS, REG_ADR_IRQ_PENDING, &pending, 1) || (pending & IRQ_ERROR)) return JAUGE_METER_FAILED;
  if ((pending & IRQ_IDD) == 0) return JAUGE_METER_BUSY;
  if (!i2c_read(MFX_ADDRESS, REG_ADR_IDD_VALUE_MSB, value, sizeof value)) return JAUGE_METER_FAILED;
  *current_10na = (uint32_t)value[0] << 16 | (uint32_t)value[1] << 8 | value[2];
  (void)i2c_write(MFX_ADDRESS, REG_ADR_IRQ_ACK, IRQ_IDD);
  return JAUGE_METER_DONE;
}
