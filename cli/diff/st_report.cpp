#include "cli/diff/st_report.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "cli/diff/table_lines.h"

namespace jauge::cli::diff {
namespace {

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// "5,372,584 B (5.12 MiB)" -> 5372584. Nothing when it does not begin with a digit or is longer than 18 digits.
std::optional<std::int64_t> leading_integer(std::string_view text) {
  std::int64_t value = 0;
  int digits = 0;
  for (const char c : trimmed(text)) {
    if (c == ',') continue;
    if (!is_digit(c) || digits == 18) break;
    value = value * 10 + (c - '0');
    ++digits;
  }
  return digits == 0 ? std::nullopt : std::optional(value);
}

// "2.2.0-20266" of "ST Edge AI Core v2.2.0-20266 2adc00962": what follows the last " v" before a digit.
std::string_view version_in(std::string_view line) {
  for (std::size_t at = line.rfind('v'); at != std::string_view::npos && at > 0; at = line.rfind('v', at - 1)) {
    if (at + 1 >= line.size() || line[at - 1] != ' ' || !is_digit(line[at + 1])) continue;
    const std::size_t end = line.find_first_of(" )", at);
    return line.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
  }
  return {};
}

bool names_the_tool(std::string_view line) {
  for (const std::string_view name : {"STM.ai v", "stm.ai v", "ST Edge AI Core v", "STEdgeAI Core v", "AI tools v"})
    if (line.find(name) != std::string_view::npos) return true;
  return false;
}

class ReportReader {
 public:
  Side read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      take(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    add_weights_to_their_rows();
    for (SideTable* table : {&model_, &c_})
      if (!table->rows.empty()) side_.tables.push_back(std::move(*table));
    return std::move(side_);
  }

 private:
  enum class Section { none, model, operations, c_layers };

  void take(std::string_view line) {
    if (side_.tool.empty() && names_the_tool(line)) read_tool(line);
    if (trimmed(line).empty() || trimmed(line).starts_with("model:") || trimmed(line).starts_with("model/c-model:") ||
        trimmed(line).starts_with("total "))
      section_ = Section::none;
    else if (!is_ruler(line) && !starts_section(line))
      section_ == Section::none ? read_setting(line) : read_row(line);
  }

  void read_tool(std::string_view line) {
    const std::string_view version = version_in(line);
    side_.tool = std::string(trimmed(line));
    if (const auto known = cost::st_version_named(version)) side_.st_version = *known;
  }

  bool starts_section(std::string_view line) {
    const std::string_view left = line.substr(0, line.find('|'));
    const std::vector<Cell> cells = cells_of(left);
    const auto has = [&cells](std::string_view start) {
      return std::ranges::any_of(cells, [start](const Cell& cell) { return cell.text.starts_with(start); });
    };
    Section section = Section::none;
    if (has("layer (") && has("macc"))
      section = Section::model;
    else if (has("c_id") && has("#op"))
      section = Section::operations;
    else if (has("c_id") && has("name (*_layer)") && has("macc"))
      section = Section::c_layers;
    if (section == Section::none) return false;
    section_ = section;
    headings_.clear();
    heading_texts_.clear();
    for (const Cell& cell : cells) heading_texts_.emplace_back(cell.text);
    for (std::size_t i = 0; i < cells.size(); ++i)
      headings_.push_back({cells[i].start, cells[i].end, heading_texts_[i]});
    return true;
  }

  // "macc               :   10,581,376"; the first of a name counts, later summaries repeat some.
  void read_setting(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view name = trimmed(line.substr(0, colon)), value = trimmed(line.substr(colon + 1));
    const auto keep = [&value](std::optional<std::int64_t>& place) {
      if (!place) place = leading_integer(value);
    };
    if (name == "params #") keep(side_.params);
    if (name == "macc") keep(side_.macs);
    if (name == "weights (ro)") keep(side_.weight_bytes);
    if (name == "activations (rw)") keep(side_.activation_bytes);
    if (name == "compression") side_.compression = compression_named(value);
    if (name == "model_name" && side_.title.empty()) side_.title = value;
  }

  void read_row(std::string_view line) {
    const std::vector<std::string_view> cells = under_headings(line.substr(0, line.find('|')), headings_);
    const auto cell = [&](std::string_view heading) -> std::string_view {
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (heading_texts_[i].starts_with(heading)) return cells[i];
      return {};
    };
    if (section_ == Section::model) return add_model_row(cell);
    const bool operations = section_ == Section::operations;
    const auto macc = leading_integer(cell(operations ? "#op" : "macc"));
    if (!macc) return;
    SideRow row = named(cell(operations ? "name (" : "name (*_layer)"));
    row.macs = macc;
    if (!operations) {
      row.op = cell("layer_type");
      row.weight_bytes = leading_integer(cell("rom"));
    }
    if (!row.name.empty()) add_c_row(std::move(row));
  }

  // Some reports list the C graph twice: as layers, which know their bytes, and as operations.
  void add_c_row(SideRow row) {
    const auto [known, is_new] = c_row_of_name_.try_emplace(row.name, c_.rows.size());
    if (is_new) c_.rows.push_back(std::move(row));
  }

  // "conv2d_conv2d (Conv2D, Conv2D)": name and type.
  static SideRow named(std::string_view cell) {
    const std::size_t open = cell.rfind(" (");
    if (open == std::string_view::npos) return {.name = std::string(cell), .op = ""};
    const std::string_view type = cell.substr(open + 2);
    return {.name = std::string(trimmed(cell.substr(0, open))),
            .op = std::string(trimmed(type.substr(0, type.find_first_of(",)"))))};
  }

  template <class CellOf>
  void add_model_row(const CellOf& cell) {
    SideRow row = named(cell("layer ("));
    if (row.name.empty()) return;
    if (!cell("m_id").empty() || !cell("id").empty()) {
      const auto id = leading_integer(cell("m_id").empty() ? cell("id") : cell("m_id"));
      if (id) last_id_ = *id;
    }
    row.shape = cell("oshape");
    const std::string_view stored = cell("param/size");  // "896/3,584": values and bytes
    row.params = leading_integer(stored).value_or(0);
    const std::size_t slash = stored.find('/');
    row.weight_bytes = slash == std::string_view::npos ? 0 : leading_integer(stored.substr(slash + 1)).value_or(0);
    row.macs = leading_integer(cell("macc")).value_or(0);
    ids_.push_back(last_id_);
    model_.rows.push_back(std::move(row));
  }

  // Weights of dense and element-wise layers are rows of their own there, under the number of their layer.
  void add_weights_to_their_rows() {
    std::map<std::int64_t, std::size_t> layer_of_id;
    const auto is_layer = [](const SideRow& row) { return row.op != "Placeholder" && row.op != "Input"; };
    for (std::size_t i = 0; i < model_.rows.size(); ++i)
      if (is_layer(model_.rows[i])) layer_of_id.try_emplace(ids_[i], i);
    for (std::size_t i = 0; i < model_.rows.size(); ++i) {
      const auto layer = layer_of_id.find(ids_[i]);
      if (model_.rows[i].op != "Placeholder" || layer == layer_of_id.end()) continue;
      *model_.rows[layer->second].params += *model_.rows[i].params;
      *model_.rows[layer->second].weight_bytes += *model_.rows[i].weight_bytes;
    }
    std::erase_if(model_.rows, [&](const SideRow& row) { return !is_layer(row); });
  }

  Side side_{.kind = "report", .title = "", .counted_by_st = true};
  SideTable model_{.graph = "model"}, c_{.graph = "c"};
  std::vector<std::int64_t> ids_;  // of the rows of model_: its layer's number
  std::map<std::string, std::size_t> c_row_of_name_;
  std::int64_t last_id_ = -1;
  Section section_ = Section::none;
  std::vector<Cell> headings_;
  std::vector<std::string> heading_texts_;
};

}  // namespace

bool is_st_report(std::string_view text) {
  constexpr std::size_t beginning = 64 * 1024;
  const std::string_view start = text.substr(0, beginning);
  return start.find('\0') == std::string_view::npos &&
         (names_the_tool(start) || (start.find("Exec/report summary") != std::string_view::npos));
}

Result<Side> read_st_report(std::string_view text, const std::string& file_name) {
  Side side = ReportReader().read(text);
  if (!side.macs && side.tables.empty())
    return Error{.kind = ErrorKind::unsupported_format,
                 .where = file_name,
                 .what = "is a report of STM32Cube.AI, but neither its totals nor its layers are where they should be",
                 .hint = "give the whole report, as 'analyze' or 'generate' wrote it"};
  if (side.title.empty()) side.title = file_name;
  return side;
}

}  // namespace jauge::cli::diff
