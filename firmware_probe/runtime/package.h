/* A model as the chip takes it: tables, weights and the memory plan in one block that is read in place (weights stay in
 * Flash). Little-endian. Sections begin at multiples of 16 bytes; the block itself must lie so too.
 *
 *   header | places | operands | ops | steps | inputs | outputs | parameters, weights, names
 *
 * A place is a tensor at one spot of the memory; a tensor that is moved has several. Ops name places, never tensors.
 * Nothing in here is trusted: jauge_model_open (runtime.h) checks every number before anything runs.
 */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  JAUGE_PACKAGE_VERSION = 1,
  JAUGE_PACKAGE_ALIGNMENT = 16,
  JAUGE_ARENA_ALIGNMENT = 16,
  JAUGE_MAX_REGIONS = 4,      /* separate pieces of RAM; region 0 is the arena */
  JAUGE_IN_PACKAGE = 255,     /* region of constants */
  JAUGE_MAX_INPUTS = 8,       /* of one op */
  JAUGE_MAX_OUTPUTS = 3,      /* of one op */
  JAUGE_MAX_GROUP_OPS = 64,   /* of one group */
  JAUGE_MAX_EXTENT = 1 << 24, /* rows, pixels of a row, channels, rows of a ring: so that products fit 64 bits */
  JAUGE_MAX_BYTES = 1 << 30,  /* of a package, of a region */
  JAUGE_ABSENT = 0xFFFF,      /* an optional operand that is not there */
  JAUGE_KERNEL_MAP_BYTES = 16 /* one bit for every kernel id */
};

typedef enum { JAUGE_F32 = 1, JAUGE_S8 = 2, JAUGE_U8 = 3, JAUGE_S16 = 4, JAUGE_S32 = 5, JAUGE_S64 = 6 } jauge_dtype;

/* Which arithmetic an integer op follows; see quant_math.h. */
typedef enum { JAUGE_NO_ROUNDING = 0, JAUGE_TFLITE = 1, JAUGE_ONNX = 2 } jauge_rounding;

/* How the weights of an op lie in the package; weights.h tells each in detail. */
typedef enum {
  JAUGE_WEIGHTS_PLAIN = 0, /* [output channel][tap], one element each */
  JAUGE_WEIGHTS_DUAL = 1   /* int8: two channels share a halfword 256 * wA + wB */
} jauge_weight_layout;

/* Bytes [offset, offset + bytes) of the package; offset is a multiple of 4. */
typedef struct {
  uint32_t offset;
  uint32_t bytes;
} jauge_span;

typedef struct {
  uint8_t magic[4]; /* "JAUG" */
  uint16_t version;
  uint16_t header_bytes;
  uint32_t total_bytes;
  uint32_t crc32c;    /* of all bytes behind the digest */
  uint8_t sha256[32]; /* of the whole package with this field zero: its name */
  uint32_t region_bytes[JAUGE_MAX_REGIONS];
  uint32_t scratch_bytes;                  /* the most that one kernel takes of the arena; inside region_bytes */
  uint8_t kernels[JAUGE_KERNEL_MAP_BYTES]; /* bit id of byte id / 8: this kernel is needed */
  jauge_span places, operands, ops, steps, inputs, outputs;
  jauge_span name; /* of the model, no ending zero */
} jauge_package_header;

/* A tensor of rows x width x channels: row r lies at offset + r * row_pitch, or, when only some rows are kept, at
 * offset + ((r * ring_step + ring_phase) mod ring_rows) * row_pitch; pixel x of a row lies x * pixel_pitch further.
 * Pitches are in bytes. The channels of a pixel lie side by side. */
typedef struct {
  uint8_t dtype;
  uint8_t region; /* JAUGE_IN_PACKAGE: a constant, offset counts from the package's first byte */
  uint16_t ring_step;
  uint32_t offset;
  int32_t rows, width, channels;
  int32_t row_pitch, pixel_pitch;
  uint16_t ring_rows; /* 0: all rows are kept */
  uint16_t ring_phase;
  uint16_t same_as; /* the place of which this is another view (rows counted otherwise); JAUGE_ABSENT: none */
  uint16_t reserved;
  float scale; /* real = scale * (stored - zero_point); floats: 1 and 0 */
  int32_t zero_point;
} jauge_place;

typedef struct {
  uint16_t kernel;       /* kernel_list.h */
  uint8_t rounding;      /* jauge_rounding */
  uint8_t weight_layout; /* jauge_weight_layout */
  uint8_t input_count, output_count;
  uint8_t scratch_region;
  uint8_t reserved;
  uint32_t first_operand; /* of input_count inputs, then output_count outputs, in the table of operands (uint16_t) */
  uint32_t node; /* index in the graph that was deployed, UINT32_MAX: none; several ops may stand for one node */
  jauge_span parameters; /* parameters.h; each kernel has its own struct */
  jauge_span weights;
  jauge_span channels; /* jauge_channel for each output channel */
  jauge_span table;    /* 256 bytes that replace every byte of the output, or none */
  jauge_span name;     /* of the node */
  uint32_t scratch_offset, scratch_bytes;
} jauge_op;

/* What turns the exact sum of one output channel into a stored number. */
typedef struct {
  int32_t bias;   /* input's zero point already taken off: bias - zero * sum of the channel's weights */
  int32_t factor; /* TFLite: the mantissa; ONNX: the bits of a float32 */
  int32_t shift;  /* TFLite only */
} jauge_channel;

typedef enum { JAUGE_STEP_RUN = 1, JAUGE_STEP_MOVE = 2 } jauge_step_kind;

typedef struct {
  uint8_t kind; /* jauge_step_kind */
  uint8_t region;
  uint16_t op_count; /* run: ops first .. first + op_count - 1, row by row when there are several */
  uint32_t first;    /* run: the first op; move: offset of the bytes */
  uint32_t to;       /* move: their new offset; the two may overlap */
  uint32_t bytes;    /* move */
} jauge_step;

/* An input or output of the model; its place is packed and no ring. */
typedef struct {
  uint32_t place;
  jauge_span name;
} jauge_port;

#ifdef __cplusplus
}
#endif
