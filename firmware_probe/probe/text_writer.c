#include "firmware_probe/probe/text_writer.h"

#include <string.h>

static void flush(probe_writer* writer) {
  if (writer->held > 0) writer->board->send(writer->board->context, (const uint8_t*)writer->bytes, writer->held);
  writer->held = 0;
}

static void write_byte(probe_writer* writer, char byte) {
  if (writer->held == sizeof writer->bytes) flush(writer);
  writer->bytes[writer->held++] = byte;
}

void probe_write_text(probe_writer* writer, const char* text) {
  while (*text) write_byte(writer, *text++);
}

static const char ending[] = "m-ready";

static bool holds_ending(const char* name, uint32_t count) {
  const uint32_t length = sizeof ending - 1;
  for (uint32_t i = 0; i + length <= count; ++i)
    if (memcmp(name + i, ending, length) == 0) return true;
  return false;
}

void probe_write_name(probe_writer* writer, const char* name, uint32_t count) {
  if (holds_ending(name, count)) count = 0;
  if (count == 0) write_byte(writer, '?');
  for (uint32_t i = 0; i < count; ++i) write_byte(writer, name[i] >= ' ' && name[i] < 0x7F ? name[i] : '?');
}

void probe_write_number(probe_writer* writer, uint64_t value) {
  char digits[20];
  uint32_t count = 0;
  do {
    digits[count++] = (char)('0' + value % 10);
    value /= 10;
  } while (value > 0);
  while (count > 0) write_byte(writer, digits[--count]);
}

void probe_write_hex(probe_writer* writer, uint8_t value) {
  write_byte(writer, "0123456789abcdef"[value >> 4]);
  write_byte(writer, "0123456789abcdef"[value & 15]);
}

/* |value| * 1000 rounded, halves to even as a C library has it. A float32 is m * 2^e with m < 2^24, so m * 1000 is
 * exact in 64 bits. */
static uint64_t thousandths_of(uint32_t bits) {
  const uint32_t exponent = bits >> 23 & 0xFF, fraction = bits & 0x7FFFFF;
  const uint64_t product = (uint64_t)(exponent ? fraction | 0x800000 : fraction) * 1000;
  const int32_t shift = (int32_t)(exponent ? exponent : 1) - 150;
  if (shift >= 0) return product << shift;
  if (shift < -40) return 0;
  const uint64_t whole = product >> -shift, rest = product - (whole << -shift), half = (uint64_t)1 << (-shift - 1);
  return whole + (rest > half || (rest == half && (whole & 1)));
}

void probe_write_thousandths(probe_writer* writer, float value) {
  const uint32_t largest = 150 + 29; /* beyond it m * 1000 leaves 64 bits */
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  if (value != value) {
    probe_write_text(writer, "nan");
    return;
  }
  if (bits >> 31) write_byte(writer, '-');
  if ((bits >> 23 & 0xFF) > largest) {
    probe_write_text(writer, "inf");
    return;
  }
  const uint64_t whole = thousandths_of(bits);
  probe_write_number(writer, whole / 1000);
  write_byte(writer, '.');
  for (uint32_t unit = 100; unit > 0; unit /= 10) write_byte(writer, (char)('0' + whole / unit % 10));
}

void probe_end_line(probe_writer* writer) {
  probe_write_text(writer, "\r\n");
  flush(writer);
}

void probe_write_line(const jauge_board* board, const char* text) {
  probe_writer writer = {board, 0, {0}};
  probe_write_text(&writer, text);
  probe_end_line(&writer);
}
