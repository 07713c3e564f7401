#include "tests/analyzer/import/tflite_model.h"

#include <algorithm>

namespace jauge::testing {
namespace {

std::size_t element_bytes(TfliteType type) {
  switch (type) {
    case TfliteType::float32:
    case TfliteType::int32:
      return 4;
    case TfliteType::int16:
      return 2;
    default:
      return 1;
  }
}

std::size_t elements_of(const std::vector<std::int32_t>& shape) {
  std::size_t count = 1;
  for (const std::int32_t dimension : shape) count *= static_cast<std::size_t>(dimension);
  return count;
}

FlatTableWriter table_of(const TfliteTensor& tensor, std::uint32_t buffer) {
  FlatTableWriter table;
  table.int32s(0, tensor.shape).int8(1, static_cast<std::int8_t>(tensor.type)).text(3, tensor.name);
  table.uint32(2, buffer + tensor.buffer_index_offset);
  if (tensor.is_variable) table.int8(5, 1);
  if (tensor.is_sparse) table.table(6, FlatTableWriter());
  if (!tensor.shape_signature.empty()) table.int32s(7, tensor.shape_signature);
  if (tensor.scales.empty()) return table;
  FlatTableWriter quantization;
  quantization.reals(2, tensor.scales).int64s(3, tensor.zero_points).int32(6, tensor.quantized_dimension);
  return table.table(4, quantization);
}

}  // namespace

std::int32_t TfliteModel::add(TfliteTensor tensor) {
  tensors.push_back(std::move(tensor));
  return static_cast<std::int32_t>(tensors.size() - 1);
}

std::int32_t TfliteModel::input(const std::string& name, const std::vector<std::int32_t>& shape) {
  inputs.push_back(add({.name = name, .shape = shape}));
  return inputs.back();
}

std::int32_t TfliteModel::value(const std::string& name, const std::vector<std::int32_t>& shape) {
  return add({.name = name, .shape = shape});
}

std::int32_t TfliteModel::zeros(const std::string& name, const std::vector<std::int32_t>& shape) {
  return add({.name = name, .shape = shape, .data = std::vector<std::byte>(4 * elements_of(shape))});
}

std::int32_t TfliteModel::integers(const std::string& name, const std::vector<std::int32_t>& values) {
  const auto* first = reinterpret_cast<const std::byte*>(values.data());
  return add({.name = name,
              .shape = {static_cast<std::int32_t>(values.size())},
              .type = TfliteType::int32,
              .data = {first, first + 4 * values.size()}});
}

TfliteModel& TfliteModel::operation(int builtin, const std::vector<std::int32_t>& in,
                                    const std::vector<std::int32_t>& out, FlatTableWriter options,
                                    const std::string& custom) {
  operations_.push_back({builtin, custom, in, out, std::move(options)});
  return *this;
}

TfliteModel& TfliteModel::output(std::int32_t id) {
  outputs.push_back(id);
  return *this;
}

std::vector<std::byte> TfliteModel::bytes() const {
  std::vector<FlatTableWriter> codes, buffers(1), tables, operators;
  for (const TfliteTensor& tensor : tensors) {
    std::uint32_t buffer = 0;
    if (!tensor.data.empty()) {
      buffer = static_cast<std::uint32_t>(buffers.size());
      buffers.push_back(FlatTableWriter().bytes(0, tensor.data));
    }
    tables.push_back(table_of(tensor, buffer));
  }
  for (const Operation& operation : operations_) {
    FlatTableWriter code;
    code.int8(0, static_cast<std::int8_t>(std::min(operation.builtin, 127))).int32(3, operation.builtin).int32(2, 1);
    if (!operation.custom.empty()) code.text(1, operation.custom);
    operators.push_back(FlatTableWriter()
                            .uint32(0, static_cast<std::uint32_t>(codes.size()))
                            .int32s(1, operation.inputs)
                            .int32s(2, operation.outputs)
                            .table(4, operation.options));
    codes.push_back(code);
  }
  FlatTableWriter graph;
  graph.tables(0, tables).int32s(1, inputs).int32s(2, outputs).tables(3, operators);
  return FlatTableWriter()
      .uint32(0, schema_version)
      .tables(1, codes)
      .tables(2, {graph})
      .text(3, "written by a test")
      .tables(4, buffers)
      .file("TFL3");
}

Result<import::Imported> TfliteModel::read(const import::ReadOptions& options) const {
  return import::read_bytes(bytes(), "m.tflite", "/nonexistent", options);
}

TfliteModel small_tflite(bool quantised) {
  TfliteModel model;
  const auto make = [&](const std::string& name, const std::vector<std::int32_t>& shape, float scale, bool constant,
                        TfliteType integer = TfliteType::int8) {
    TfliteTensor tensor{.name = name, .shape = shape};
    if (quantised) {
      tensor.type = integer;
      tensor.scales = {scale};
      tensor.zero_points = {0};
    }
    if (constant) tensor.data.resize(element_bytes(tensor.type) * elements_of(shape));
    return model.add(std::move(tensor));
  };
  const auto image = make("image", {1, 8, 8, 3}, 0.5F, false);
  const auto filters = make("filters", {4, 3, 3, 3}, 0.25F, true);
  const auto bias = make("bias", {4}, 0.125F, true, TfliteType::int32);
  const auto features = make("features", {1, 8, 8, 4}, 0.5F, false);
  const auto pooled = make("pooled", {1, 4, 4, 4}, 0.5F, false);
  const auto flat = make("flat", {1, 64}, 0.5F, false);
  const auto weights = make("weights", {10, 64}, 0.25F, true);
  const auto logits = make("logits", {1, 10}, 0.5F, false);
  const auto scores = make("scores", {1, 10}, 1.0F / 256, false);
  const auto shape = model.integers("shape", {1, 64});
  model.inputs = {image};
  model.operation(3, {image, filters, bias}, {features}, FlatTableWriter().int32(1, 1).int32(2, 1).int8(3, 1));
  model.operation(17, {features}, {pooled}, FlatTableWriter().int32(1, 2).int32(2, 2).int32(3, 2).int32(4, 2));
  model.operation(22, {pooled, shape}, {flat});
  model.operation(9, {flat, weights, -1}, {logits});
  model.operation(25, {logits}, {scores}, FlatTableWriter().real(0, 1));
  return model.output(scores);
}

}  // namespace jauge::testing
