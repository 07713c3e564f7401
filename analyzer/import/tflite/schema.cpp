#include "analyzer/import/tflite/schema.h"

#include <algorithm>

namespace jauge::import::tflite {
namespace {

constexpr std::size_t max_tensors = 400'000;
constexpr std::size_t max_operations = 200'000;

class ModelReader {
 public:
  ModelReader(FlatBuffer& buffer, const std::string& file_name) : buffer_(buffer), file_(file_name) {}

  Result<Model> read() {
    const FlatTable root = buffer_.root();
    if (root.uint32(0) != 3 && buffer_.fault().empty())
      return Error{.kind = ErrorKind::unsupported_format,
                   .where = file_,
                   .what = "TensorFlow Lite schema version " + std::to_string(root.uint32(0)) + "; version 3 is read",
                   .hint = "convert the model again with a TensorFlow of 2017 or later"};
    model_.description = root.text(3);
    read_codes(root);
    const auto buffers = root.tables(4);
    const auto subgraphs = root.tables(2);
    if (subgraphs.empty()) return damaged("holds no graph");
    model_.subgraphs = subgraphs.size();
    JAUGE_CHECK(read_tensors(subgraphs[0], buffers));
    JAUGE_CHECK(read_operations(subgraphs[0]));
    model_.inputs = subgraphs[0].int32s(1);
    model_.outputs = subgraphs[0].int32s(2);
    if (!buffer_.fault().empty()) return damaged(buffer_.fault());
    JAUGE_CHECK(check_indices());
    return std::move(model_);
  }

 private:
  Error damaged(std::string what) const {
    return {.kind = ErrorKind::damaged_file,
            .where = file_,
            .what = std::move(what),
            .hint = "convert or download the file again"};
  }

  void read_codes(const FlatTable& root) {
    for (const FlatTable& code : root.tables(1))
      // Builtin codes outgrew their byte: the newer field holds the larger number.
      model_.codes.push_back({.builtin = std::max<int>(code.int8(0), code.int32(3)),
                              .custom_name = code.text(1),
                              .version = code.int32(2, 1)});
  }

  Result<void> read_tensors(const FlatTable& subgraph, const std::vector<FlatTable>& buffers) {
    const auto tables = subgraph.tables(0);
    if (tables.size() > max_tensors)
      return Error{.kind = ErrorKind::too_large,
                   .where = file_,
                   .what = "more than 400,000 tensors",
                   .hint = "no microcontroller runs that"};
    for (const FlatTable& table : tables) {
      Tensor tensor{.name = table.text(3),
                    .shape = table.int32s(0),
                    .shape_signature = table.int32s(7),
                    .type = table.int8(1),
                    .data = {},
                    .is_variable = table.boolean(5),
                    .is_sparse = table.has(6),
                    .scales = {},
                    .zero_points = {}};
      const FlatTable quantization = table.table(4);
      tensor.scales = quantization.reals(2);
      tensor.zero_points = quantization.int64s(3);
      tensor.quantized_dimension = quantization.int32(6);
      JAUGE_TRY(tensor.data, data_of(tensor, table.uint32(2), buffers));
      model_.tensors.push_back(std::move(tensor));
    }
    return {};
  }

  Result<std::span<const std::byte>> data_of(const Tensor& tensor, std::uint32_t buffer,
                                             const std::vector<FlatTable>& buffers) const {
    if (buffer >= buffers.size()) {
      if (buffer == 0) return std::span<const std::byte>();
      return damaged("tensor '" + tensor.name + "' names buffer " + std::to_string(buffer) + " of " +
                     std::to_string(buffers.size()));
    }
    if (buffers[buffer].uint64(1) > 1)
      return Error{.kind = ErrorKind::unsupported_format,
                   .where = file_,
                   .what = "weights lie behind the FlatBuffer, as in files over 2 GB",
                   .hint = "no microcontroller holds such a model"};
    return buffers[buffer].bytes(0);
  }

  Result<void> read_operations(const FlatTable& subgraph) {
    const auto tables = subgraph.tables(3);
    if (tables.size() > max_operations)
      return Error{.kind = ErrorKind::too_large,
                   .where = file_,
                   .what = "more than 200,000 operators",
                   .hint = "no microcontroller runs that"};
    for (const FlatTable& table : tables)
      model_.operations.push_back({.code = table.uint32(0),
                                   .inputs = table.int32s(1),
                                   .outputs = table.int32s(2),
                                   .options = table.table(4),
                                   .dilation = {}});
    return {};
  }

  Result<void> check_indices() const {
    const auto names_tensor = [this](std::int32_t id, bool optional) {
      return (optional && id == -1) || (id >= 0 && static_cast<std::size_t>(id) < model_.tensors.size());
    };
    const auto all_name_tensors = [&names_tensor](const std::vector<std::int32_t>& ids, bool optional) {
      return std::all_of(ids.begin(), ids.end(), [&](std::int32_t id) { return names_tensor(id, optional); });
    };
    if (!all_name_tensors(model_.inputs, false) || !all_name_tensors(model_.outputs, false))
      return damaged("a graph input or output names a tensor that does not exist");
    for (std::size_t i = 0; i < model_.operations.size(); ++i) {
      const Operation& operation = model_.operations[i];
      if (operation.code >= model_.codes.size())
        return damaged("operator " + std::to_string(i) + " has a code that does not exist");
      if (!all_name_tensors(operation.inputs, true) || !all_name_tensors(operation.outputs, false))
        return damaged("operator " + std::to_string(i) + " names a tensor that does not exist");
    }
    return {};
  }

  FlatBuffer& buffer_;
  const std::string& file_;
  Model model_;
};

}  // namespace

Result<Model> read_model(FlatBuffer& buffer, const std::string& file_name) {
  return ModelReader(buffer, file_name).read();
}

}  // namespace jauge::import::tflite
