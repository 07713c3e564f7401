#include "firmware_probe/protocol/frame.h"

#include <string.h>

#include "firmware_probe/runtime/crc32c.h"

enum { BLOCK_MAX = 254 };

/* The CRC of anything followed by its own CRC. */
static const uint32_t crc_of_whole_frame = 0x48674BC7u;

/* Appends COBS blocks: `code` is where the length of the block being written goes. */
typedef struct {
  uint8_t* next;
  uint8_t* code;
} stuffer;

static void open_block(stuffer* out) {
  out->code = out->next++;
}

static void close_block(stuffer* out) {
  *out->code = (uint8_t)(out->next - out->code);
}

static void stuff(stuffer* out, const uint8_t* bytes, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    if (out->next - out->code == BLOCK_MAX + 1) { /* a full block ends without a zero, and only if more follows */
      close_block(out);
      open_block(out);
    }
    if (bytes[i] == 0) {
      close_block(out);
      open_block(out);
    } else {
      *out->next++ = bytes[i];
    }
  }
}

static void put_u16(uint8_t* bytes, uint16_t value) {
  bytes[0] = (uint8_t)value;
  bytes[1] = (uint8_t)(value >> 8);
}

static uint16_t get_u16(const uint8_t* bytes) {
  return (uint16_t)(bytes[0] | bytes[1] << 8);
}

static void put_header(const jauge_frame_header* header, uint8_t bytes[JAUGE_HEADER_BYTES]) {
  bytes[0] = JAUGE_FRAME_VERSION;
  bytes[1] = header->type;
  put_u16(bytes + 2, header->conversation);
  put_u16(bytes + 4, header->sequence);
  put_u16(bytes + 6, header->acknowledge);
  bytes[8] = header->credit;
  bytes[9] = header->flags;
  put_u16(bytes + 10, header->length);
}

static void get_header(const uint8_t* bytes, jauge_frame_header* header) {
  header->type = bytes[1];
  header->conversation = get_u16(bytes + 2);
  header->sequence = get_u16(bytes + 4);
  header->acknowledge = get_u16(bytes + 6);
  header->credit = bytes[8];
  header->flags = bytes[9];
  header->length = get_u16(bytes + 10);
}

size_t jauge_frame_encode(const jauge_frame_header* header, const uint8_t* payload, uint8_t* wire) {
  uint8_t head[JAUGE_HEADER_BYTES], crc_bytes[JAUGE_CRC_BYTES];
  stuffer out = {wire + 1, NULL};
  uint32_t crc;
  if (header->length > JAUGE_PAYLOAD_MAX) return 0;
  put_header(header, head);
  crc = jauge_crc32c(jauge_crc32c(0, head, sizeof head), payload, header->length);
  put_u16(crc_bytes, (uint16_t)crc);
  put_u16(crc_bytes + 2, (uint16_t)(crc >> 16));
  wire[0] = 0;
  open_block(&out);
  stuff(&out, head, sizeof head);
  stuff(&out, payload, header->length);
  stuff(&out, crc_bytes, sizeof crc_bytes);
  close_block(&out);
  *out.next++ = 0;
  return (size_t)(out.next - wire);
}

void jauge_receiver_begin(jauge_receiver* receiver, uint8_t buffer[JAUGE_FRAME_MAX]) {
  memset(receiver, 0, sizeof *receiver);
  receiver->buffer = buffer;
}

void jauge_receiver_drop(jauge_receiver* receiver) {
  receiver->held = 0;
  receiver->crc = 0;
  receiver->block_left = 0;
  receiver->block_owes_zero = false;
  receiver->damaged = false;
  receiver->in_frame = false;
}

/* The CRC is carried along: at the end of a frame a chip would spend longer on it than its receive FIFO lasts. */
static void keep(jauge_receiver* receiver, uint8_t byte) {
  if (receiver->held == JAUGE_FRAME_MAX) {
    receiver->damaged = true;
    return;
  }
  receiver->buffer[receiver->held++] = byte;
  receiver->crc = jauge_crc32c(receiver->crc, &byte, 1);
}

/* A frame is what has whole blocks, the right version, the length it says and the CRC of its bytes. */
static bool is_frame(const jauge_receiver* receiver) {
  const uint8_t* bytes = receiver->buffer;
  size_t covered;
  if (receiver->damaged || receiver->block_left != 0 || receiver->held < JAUGE_FRAME_MIN) return false;
  covered = (size_t)receiver->held - JAUGE_CRC_BYTES;
  if (bytes[0] != JAUGE_FRAME_VERSION || get_u16(bytes + 10) != covered - JAUGE_HEADER_BYTES) return false;
  return receiver->crc == crc_of_whole_frame;
}

static jauge_receiver_event end_frame(jauge_receiver* receiver) {
  const bool something = receiver->in_frame;
  const bool good = something && is_frame(receiver);
  if (good) {
    get_header(receiver->buffer, &receiver->header);
    receiver->payload = receiver->buffer + JAUGE_HEADER_BYTES;
  }
  jauge_receiver_drop(receiver);
  if (good) return JAUGE_RECEIVER_FRAME;
  return something ? JAUGE_RECEIVER_DROPPED : JAUGE_RECEIVER_WAITS;
}

jauge_receiver_event jauge_receiver_take(jauge_receiver* receiver, uint8_t byte) {
  if (byte == 0) return end_frame(receiver);
  receiver->in_frame = true;
  if (receiver->block_left > 0) {
    keep(receiver, byte);
    --receiver->block_left;
    return JAUGE_RECEIVER_WAITS;
  }
  if (receiver->block_owes_zero) keep(receiver, 0);
  receiver->block_left = (uint8_t)(byte - 1);
  receiver->block_owes_zero = byte != BLOCK_MAX + 1;
  return JAUGE_RECEIVER_WAITS;
}

size_t jauge_receiver_take_run(jauge_receiver* receiver, const uint8_t* bytes, size_t count) {
  const size_t room = JAUGE_FRAME_MAX - (size_t)receiver->held;
  size_t length = 0;
  if (count > receiver->block_left) count = receiver->block_left;
  if (count > room) count = room;
  for (; length < count && bytes[length] != 0; ++length) receiver->buffer[receiver->held + length] = bytes[length];
  receiver->crc = jauge_crc32c(receiver->crc, bytes, length);
  receiver->held = (uint16_t)(receiver->held + length);
  receiver->block_left = (uint8_t)(receiver->block_left - length);
  return length;
}
