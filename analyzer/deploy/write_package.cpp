#include <algorithm>
#include <bit>
#include <limits>

#include "analyzer/deploy/deploy.h"
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/lowered.h"
#include "analyzer/deploy/merge_rows.h"
#include "analyzer/deploy/package_tables.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/kernel_call.h"

static_assert(std::endian::native == std::endian::little, "packages are little-endian and written as structs");

namespace jauge::deploy {
namespace {

std::uint8_t dtype_of(ir::DType dtype) {
  switch (dtype) {
    case ir::DType::float32:
      return JAUGE_F32;
    case ir::DType::int8:
      return JAUGE_S8;
    case ir::DType::uint8:
    case ir::DType::boolean:
      return JAUGE_U8;
    case ir::DType::int16:
      return JAUGE_S16;
    case ir::DType::int32:
      return JAUGE_S32;
    case ir::DType::int64:
      return JAUGE_S64;
    default:
      return 0;
  }
}

Error misfit(std::string what) {
  return {.kind = ErrorKind::internal, .where = "model package", .what = std::move(what), .hint = {}};
}

class Writer {
 public:
  Writer(const ir::Graph& graph, const memory::Plan& plan, const PackageOptions& options)
      : graph_(graph), plan_(plan), options_(options), shares_(options.shares) {
    if (shares_.empty()) shares_.push_back({.region = 0, .start = 0_B, .bytes = plan.arena_bytes});
  }

  Result<std::vector<std::byte>> write() {
    JAUGE_CHECK(add_ports(graph_.inputs, 0, tables_.inputs));
    for (int step = 0; step < step_count();) {
      JAUGE_TRY(step, add_group(step));
    }
    JAUGE_CHECK(add_ports(graph_.outputs, std::max(0, step_count() - 1), tables_.outputs));
    for (std::size_t region = 0; region < shares_.size(); ++region)
      tables_.header.region_bytes[region] = static_cast<std::uint32_t>(shares_[region].bytes.value);
    tables_.header.scratch_bytes = largest_scratch_;
    tables_.header.name = tables_.data(graph_.source.name);
    return tables_.bytes();
  }

 private:
  struct Spot {
    std::uint8_t region;
    std::uint32_t offset;
  };
  // Where an offset of the plan lies on the chip.
  Spot spot_of(Bytes offset) const {
    std::size_t region = 0;
    while (region + 1 < shares_.size() && shares_[region + 1].start <= offset) ++region;
    return {static_cast<std::uint8_t>(region), static_cast<std::uint32_t>((offset - shares_[region].start).value)};
  }

  int step_count() const { return static_cast<int>(plan_.order.size()); }
  const ir::Node& node_at(int step) const {
    return graph_.nodes[static_cast<std::size_t>(plan_.order[static_cast<std::size_t>(step)])];
  }

  // The step `first` and all that run together with it; the step behind them.
  Result<int> add_group(int first) {
    int last = first;
    for (const memory::Group& group : plan_.groups)
      if (group.first_step == first) last = group.last_step;
    const auto first_op = static_cast<std::uint32_t>(tables_.ops.size());
    for (int step = first; step <= last; ++step) {
      JAUGE_CHECK(add_moves(step));
      auto added = add_node(step);
      if (!added) {
        if (added.error().where.empty()) added.error().where = ops::place_of(graph_, node_at(step));
        return std::move(added).error();
      }
    }
    const auto count = static_cast<std::uint32_t>(tables_.ops.size()) - first_op;
    if (count > JAUGE_MAX_GROUP_OPS)
      return misfit("a group has " + std::to_string(count) + " operations; at most " +
                    std::to_string(JAUGE_MAX_GROUP_OPS) + " run together");
    if (last > first) {
      add_run(first_op, count);
    } else {
      for (std::uint32_t op = first_op; op < first_op + count; ++op) add_run(op, 1);
    }
    return last + 1;
  }

  void add_run(std::uint32_t first, std::uint32_t count) {
    tables_.steps.push_back({.kind = JAUGE_STEP_RUN,
                             .region = 0,
                             .op_count = static_cast<std::uint16_t>(count),
                             .first = first,
                             .to = 0,
                             .bytes = 0});
  }

  Result<void> add_moves(int step) {
    for (const memory::Move& move : plan_.moves) {
      if (move.step != step) continue;
      const Spot from = spot_of(move.from), to = spot_of(move.to);
      if (from.region != to.region) return misfit("a tensor moves from one region into another");
      tables_.steps.push_back({.kind = JAUGE_STEP_MOVE,
                               .region = from.region,
                               .op_count = 0,
                               .first = from.offset,
                               .to = to.offset,
                               .bytes = static_cast<std::uint32_t>(move.size.value)});
    }
    return {};
  }

  Result<void> add_node(int step) {
    const ir::Node& node = node_at(step);
    const ops::NodeView view(graph_, node);
    if (stays_where_it_is(node, step)) return {};
    JAUGE_TRY(const LoweredOps lowered, lower(view));
    for (const LoweredOp& op : lowered)
      JAUGE_CHECK(add_op(may_see_other_rows(node, step) ? with_wide_rows(op, graph_) : op, node, step));
    return {};
  }

  bool runs_alone(int step) const {
    for (const memory::Group& group : plan_.groups)
      if (group.first_step <= step && step <= group.last_step) return false;
    return true;
  }

  // The node runs alone, and its tensors lie in whole rows.
  bool may_see_other_rows(const ir::Node& node, int step) const {
    if (!runs_alone(step)) return false;
    for (const ir::TensorId id : {node.inputs[0], node.outputs[0]}) {
      const memory::TensorPlace* stay = stay_of(id, step);
      if (!stay || !is_packed(*stay, geometry_of(graph_.tensor(id).type.shape))) return false;
    }
    return true;
  }

  // A view whose output is planned over its input: nothing to do.
  bool stays_where_it_is(const ir::Node& node, int step) const {
    const ops::Operator* op = ops::find_operator(node.op);
    if (!op || !op->memory.is_view) return false;
    const memory::TensorPlace* from = stay_of(node.inputs[0], step);
    const memory::TensorPlace* to = stay_of(node.outputs[0], step);
    return from && to && from->offset == to->offset;
  }

  // Where a tensor lies while `step` runs; null for constants and for what nobody reads.
  const memory::TensorPlace* stay_of(ir::TensorId id, int step) const {
    const memory::TensorPlace* found = nullptr;
    for (const memory::TensorPlace& place : plan_.tensors)
      if (place.tensor == id && place.first_step <= step && step <= place.last_step) found = &place;
    return found;
  }

  Result<void> add_op(const LoweredOp& lowered, const ir::Node& node, int step) {
    if (lowered.inputs.size() > JAUGE_MAX_INPUTS)
      return ops::not_supported("it has " + std::to_string(lowered.inputs.size()) +
                                " inputs; the runtime takes up to " + std::to_string(JAUGE_MAX_INPUTS));
    std::vector<std::uint16_t> operands;
    for (const auto* list : {&lowered.inputs, &lowered.outputs})
      for (const Operand& operand : *list) {
        JAUGE_TRY(const std::uint16_t place, place_of(operand, step));
        operands.push_back(place);
      }
    jauge_op op = {};
    op.kernel = lowered.kernel;
    op.rounding = static_cast<std::uint8_t>(rounding_of(node.rounding));
    op.weight_layout = static_cast<std::uint8_t>(lowered.weight_layout);
    op.input_count = static_cast<std::uint8_t>(lowered.inputs.size());
    op.output_count = static_cast<std::uint8_t>(lowered.outputs.size());
    op.first_operand = tables_.add_operands(operands);
    op.node = static_cast<std::uint32_t>(plan_.order[static_cast<std::size_t>(step)]);
    op.parameters = tables_.data(lowered.parameters);
    op.weights = tables_.data(lowered.weights);
    op.channels = tables_.data(lowered.channels);
    op.table = tables_.data(lowered.table);
    if (options_.names) op.name = tables_.data(node.name);
    add_scratch(op, step);
    push(op);
    return {};
  }

  void add_scratch(jauge_op& op, int step) {
    for (const memory::ScratchPlace& place : plan_.scratch) {
      if (place.step != step) continue;
      const Spot spot = spot_of(place.offset);
      op.scratch_region = spot.region;
      op.scratch_offset = spot.offset;
      op.scratch_bytes = static_cast<std::uint32_t>(place.size.value);
      largest_scratch_ = std::max(largest_scratch_, op.scratch_bytes);
      if (op.kernel == JAUGE_KERNEL_conv_s8 && runs_alone(step))
        op.scratch_bytes = static_cast<std::uint32_t>((free_until(place) - place.offset).value);
    }
  }

  // Convolutions that run alone make as many rows at once as their scratch has room for: what lies free above it is
  // theirs too.
  Bytes free_until(const memory::ScratchPlace& place) const {
    Bytes end = plan_.arena_bytes;
    for (const memory::Share& share : shares_)
      if (share.start <= place.offset) end = share.start + share.bytes;
    for (const memory::TensorPlace& tensor : plan_.tensors)
      if (tensor.first_step <= place.step && place.step <= tensor.last_step &&
          tensor.offset >= place.offset + place.size)
        end = std::min(end, tensor.offset);
    return end;
  }

  Result<std::uint16_t> place_of(const Operand& operand, int step) {
    if (operand.tensor == ir::no_tensor) return std::uint16_t{JAUGE_ABSENT};
    const ir::Tensor& tensor = graph_.tensor(operand.tensor);
    const Geometry geometry = operand.as.value_or(geometry_of(tensor.type.shape));
    jauge_place place = {};
    JAUGE_CHECK(describe(tensor, geometry, place));
    if (tensor.is_constant()) {
      place.region = JAUGE_IN_PACKAGE;
      place.offset = tables_.data(stored_bytes(tensor)).offset;
      return numbered(place);
    }
    const memory::TensorPlace* stay = stay_of(operand.tensor, step);
    if (!stay) return misfit("tensor '" + tensor.name + "' lies nowhere at step " + std::to_string(step));
    const Spot spot = spot_of(stay->offset);
    place.region = spot.region;
    place.offset = spot.offset;
    const Geometry usual = geometry_of(tensor.type.shape);
    if (geometry == usual) {
      JAUGE_CHECK(take_pitches(*stay, place));
    } else {
      if (!is_packed(*stay, usual)) return ops::not_supported("it does not see the rows that the memory plan keeps");
      JAUGE_TRY(place.same_as, place_of({operand.tensor}, step));
    }
    return numbered(place);
  }

  // All rows are kept, one after the other.
  static bool is_packed(const memory::TensorPlace& stay, const Geometry& usual) {
    return (stay.ring_rows == 0 || usual.rows == 1) && stay.row_pitch == 0_B && stay.pixel_pitch == 0_B;
  }

  static Result<void> take_pitches(const memory::TensorPlace& stay, jauge_place& place) {
    if (stay.pixel_pitch > 0_B) {
      place.pixel_pitch = static_cast<std::int32_t>(stay.pixel_pitch.value);
      place.row_pitch = place.pixel_pitch * place.width;
    }
    if (stay.row_pitch > 0_B) place.row_pitch = static_cast<std::int32_t>(stay.row_pitch.value);
    constexpr int largest = std::numeric_limits<std::uint16_t>::max();
    if (stay.ring_rows > largest || stay.ring_step > largest || stay.ring_phase > largest)
      return misfit("a ring has " + std::to_string(stay.ring_rows) + " rows");
    place.ring_rows = static_cast<std::uint16_t>(stay.ring_rows);
    place.ring_step = static_cast<std::uint16_t>(stay.ring_rows > 0 ? stay.ring_step : 0);
    place.ring_phase = static_cast<std::uint16_t>(stay.ring_rows > 0 ? stay.ring_phase : 0);
    return {};
  }

  Result<void> describe(const ir::Tensor& tensor, const Geometry& geometry, jauge_place& place) const {
    place.dtype = dtype_of(tensor.type.dtype);
    if (place.dtype == 0)
      return ops::not_supported("the runtime on the chip has no " + std::string(ir::name_of(tensor.type.dtype)));
    for (const std::int64_t extent : {geometry.rows, geometry.width, geometry.channels})
      if (extent < 1 || extent > JAUGE_MAX_EXTENT)
        return ops::not_supported("tensor '" + tensor.name + "' of shape " + ir::to_text(tensor.type.shape) +
                                  " is empty or too long for the runtime on the chip");
    place.rows = static_cast<std::int32_t>(geometry.rows);
    place.width = static_cast<std::int32_t>(geometry.width);
    place.channels = static_cast<std::int32_t>(geometry.channels);
    const std::int64_t pixel = geometry.channels * ir::bytes_of(tensor.type.dtype);
    if (pixel * geometry.width > std::int64_t{1} << 30) return ops::not_supported("a row of it has more than 1 GiB");
    place.pixel_pitch = static_cast<std::int32_t>(pixel);
    place.row_pitch = static_cast<std::int32_t>(pixel * geometry.width);
    place.scale = 1;
    place.same_as = JAUGE_ABSENT;
    if (!tensor.quant || !tensor.quant->per_tensor()) return {};
    place.scale = tensor.quant->scales[0];
    place.zero_point = stored_zero(tensor);
    if (is_quantised_byte(tensor)) place.dtype = JAUGE_S8;
    return {};
  }

  // The same place again has the same number: the row loop finds producers by it.
  std::uint16_t numbered(const jauge_place& place) {
    const auto key = blob_of(place);
    const auto [found, is_new] = numbers_.try_emplace(key, std::uint16_t{0});
    if (is_new) found->second = tables_.add(place);
    return found->second;
  }

  // Callers see the graph's own types; inside, unsigned bytes are lowered by 128 after they come and before they go.
  Result<void> add_ports(const std::vector<ir::TensorId>& ids, int step, std::vector<jauge_port>& ports) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const ir::Tensor& tensor = graph_.tensor(ids[i]);
      auto inside = place_of({.tensor = ids[i]}, step);
      if (!inside) {
        if (inside.error().where.empty()) inside.error().where = "model package";
        return std::move(inside).error();
      }
      std::uint16_t place = *inside;
      if (is_quantised_byte(tensor) && tensor.type.dtype == ir::DType::uint8) {
        jauge_place outside = tables_.place(place);
        outside.dtype = JAUGE_U8;
        outside.zero_point += 128;
        place = numbered(outside);
        const bool first = std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) ==
                           ids.begin() + static_cast<std::ptrdiff_t>(i);
        if (first) &ports == &tables_.inputs ? add_flip(place, *inside) : add_flip(*inside, place);
      }
      ports.push_back({.place = place, .name = tables_.data(tensor.name)});
    }
    return {};
  }

  void add_flip(std::uint16_t from, std::uint16_t to) {
    Blob table;
    for (int byte = 0; byte < 256; ++byte) table.push_back(static_cast<char>(byte ^ 0x80));
    jauge_op op = {};
    op.kernel = JAUGE_KERNEL_table_s8;
    op.input_count = op.output_count = 1;
    op.first_operand = tables_.add_operands({from, to});
    op.weights = tables_.data(table);
    op.node = std::numeric_limits<std::uint32_t>::max();
    push(op);
    add_run(static_cast<std::uint32_t>(tables_.ops.size()) - 1, 1);
  }

  void push(const jauge_op& op) {
    tables_.header.kernels[op.kernel / 8] |= static_cast<std::uint8_t>(1u << op.kernel % 8);
    tables_.ops.push_back(op);
  }

  const ir::Graph& graph_;
  const memory::Plan& plan_;
  const PackageOptions& options_;
  std::vector<memory::Share> shares_;  // at least one
  PackageTables tables_;
  std::map<Blob, std::uint16_t> numbers_;
  std::uint32_t largest_scratch_ = 0;
};

}  // namespace

Result<std::vector<std::byte>> write_package(const ir::Graph& deployable, const memory::Plan& plan,
                                             const PackageOptions& options) {
  if (plan.order.size() != deployable.nodes.size())
    return misfit("the plan has " + std::to_string(plan.order.size()) + " steps, the graph " +
                  std::to_string(deployable.nodes.size()) + " nodes");
  if (options.shares.size() > JAUGE_MAX_REGIONS)
    return misfit("the arena lies in " + std::to_string(options.shares.size()) + " regions; the runtime knows " +
                  std::to_string(JAUGE_MAX_REGIONS));
  if (plan.arena_bytes.value > JAUGE_MAX_BYTES)
    return Error{.kind = ErrorKind::too_large,
                 .where = "model package",
                 .what = "its tensors need " + std::to_string(plan.arena_bytes.value) + " bytes of RAM",
                 .hint = {}};
  return Writer(deployable, plan, options).write();
}

std::string digest_of(const std::vector<std::byte>& package) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 32 && offsetof(jauge_package_header, sha256) + i < package.size(); ++i) {
    const auto byte = std::to_integer<unsigned>(package[offsetof(jauge_package_header, sha256) + i]);
    text += {digits[byte >> 4], digits[byte & 15]};
  }
  return text;
}

}  // namespace jauge::deploy
