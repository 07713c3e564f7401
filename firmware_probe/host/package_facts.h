// What the host must know of a package before it sends it: sizes, ports, kernels, and which layer each op belongs to.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/base/units.h"
#include "firmware_probe/host/probe_client.h"

namespace jauge::host {

struct PackageOp {
  std::int64_t node = 0;  // index in the deployable graph; several ops may stand for one node
  std::string name;
  std::uint16_t kernel = 0;
  std::string kernel_name;  // "dense_s8"
};

struct PackageFacts {
  Digest digest{};  // of all bytes
  Bytes bytes, arena_bytes;
  std::uint16_t version = 0;
  std::array<std::uint64_t, 2> kernels{};        // bit i: kernel i is needed
  std::vector<Bytes> input_bytes, output_bytes;  // of each port
  std::vector<PackageOp> ops;

  Bytes all_inputs() const;
  Bytes all_outputs() const;
};

// Opens it as the board will. Errors: damaged_file with the runtime's reason.
Result<PackageFacts> facts_of_package(std::span<const std::uint8_t> package);

// Whether this probe can run it: version, kernels, arena, slot. Errors: board, with both figures.
Result<void> check_fits(const PackageFacts& package, const jauge_hello_ok& board, const std::string& where);

}  // namespace jauge::host
