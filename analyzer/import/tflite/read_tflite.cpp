#include "analyzer/import/tflite/read_tflite.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analyzer/import/shown_name.h"
#include "analyzer/import/tflite/dilated_convolutions.h"
#include "analyzer/import/tflite/operation_call.h"

namespace jauge::import::tflite {
namespace {

constexpr int custom_operator = 32;

// The schema's element types.
std::optional<ir::DType> dtype_of(int type) {
  switch (type) {
    case 0:
      return ir::DType::float32;
    case 1:
      return ir::DType::float16;
    case 2:
      return ir::DType::int32;
    case 3:
      return ir::DType::uint8;
    case 4:
      return ir::DType::int64;
    case 6:
      return ir::DType::boolean;
    case 7:
      return ir::DType::int16;
    case 9:
      return ir::DType::int8;
    case 10:
      return ir::DType::float64;
    case 15:
      return ir::DType::uint32;
    case 16:
      return ir::DType::uint16;
    default:
      return std::nullopt;
  }
}

std::string name_of_type(int type) {
  switch (type) {
    case 5:
      return "text";
    case 8:
    case 11:
      return "complex numbers";
    case 13:
      return "a resource";
    case 17:
      return "4-bit integers";
    default:
      return "elements of type number " + std::to_string(type);
  }
}

class TfliteImporter {
 public:
  TfliteImporter(const ModelFile& file, const Model& model, const ReadOptions& options)
      : file_(file), model_(model), options_(options) {}

  Result<Imported> import() {
    const std::vector<bool> needed = needed_operations();
    JAUGE_CHECK(check_operators(needed));
    JAUGE_CHECK(check_shapes());
    emit_.graph.source.name = file_.name;
    emit_.graph.source.format = "TFLite";
    emit_.graph.source.format_version = "schema 3";
    emit_.graph.source.producer = clean_name(model_.description);
    for (const Tensor& tensor : model_.tensors) JAUGE_CHECK(add_tensor(tensor));
    for (std::size_t i = 0; i < model_.operations.size(); ++i)
      if (needed[i]) JAUGE_CHECK(convert(i));
    JAUGE_CHECK(add_inputs_and_outputs());
    note_dynamic_range();
    imported_.graph = ir::without_unused_tensors(std::move(emit_.graph));
    return std::move(imported_);
  }

 private:
  Error error(ErrorKind kind, std::string what, std::string hint) const {
    return {.kind = kind, .where = file_.name, .what = std::move(what), .hint = std::move(hint)};
  }

  // All unknown operators in one message: a user wants to know once what to change.
  Result<void> check_operators(const std::vector<bool>& needed) const {
    std::map<std::string, int> unknown;
    for (std::size_t i = 0; i < model_.operations.size(); ++i) {
      if (!needed[i]) continue;
      const OperatorCode& code = model_.codes[model_.operations[i].code];
      const OperatorConverter* converter = find_converter(code.builtin);
      if (converter && converter->convert) continue;
      const std::string kind = code.builtin == custom_operator ? "custom '" + clean_name(code.custom_name) + "'"
                               : converter                     ? std::string(converter->kind)
                                                               : "number " + std::to_string(code.builtin);
      ++unknown[kind];
    }
    if (unknown.empty()) return {};
    std::string list;
    bool loops = false, custom = false;
    for (const auto& [kind, count] : unknown) {
      list += (list.empty() ? "" : ", ") + kind + (count > 1 ? " (" + std::to_string(count) + " times)" : "");
      loops = loops || kind == "WHILE" || kind == "IF" || kind == "CALL_ONCE" || kind == "VAR_HANDLE";
      custom = custom || kind.starts_with("custom");
    }
    return error(ErrorKind::unsupported_operator, "operators that are not known here: " + list,
                 loops    ? "convert recurrent layers unrolled (unroll=True) or as fused LSTM"
                 : custom ? "custom operators are programs outside the file: convert the model without them"
                          : "replace them by builtin operators and convert the model again");
  }

  // Where the file leaves a dimension open, the shape beside it is a guess of the converter. A batch may be guessed.
  Result<void> check_shapes() {
    for (const std::int32_t id : model_.inputs) {
      const Tensor& input = model_.tensors[static_cast<std::size_t>(id)];
      const std::string name = clean_name(input.name);
      if (input.shape_signature.size() != input.shape.size()) continue;
      std::string wanted;
      bool open = false, open_batch = false;
      for (std::size_t i = 0; i < input.shape.size(); ++i) {
        const bool unknown = input.shape_signature[i] < 0;
        open = open || (unknown && i > 0);
        open_batch = open_batch || (unknown && i == 0);
        wanted += (i == 0 ? "" : ",") + (unknown && i > 0 ? std::string("?") : std::to_string(input.shape[i]));
      }
      // A shape that the user gives and that is the file's guess makes it certain.
      const auto given = options_.shapes.find(name);
      if (open && given == options_.shapes.end())
        return Error{.kind = ErrorKind::shape_needed,
                     .where = file_.name + ": input '" + name + "'",
                     .what = "its shape is open: " + wanted,
                     .hint = "--shape " + name + "=" + wanted + " with a number for each question mark"};
      if (open_batch && given == options_.shapes.end())
        imported_.notes.push_back(
            {.code = "dynamic_batch",
             .where = name,
             .what = "the batch is open in the file; " + std::to_string(input.shape[0]) + " is assumed",
             .hint = "convert the model with the batch you need"});
    }
    return {};
  }

  Result<void> add_tensor(const Tensor& file) {
    const auto dtype = dtype_of(file.type);
    const std::string name = clean_name(file.name);
    if (!dtype)
      return error(ErrorKind::unsupported_format, "tensor '" + name + "' holds " + name_of_type(file.type),
                   "convert the model with float32 or int8 values");
    if (file.is_sparse)
      return error(ErrorKind::unsupported_format, "tensor '" + name + "' is stored sparsely",
                   "convert the model without sparse weights");
    ir::Tensor tensor{.name = name, .type = {*dtype, {}}, .quant = {}, .data = {}};
    for (const std::int32_t dimension : file.shape) tensor.type.shape.push_back(dimension);
    const auto bytes = ir::checked_bytes(tensor.type);
    if (!bytes)
      return error(ErrorKind::damaged_file,
                   "tensor '" + name + "' has the impossible shape " + ir::to_text(tensor.type.shape), "convert again");
    JAUGE_CHECK(add_meaning(file, tensor));
    if (!file.data.empty()) {
      if (static_cast<std::int64_t>(file.data.size()) != *bytes)
        return error(ErrorKind::damaged_file,
                     "tensor '" + name + "' holds " + std::to_string(file.data.size()) + " bytes; its shape needs " +
                         std::to_string(*bytes),
                     "convert again");
      tensor.data = ir::Buffer(std::vector<std::byte>(file.data.begin(), file.data.end()));
    }
    emit_.graph.add(std::move(tensor));
    return {};
  }

  Result<void> add_meaning(const Tensor& file, ir::Tensor& tensor) const {
    if (file.scales.empty() || ir::is_float(tensor.type.dtype)) return {};
    ir::QuantParams quant{.scales = file.scales, .zero_points = file.zero_points, .axis = -1};
    // One zero point may stand for all slices, and none for zero.
    if (quant.zero_points.size() <= 1)
      quant.zero_points.assign(quant.scales.size(), quant.zero_points.empty() ? 0 : quant.zero_points.front());
    // Some converters copy the axis of the weights to their bias.
    if (quant.scales.size() > 1) quant.axis = tensor.type.shape.size() == 1 ? 0 : file.quantized_dimension;
    tensor.quant = std::move(quant);
    return {};
  }

  // An operation is needed when something that reaches an output reads it; inputs that repeat declared shapes do not
  // count.
  std::vector<bool> needed_operations() const {
    std::vector<bool> needed_tensor(model_.tensors.size(), false);
    for (const std::int32_t id : model_.outputs) needed_tensor[static_cast<std::size_t>(id)] = true;
    std::vector<bool> needed(model_.operations.size(), false);
    for (std::size_t i = model_.operations.size(); i-- > 0;) {
      const Operation& operation = model_.operations[i];
      needed[i] = std::any_of(operation.outputs.begin(), operation.outputs.end(), [&needed_tensor](std::int32_t id) {
        return needed_tensor[static_cast<std::size_t>(id)];
      });
      if (!needed[i]) continue;
      const OperatorConverter* converter = find_converter(model_.codes[operation.code].builtin);
      for (std::size_t input = 0; input < operation.inputs.size(); ++input) {
        const bool repeats_shape =
            converter && std::ranges::find(converter->shape_inputs, input) != converter->shape_inputs.end();
        if (operation.inputs[input] >= 0 && !repeats_shape)
          needed_tensor[static_cast<std::size_t>(operation.inputs[input])] = true;
      }
    }
    return needed;
  }

  Result<void> convert(std::size_t index) {
    Operation operation = model_.operations[index];
    // State that lives between calls belongs to its operator, which knows its size; it is no tensor of the graph.
    for (std::int32_t& id : operation.inputs)
      if (id >= 0 && model_.tensors[static_cast<std::size_t>(id)].is_variable)
        operation.states.push_back(std::exchange(id, -1));
    const OperatorConverter& converter = *find_converter(model_.codes[operation.code].builtin);
    OperationCall call(emit_, operation, converter.kind, static_cast<int>(index));
    return converter.convert(call);
  }

  Result<void> add_inputs_and_outputs() {
    for (const std::int32_t id : model_.inputs) {
      const ir::TensorId input{id};
      if (emit_.graph.tensor(input).is_constant()) continue;
      const auto given = options_.shapes.find(emit_.graph.tensor(input).name);
      if (given != options_.shapes.end() && given->second != emit_.graph.tensor(input).type.shape)
        return Error{.kind = ErrorKind::usage,
                     .where = "--shape " + given->first,
                     .what = "the file fixes this shape: " + ir::to_text(emit_.graph.tensor(input).type.shape),
                     .hint = "convert the model with another input shape"};
      emit_.graph.inputs.push_back(input);
    }
    std::vector<bool> produced(emit_.graph.tensors.size(), false);
    for (const ir::Node& node : emit_.graph.nodes)
      for (const ir::TensorId id : node.outputs) produced[ir::index_of(id)] = true;
    for (const std::int32_t id : model_.outputs) {
      const ir::TensorId output{id};
      const bool is_input =
          std::find(emit_.graph.inputs.begin(), emit_.graph.inputs.end(), output) != emit_.graph.inputs.end();
      if (!produced[static_cast<std::size_t>(id)] && !is_input && !emit_.graph.tensor(output).is_constant())
        return error(ErrorKind::damaged_file, "output '" + emit_.graph.tensor(output).name + "' is never written",
                     "convert the model again");
      emit_.graph.outputs.push_back(output);
    }
    return {};
  }

  // int8 weights beside float activations: small in Flash, but computed in float.
  void note_dynamic_range() {
    for (const ir::Node& node : emit_.graph.nodes) {
      if (node.inputs.size() < 2 || node.inputs[1] == ir::no_tensor || node.inputs[0] == ir::no_tensor) continue;
      const ir::Tensor& weights = emit_.graph.tensor(node.inputs[1]);
      const ir::Tensor& data = emit_.graph.tensor(node.inputs[0]);
      if (!weights.is_constant() || weights.type.dtype != ir::DType::int8 || !ir::is_float(data.type.dtype)) continue;
      imported_.notes.push_back(
          {.code = "dynamic_range",
           .where = file_.name,
           .what = "the weights are int8, the computation is float32 (dynamic-range quantisation)",
           .hint = "calibrate with data to have int8 throughout"});
      return;
    }
  }

  const ModelFile& file_;
  const Model& model_;
  const ReadOptions& options_;
  Emitter emit_;
  Imported imported_;
};

}  // namespace

bool recognises(std::span<const std::byte> bytes) {
  return FlatBuffer(bytes).identifier() == "TFL3";
}

Result<Imported> read(const ModelFile& file, const ReadOptions& options) {
  FlatBuffer buffer(file.bytes);
  JAUGE_TRY(Model model, read_model(buffer, file.name));
  merge_dilated_convolutions(model);
  auto imported = TfliteImporter(file, model, options).import();
  // Options are read while converting: a fault there may have surfaced as a wrong value.
  if (!buffer.fault().empty())
    return Error{.kind = ErrorKind::damaged_file,
                 .where = file.name,
                 .what = buffer.fault(),
                 .hint = "convert or download the file again"};
  return imported;
}

}  // namespace jauge::import::tflite
