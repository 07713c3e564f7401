// Section 7: what the firmware around the network must provide.
#include "reports/sections/cells.h"
#include "reports/sections/section.h"
#include "reports/wording/numbers.h"

namespace jauge::reports::sections {
namespace {

void add_rows(const ir::Graph& graph, const std::vector<ir::TensorId>& ids, Phrase role, const Words& words,
              Table& table) {
  constexpr std::size_t most = 16;
  for (std::size_t i = 0; i < ids.size() && i < most; ++i) {
    const ir::Tensor& tensor = graph.tensor(ids[i]);
    table.rows.push_back({plain(words(role)), name_cell(tensor.name),
                          plain(std::string(ir::name_of(tensor.type.dtype))), plain(ir::to_text(tensor.type.shape)),
                          bytes_cell(ir::bytes_of(tensor.type), words)});
  }
}

Table buffers(const ir::Graph& graph, const Words& words) {
  Table table;
  table.title = words("Buffers the firmware fills and reads");
  table.columns = {
      {words("Role")}, {words("Name")}, {words("Type")}, {words("Shape on the chip")}, {words("Bytes"), true}};
  add_rows(graph, graph.inputs, "input", words, table);
  add_rows(graph, graph.outputs, "output", words, table);
  table.note =
      words("Channels come last on the chip, as cameras deliver them. Inputs and outputs lie inside the arena.");
  return table;
}

}  // namespace

Blocks integration(const ReportInput& input, const Words& words) {
  return {buffers(input.analyses.front()->study->deployable, words),
          gap(words, "project, linker lines and the code that feeds the network",
              "A C project with the planned arena is generated from the model.", "jauge export MODEL -o DIR")};
}

}  // namespace jauge::reports::sections
