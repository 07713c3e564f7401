#include "analyzer/deploy/package_needs.h"

#include <cstring>

#include "analyzer/deploy/deploy.h"
#include "firmware_probe/runtime/package.h"
#include "firmware_probe/runtime/runtime.h"

namespace jauge::deploy {

PackageNeeds needs_of(const std::vector<std::byte>& package) {
  PackageNeeds needs{.package = {static_cast<std::int64_t>(package.size())}, .kernels = {}};
  jauge_package_header header;
  std::memcpy(&header, package.data(), sizeof header);
  for (unsigned id = 0; id < 8 * JAUGE_KERNEL_MAP_BYTES; ++id)
    if ((header.kernels[id / 8] >> id % 8 & 1) != 0) needs.kernels.emplace_back(jauge_kernel_name(id));
  for (std::uint32_t at = 0; at < header.ops.bytes; at += sizeof(jauge_op)) {
    jauge_op op;
    std::memcpy(&op, package.data() + header.ops.offset + at, sizeof op);
    needs.tflite |= op.rounding == JAUGE_TFLITE;
    needs.onnx |= op.rounding == JAUGE_ONNX;
  }
  return needs;
}

Result<PackageNeeds> needs_of(const ir::Graph& deployable, const memory::Plan& plan) {
  JAUGE_TRY(const std::vector<std::byte> package, write_package(deployable, plan, {.names = false}));
  return needs_of(package);
}

}  // namespace jauge::deploy
