#include "firmware_probe/host/package_facts.h"

#include <cstring>
#include <new>

#include "firmware_probe/runtime/runtime.h"

namespace jauge::host {
namespace {

// 16-byte aligned memory, as the runtime wants it.
struct Block {
  explicit Block(std::size_t bytes) : units((bytes + sizeof(Unit) - 1) / sizeof(Unit)) {}
  struct alignas(16) Unit {
    std::uint8_t bytes[16];
  };
  std::vector<Unit> units;
  std::size_t size() const { return units.size() * sizeof(Unit); }
};

Error not_runnable(jauge_status status, const jauge_model& model) {
  return {ErrorKind::damaged_file, "package",
          std::string(jauge_status_text(status)) + " (" + std::to_string(model.detail[0]) + ", " +
              std::to_string(model.detail[1]) + ")",
          ""};
}

Bytes sum(const std::vector<Bytes>& parts) {
  Bytes total;
  for (const Bytes part : parts) total += part;
  return total;
}

std::string kernel_word(std::size_t id) {
  const char* name = jauge_kernel_name(static_cast<std::uint32_t>(id));
  return name ? name : "number " + std::to_string(id);
}

void read_ports(const jauge_model& model, PackageFacts& facts) {
  for (std::uint32_t i = 0; i < jauge_model_input_count(&model); ++i)
    facts.input_bytes.push_back({static_cast<std::int64_t>(jauge_model_input(&model, i).bytes)});
  for (std::uint32_t i = 0; i < jauge_model_output_count(&model); ++i)
    facts.output_bytes.push_back({static_cast<std::int64_t>(jauge_model_output(&model, i).bytes)});
}

void read_ops(const jauge_model& model, const Block& package, PackageFacts& facts) {
  const char* start = reinterpret_cast<const char*>(package.units.data());
  for (std::uint32_t i = 0; i < jauge_model_op_count(&model); ++i) {
    const jauge_op& op = *jauge_model_op(&model, i);
    facts.ops.push_back(
        {op.node, std::string(start + op.name.offset, op.name.bytes), op.kernel, kernel_word(op.kernel)});
  }
}

}  // namespace

Bytes PackageFacts::all_inputs() const {
  return sum(input_bytes);
}

Bytes PackageFacts::all_outputs() const {
  return sum(output_bytes);
}

Result<PackageFacts> facts_of_package(std::span<const std::uint8_t> package) {
  jauge_package_header header;
  constexpr std::size_t most_arena = std::size_t{1} << 28;
  if (package.size() < sizeof header)
    return Error{ErrorKind::damaged_file, "package", "it is shorter than its header", ""};
  std::memcpy(&header, package.data(), sizeof header);
  if (header.region_bytes[0] > most_arena)
    return Error{ErrorKind::too_large, "package", "it wants more than 256 MiB of arena", ""};
  Block copy(package.size()), arena(header.region_bytes[0]);
  std::memcpy(copy.units.data(), package.data(), package.size());
  jauge_model model{};
  const auto status = jauge_model_open(&model, copy.units.data(), package.size(), arena.units.data(), arena.size());
  if (status != JAUGE_OK) return not_runnable(status, model);
  PackageFacts facts;
  facts.digest = digest_of(package);
  facts.bytes = {static_cast<std::int64_t>(package.size())};
  facts.arena_bytes = {header.region_bytes[0]};
  facts.version = header.version;
  for (std::size_t i = 0; i < JAUGE_KERNEL_MAP_BYTES; ++i)
    facts.kernels[i / 8] |= std::uint64_t{header.kernels[i]} << (8 * (i % 8));
  read_ports(model, facts);
  read_ops(model, copy, facts);
  return facts;
}

Result<void> check_fits(const PackageFacts& package, const jauge_hello_ok& board, const std::string& where) {
  const auto too_much = [&](const char* what, std::int64_t needed, std::int64_t present, const char* hint) {
    return Error{ErrorKind::board, where,
                 std::string(what) + std::to_string(needed) + " bytes, the board has " + std::to_string(present), hint};
  };
  if (package.version > board.package_version)
    return Error{ErrorKind::board, where,
                 "the probe reads packages of version " + std::to_string(board.package_version) + ", this one is " +
                     std::to_string(package.version),
                 "flash the probe that came with this Jauge: jauge board flash"};
  for (std::size_t id = 0; id < 128; ++id) {
    const std::uint64_t bit = std::uint64_t{1} << (id % 64);
    if ((package.kernels[id / 64] & bit) && !(board.kernels[id / 64] & bit))
      return Error{ErrorKind::board, where, "the probe has no kernel " + kernel_word(id) + ", which the model needs",
                   "flash the newest probe: jauge board flash"};
  }
  if (package.arena_bytes.value > board.arena_bytes)
    return too_much("the model's tensors need ", package.arena_bytes.value, board.arena_bytes,
                    "jauge memory MODEL --level stream, or a smaller model");
  if (package.bytes.value > board.slot_bytes)
    return too_much("the package takes ", package.bytes.value, board.slot_bytes, "quantise or prune the model");
  return {};
}

}  // namespace jauge::host
