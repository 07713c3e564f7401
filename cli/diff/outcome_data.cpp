// The outcome for programs.
#include <nlohmann/json.hpp>

#include "cli/diff/outcome.h"

namespace jauge::cli::diff {
namespace {

using Json = nlohmann::ordered_json;
using Count = std::optional<std::int64_t>;

std::string_view name_of(RowStatus status) {
  switch (status) {
    case RowStatus::equal:
      return "equal";
    case RowStatus::changed:
      return "changed";
    case RowStatus::only_old:
      return "removed";
    case RowStatus::only_new:
      return "added";
  }
  return "";
}

Json count_json(const Count& count) {
  return count ? Json(*count) : Json(nullptr);
}

Json change_json(const Count& before, const Count& after) {
  return {{"old", count_json(before)}, {"new", count_json(after)}};
}

Json side_json(const Side& side) {
  return {{"kind", side.kind},
          {"title", side.title},
          {"tool", side.tool},
          {"st_version", side.st_version ? Json(to_text(*side.st_version)) : Json(nullptr)},
          {"compression", to_text(side.compression)}};
}

Json row_json(const RowDifference& row) {
  const SideRow nothing{.name = "", .op = ""};
  const SideRow& before = row.old_row ? *row.old_row : nothing;
  const SideRow& after = row.new_row ? *row.new_row : nothing;
  const auto text = [](bool there, const std::string& value) { return there ? Json(value) : Json(nullptr); };
  const auto texts = [&](const std::string& a, const std::string& b) {
    return Json{{"old", text(row.old_row.has_value(), a)}, {"new", text(row.new_row.has_value(), b)}};
  };
  return {{"status", name_of(row.status)},
          {"name", texts(before.name, after.name)},
          {"operator", texts(before.op, after.op)},
          {"output_shape", texts(before.shape, after.shape)},
          {"params", change_json(before.params, after.params)},
          {"macs", change_json(before.macs, after.macs)},
          {"weight_bytes", change_json(before.weight_bytes, after.weight_bytes)}};
}

Json table_json(const TableDifference& table) {
  Json rows = Json::array();
  for (const RowDifference& row : table.rows) rows.push_back(row_json(row));
  return {{"graph", table.graph}, {"equal", table.equal}, {"rows", std::move(rows)}};
}

// One field of CSV: quoted when it must be.
std::string field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string count_field(const std::optional<SideRow>& row, Count SideRow::*member) {
  return row && (*row).*member ? std::to_string(*((*row).*member)) : "";
}

}  // namespace

Json json_of(const Outcome& outcome) {
  const auto& [old_side, new_side, tables, values] = outcome;
  const bool by_st = old_side.counted_by_st || new_side.counted_by_st;
  Json table_list = Json::array(), value_list = Json::array();
  for (const TableDifference& table : tables) table_list.push_back(table_json(table));
  for (const ValueDifference& value : values)
    value_list.push_back({{"path", value.path}, {"old", value.old_value}, {"new", value.new_value}});
  return {{"old", side_json(old_side)},
          {"new", side_json(new_side)},
          {"counted_as", by_st ? "st" : "jauge"},
          {"totals",
           {{"params", change_json(old_side.params, new_side.params)},
            {"macs", change_json(old_side.macs, new_side.macs)},
            {"weight_bytes", change_json(old_side.weight_bytes, new_side.weight_bytes)},
            {"activation_bytes", change_json(old_side.activation_bytes, new_side.activation_bytes)}}},
          {"tables", std::move(table_list)},
          {"values", std::move(value_list)}};
}

std::string csv_of(const Outcome& outcome) {
  std::string text =
      "graph,status,old_name,new_name,old_params,new_params,old_macs,new_macs,old_weight_bytes,new_weight_bytes\n";
  for (const TableDifference& table : outcome.tables)
    for (const RowDifference& row : table.rows) {
      text += field(table.graph) + "," + std::string(name_of(row.status));
      text += "," + field(row.old_row ? row.old_row->name : "") + "," + field(row.new_row ? row.new_row->name : "");
      for (const auto member : {&SideRow::params, &SideRow::macs, &SideRow::weight_bytes})
        text += "," + count_field(row.old_row, member) + "," + count_field(row.new_row, member);
      text += "\n";
    }
  return text;
}

}  // namespace jauge::cli::diff
