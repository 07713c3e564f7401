#include "mcu_db/read_fits.h"

#include <algorithm>
#include <map>

#include "mcu_db/data_file.h"

namespace jauge::mcu_db {
namespace {

using nlohmann::json;
using target::CycleTerm;
using target::KernelClass;
using target::SizeModel;
using target::SpeedModel;
using target::WorkKind;

struct TermList {
  std::vector<CycleTerm> terms;
  std::string fault;
};
using TermLists = std::map<std::string, TermList>;

constexpr double most_cycles = 1e7;

std::string read_term(FieldReader& fields, CycleTerm& term) {
  for (const std::string& word : fields.texts("kernels")) {
    const auto kernel = target::kernel_class(word);
    if (!kernel) return "'" + word + "' is not a kind of layer";
    term.kernels.push_back(*kernel);
  }
  const std::string per = fields.text("per");
  const auto work = target::work_kind(per);
  if (!work) return "'" + per + "' is not a kind of work";
  term.work = *work;
  term.cycles = fields.number("cycles").value_or(-1);
  if (!(term.cycles >= 0 && term.cycles <= most_cycles)) return "the cycles per " + per + " are out of range";
  if (term.kernels.empty() != (term.work == WorkKind::call)) return "a term per " + per + " names the wrong kernels";
  return fields.fault();
}

TermLists read_term_lists(const json& lists, const Sources& sources) {
  TermLists result;
  if (!lists.is_object()) return result;
  for (const auto& [name, list] : lists.items()) {
    TermList& read = result[name];
    if (!list.is_array()) read.fault = "the terms '" + name + "' are not a list";
    for (const json& item : list) {
      FieldReader fields(item, sources);
      CycleTerm term;
      const std::string fault = read_term(fields, term);
      if (read.fault.empty()) read.fault = fault;
      read.terms.push_back(std::move(term));
    }
  }
  return result;
}

// Terms of another core or version: each kind of layer has its own factor, and a term for several kinds becomes one for
// each.
std::vector<CycleTerm> scaled(const std::vector<CycleTerm>& terms, const std::map<KernelClass, double>& scales) {
  std::vector<CycleTerm> result;
  for (const CycleTerm& term : terms) {
    const bool is_scaled = std::ranges::any_of(term.kernels, [&](KernelClass k) { return scales.contains(k); });
    if (!is_scaled) {
      result.push_back(term);
      continue;
    }
    for (const KernelClass kernel : term.kernels) {
      const auto scale = scales.find(kernel);
      result.push_back({{kernel}, term.work, term.cycles * (scale == scales.end() ? 1 : scale->second)});
    }
  }
  return result;
}

// {"dbank_0": {"conv.tflite": {"row": 55.1, ...}, ...}, ...}
struct LoopList {
  std::shared_ptr<const target::LoopCycles> loops;
  std::string fault;
};
using LoopLists = std::map<std::string, LoopList>;

std::string read_loops(const json& kernels, target::LoopCycles& loops) {
  if (!kernels.is_object()) return "the loops are no object";
  for (const auto& [kernel, list] : kernels.items()) {
    if (!list.is_object()) return "the loops of " + kernel + " are no object";
    for (const auto& [loop, cycles] : list.items()) {
      const double each = cycles.is_number() ? cycles.get<double>() : -1;
      if (!(each >= 0 && each <= most_cycles)) return "the cycles of " + kernel + ", " + loop + " are out of range";
      loops[kernel][loop] = each;
    }
  }
  return "";
}

LoopLists read_loop_lists(const json& lists) {
  LoopLists result;
  if (!lists.is_object()) return result;
  for (const auto& [name, kernels] : lists.items()) {
    auto loops = std::make_shared<target::LoopCycles>();
    const std::string fault = read_loops(kernels, *loops);
    result[name] = {std::move(loops), fault};
  }
  return result;
}

struct CycleLists {
  TermLists terms;
  LoopLists loops;
};

bool is_factor(double value) {
  return value >= 1e-3 && value <= 1e3;
}

std::string read_scales(const json& record, std::map<KernelClass, double>& scales) {
  const auto found = record.find("scales");
  if (found == record.end()) return "";
  if (!found->is_object()) return "'scales' is not an object";
  for (const auto& [word, value] : found->items()) {
    const auto kernel = target::kernel_class(word);
    if (!kernel) return "'scales' names '" + word + "', which is not a kind of layer";
    if (!value.is_number() || !is_factor(value.get<double>())) return "the scale of " + word + " is out of range";
    scales[*kernel] = value.get<double>();
  }
  return "";
}

std::string fault_of(const SpeedModel& model) {
  if (model.core.empty() || model.dtype.empty()) return "core or dtype is empty";
  if (model.source.empty()) return "it has no source";
  if (!is_factor(model.scale)) return "the scale is out of range";
  if (!(model.low > 0 && model.low <= 1 && model.high >= 1 && model.high <= 1e3 && model.beyond >= 1))
    return "the interval does not hold the value";
  if (!(model.least_macs >= 0 && model.least_macs <= model.most_macs)) return "the range of MACs is upside down";
  if (model.networks < 1 || model.rows < model.networks) return "it rests on no networks";
  return "";
}

void read_ranges(FieldReader& fields, SpeedModel& model) {
  fields.object("interval", [&model](FieldReader& ends) {
    model.low = ends.number("low").value_or(0);
    model.high = ends.number("high").value_or(0);
    model.beyond = ends.number("beyond").value_or(1);
  });
  fields.object("macs", [&model](FieldReader& range) {
    model.least_macs = range.number("least").value_or(0);
    model.most_macs = range.number("most").value_or(-1);
  });
}

int count_of(FieldReader& fields, const char* key) {
  const double value = fields.number(key).value_or(0);
  return value >= 0 && value <= 1e6 ? static_cast<int>(value) : 0;
}

// What the cycles are made of: terms, or the loops of our own kernels.
std::string read_cycles(const json& record, FieldReader& fields, const CycleLists& lists, SpeedModel& model) {
  if (record.contains("loops")) {
    const std::string name = fields.text("loops");
    const auto list = lists.loops.find(name);
    if (list == lists.loops.end()) return "there are no loops '" + name + "'";
    model.loops = list->second.loops;
    return list->second.fault;
  }
  const std::string name = fields.text("terms");
  const auto list = lists.terms.find(name);
  if (list == lists.terms.end()) return "there are no terms '" + name + "'";
  if (!list->second.fault.empty()) return list->second.fault;
  std::map<KernelClass, double> scales;
  if (std::string fault = read_scales(record, scales); !fault.empty()) return fault;
  model.terms = scaled(list->second.terms, scales);
  return "";
}

std::string read_chips(FieldReader& fields, SpeedModel& model) {
  model.parts = fields.texts("parts");
  const auto dbank = fields.number("dbank");
  if (dbank && *dbank != 0 && *dbank != 1) return "dbank is neither 0 nor 1";
  if (dbank) model.dual_bank = *dbank == 1;
  return "";
}

std::string read_model(const json& record, FieldReader& fields, const CycleLists& lists, SpeedModel& model) {
  model.core = fields.text("core");
  model.dtype = fields.text("dtype");
  model.version = fields.text_or_empty("version");
  model.date = fields.text("date");
  model.source = fields.source();
  const std::string basis = fields.text("basis");
  if (basis != "published" && basis != "virtual board" && basis != "board") return "'" + basis + "' is not a basis";
  model.basis = basis == "published"       ? SpeedModel::Basis::published
                : basis == "virtual board" ? SpeedModel::Basis::virtual_board
                                           : SpeedModel::Basis::board;
  model.skips_dead_channels = fields.text_or_empty("dead_channels") == "skipped";
  model.scale = fields.number("scale").value_or(1);
  read_ranges(fields, model);
  model.networks = count_of(fields, "networks");
  model.rows = count_of(fields, "rows");
  if (std::string fault = read_chips(fields, model); !fault.empty()) return fault;
  fields.leave({"scales"});
  if (std::string fault = read_cycles(record, fields, lists, model); !fault.empty()) return fault;
  const std::string fault = fields.fault();
  return fault.empty() ? fault_of(model) : fault;
}

ReadFit<SpeedModel> read_speed(const json& record, const Sources& sources, const CycleLists& lists) {
  FieldReader fields(record, sources);
  ReadFit<SpeedModel> read;
  read.fault = record.is_object() ? read_model(record, fields, lists, read.model) : "not a JSON object";
  read.name = read.model.dtype + " on " + read.model.core;
  if (!read.model.version.empty()) read.name += ", version " + read.model.version;
  return read;
}

constexpr double most_bytes = 1e9;

bool is_size(double bytes) {
  return bytes >= 0 && bytes <= most_bytes;
}

std::string read_kinds(const json& record, SizeModel& model) {
  const auto found = record.find("per_kind");
  if (found == record.end()) return "";
  if (!found->is_object()) return "'per_kind' is not an object";
  for (const auto& [word, value] : found->items()) {
    const auto kernel = target::kernel_class(word);
    if (!kernel) return "'per_kind' names '" + word + "', which is not a kind of layer";
    if (!value.is_number() || !is_size(value.get<double>())) return "the bytes of " + word + " are out of range";
    model.per_kind[*kernel] = value.get<double>();
  }
  return "";
}

std::string fault_of(const SizeModel& model) {
  if (model.dtype.empty()) return "the dtype is empty";
  if (model.source.empty()) return "it has no source";
  if (!is_size(model.fixed) || !is_size(model.per_layer) || !is_size(model.per_window)) return "a size is out of range";
  if (!(model.low > 0 && model.low <= 1 && model.high >= 1 && model.high <= 1e3))
    return "the interval does not hold the value";
  if (model.networks < 1) return "it rests on no networks";
  return "";
}

std::string read_size(const json& record, FieldReader& fields, SizeModel& model) {
  model.dtype = fields.text("dtype");
  model.version = fields.text_or_empty("version");
  model.date = fields.text("date");
  model.source = fields.source();
  const std::string layers = fields.text("layers");
  if (layers != "deployable" && layers != "st_nodes") return "'layers' is neither deployable nor st_nodes";
  model.layers = layers == "st_nodes" ? SizeModel::Layers::st_nodes : SizeModel::Layers::deployable;
  fields.object("bytes", [&model](FieldReader& bytes) {
    model.fixed = bytes.number("fixed").value_or(-1);
    model.per_layer = bytes.number("per_layer").value_or(0);
    model.per_window = bytes.number("per_window").value_or(0);
  });
  fields.object("interval", [&model](FieldReader& ends) {
    model.low = ends.number("low").value_or(0);
    model.high = ends.number("high").value_or(0);
  });
  model.networks = count_of(fields, "networks");
  fields.leave({"per_kind", "what"});
  if (std::string fault = read_kinds(record, model); !fault.empty()) return fault;
  const std::string fault = fields.fault();
  return fault.empty() ? fault_of(model) : fault;
}

void read_sizes(const json& content, const Sources& sources, FitFile& file) {
  for (const json& record : content.value("sizes", json::array())) {
    FieldReader fields(record, sources);
    ReadFit<SizeModel> read;
    const std::string what = fields.text("what");
    read.fault =
        what == "code" || what == "ram" ? read_size(record, fields, read.model) : "'what' is neither code nor ram";
    read.name = what + " with " + read.model.dtype + " weights";
    (what == "code" ? file.code_sizes : file.ram_sizes).push_back(std::move(read));
  }
}

}  // namespace

Result<FitFile> read_fits(const std::filesystem::path& path) {
  JAUGE_TRY(const DataFile read, open_data_file(path));
  const auto& [content, sources] = read;
  FieldReader head(content, sources);
  FitFile file;
  file.runtime = head.text("runtime");
  head.leave({"schema", "sources", "terms", "loops", "speeds", "sizes"});
  if (const std::string fault = head.fault(); !fault.empty()) return bad_file(path, fault);
  const auto speeds = content.find("speeds");
  if (speeds == content.end() || !speeds->is_array()) return bad_file(path, "there is no list 'speeds'");
  if (!content.value("sizes", json::array()).is_array()) return bad_file(path, "'sizes' is not a list");
  const CycleLists lists{read_term_lists(content.value("terms", json::object()), sources),
                         read_loop_lists(content.value("loops", json::object()))};
  for (const json& record : *speeds) file.speeds.push_back(read_speed(record, sources, lists));
  read_sizes(content, sources, file);
  return file;
}

}  // namespace jauge::mcu_db
