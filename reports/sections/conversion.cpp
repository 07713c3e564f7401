// Section 5: formats, quantisation and what they cost in accuracy.
#include <map>

#include "reports/sections/cells.h"
#include "reports/sections/section.h"

namespace jauge::reports::sections {
namespace {

// Weight bytes by element type: the input and output types of a file do not tell how its weights are stored.
Table stored_types(const ir::Graph& graph, const Words& words) {
  std::map<std::string, std::int64_t> bytes_by_type;
  std::int64_t all = 0;
  for (const ir::Tensor& tensor : graph.tensors) {
    if (!tensor.is_constant()) continue;
    const std::int64_t bytes = ir::bytes_of(tensor.type).value;
    bytes_by_type[std::string(ir::name_of(tensor.type.dtype))] += bytes;
    all += bytes;
  }
  Table table;
  table.title = words("Constants of the file by element type");
  table.columns = {{words("Type")}, {words("Bytes"), true}, {words("Share"), true}};
  for (const auto& [type, bytes] : bytes_by_type)
    table.rows.push_back({plain(type), bytes_cell({bytes}, words),
                          share_cell(static_cast<double>(bytes), static_cast<double>(all), ops::Family::dense, words)});
  table.note = words("Origin of all values: counted.");
  return table;
}

}  // namespace

Blocks conversion(const ReportInput& input, const Words& words) {
  return {
      stored_types(input.analyses.front()->study->model, words),
      gap(words, "quantised or compressed variant, and the accuracy it costs",
          "Some hundred representative inputs, with labels if accuracy is to be measured: the error of each layer and "
          "the bytes won follow from them.",
          "jauge quantize MODEL --calibrate DATA -o OUT.onnx")};
}

}  // namespace jauge::reports::sections
