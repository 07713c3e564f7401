#include "analyzer/ops/walk.h"

#include <cstring>

namespace jauge::ops {
namespace {

void copy_element(const ir::ConstArrayView& in, std::int64_t from, const ir::ArrayView& out, std::int64_t to,
                  std::size_t size) {
  std::memcpy(out.bytes.data() + static_cast<std::size_t>(to) * size,
              in.bytes.data() + static_cast<std::size_t>(from) * size, size);
}

}  // namespace

Strides strides_of(const ir::Shape& shape) {
  Strides strides(shape.size());
  std::int64_t step = 1;
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}

Strides broadcast_strides(const ir::Shape& from, const ir::Shape& to) {
  const Strides packed = strides_of(from);
  Strides result(to.size(), 0);
  for (std::size_t back = 1; back <= from.size(); ++back)
    if (from[from.size() - back] != 1) result[to.size() - back] = packed[from.size() - back];
  return result;
}

void copy_strided(const ir::ConstArrayView& in, const Strides& strides, std::int64_t start, const ir::ArrayView& out) {
  const auto size = static_cast<std::size_t>(ir::bytes_of(out.type.dtype));
  std::int64_t to = 0;
  walk<1>(out.type.shape, {strides}, {start}, [&](const auto& from) { copy_element(in, from[0], out, to++, size); });
}

void copy_into(const ir::ConstArrayView& in, const ir::ArrayView& out, std::int64_t start) {
  const auto size = static_cast<std::size_t>(ir::bytes_of(out.type.dtype));
  std::int64_t from = 0;
  walk<1>(in.type.shape, {strides_of(out.type.shape)}, {start},
          [&](const auto& to) { copy_element(in, from++, out, to[0], size); });
}

void copy_bytes(const ir::ConstArrayView& in, const ir::ArrayView& out) {
  if (!in.bytes.empty()) std::memcpy(out.bytes.data(), in.bytes.data(), in.bytes.size());
}

}  // namespace jauge::ops
