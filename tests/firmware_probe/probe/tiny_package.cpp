#include "tests/firmware_probe/probe/tiny_package.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "firmware_probe/runtime/crc32c.h"
#include "firmware_probe/runtime/kernel_list.h"
#include "firmware_probe/runtime/package.h"
#include "firmware_probe/runtime/sha256.h"

namespace jauge::testing {
namespace {

constexpr std::int32_t rows = 4, channels = 8;

jauge_place place(jauge_dtype dtype, std::uint32_t offset, float scale, std::int32_t zero_point) {
  jauge_place made = {};
  const std::int32_t element = dtype == JAUGE_F32 ? 4 : 1;
  made.dtype = static_cast<std::uint8_t>(dtype);
  made.offset = offset;
  made.rows = rows;
  made.width = 1;
  made.channels = channels;
  made.row_pitch = made.pixel_pitch = channels * element;
  made.scale = scale;
  made.zero_point = zero_point;
  return made;
}

jauge_op op(std::uint16_t kernel, std::uint32_t first_operand, std::uint32_t node) {
  jauge_op made = {};
  made.kernel = kernel;
  made.rounding = JAUGE_TFLITE;
  made.input_count = made.output_count = 1;
  made.first_operand = first_operand;
  made.node = node;
  return made;
}

jauge_step run(std::uint32_t first) {
  jauge_step made = {};
  made.kind = JAUGE_STEP_RUN;
  made.op_count = 1;
  made.first = first;
  return made;
}

class Builder {
 public:
  Builder() : bytes_(sizeof(jauge_package_header)) {}

  template <class Record>
  jauge_span add(const std::vector<Record>& records) {
    bytes_.resize((bytes_.size() + 15) / 16 * 16);
    const jauge_span span = {static_cast<std::uint32_t>(bytes_.size()),
                             static_cast<std::uint32_t>(records.size() * sizeof(Record))};
    const auto* first = reinterpret_cast<const std::uint8_t*>(records.data());
    bytes_.insert(bytes_.end(), first, first + span.bytes);
    return span;
  }

  std::vector<std::uint8_t> finish(jauge_package_header header) {
    std::memcpy(header.magic, "JAUG", 4);
    header.version = JAUGE_PACKAGE_VERSION;
    header.header_bytes = sizeof header;
    header.total_bytes = static_cast<std::uint32_t>(bytes_.size());
    std::memcpy(bytes_.data(), &header, sizeof header);
    const std::size_t covered = offsetof(jauge_package_header, region_bytes);
    header.crc32c = jauge_crc32c(0, bytes_.data() + covered, bytes_.size() - covered);
    std::memcpy(bytes_.data(), &header, sizeof header);
    jauge_sha256_of(bytes_.data(), bytes_.size(), header.sha256);
    std::memcpy(bytes_.data(), &header, sizeof header);
    return bytes_;
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

}  // namespace

std::vector<std::uint8_t> tiny_package(const TinyPackage& wish) {
  Builder builder;
  jauge_package_header header = {};
  header.region_bytes[0] = wish.arena;
  header.kernels[0] = 1U << JAUGE_KERNEL_quantize_s8 | 1U << JAUGE_KERNEL_dequantize_s8;
  header.places = builder.add<jauge_place>(
      {place(JAUGE_F32, 0, 1, 0), place(JAUGE_S8, 128, tiny_scale, tiny_zero_point), place(JAUGE_F32, 160, 1, 0)});
  header.operands = builder.add<std::uint16_t>({0, 1, 1, 2});
  header.ops = builder.add<jauge_op>({op(wish.kernel, 0, 0), op(JAUGE_KERNEL_dequantize_s8, 2, 1)});
  header.steps = builder.add<jauge_step>({run(0), run(1)});
  header.inputs = builder.add<jauge_port>({{0, {0, 0}}});
  header.outputs = builder.add<jauge_port>({{2, {0, 0}}});
  header.name = builder.add<char>({wish.name.begin(), wish.name.end()});
  builder.add<std::uint8_t>(std::vector<std::uint8_t>(wish.padding, wish.filling));
  return builder.finish(header);
}

float tiny_answer(float input) {
  const float rounded = std::round(input / tiny_scale) + static_cast<float>(tiny_zero_point);
  return (std::clamp(rounded, -128.0F, 127.0F) - static_cast<float>(tiny_zero_point)) * tiny_scale;
}

}  // namespace jauge::testing
