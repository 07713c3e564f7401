#include "mcu_db/read_records.h"

#include <algorithm>

#include "mcu_db/data_file.h"

namespace jauge::mcu_db {
namespace {

using nlohmann::json;

RegionRecord read_region(FieldReader& fields) {
  RegionRecord region;
  region.name = fields.text("name");
  region.start = fields.address("start");
  region.size = {fields.number("size").value_or(-1), fields.text("unit"), fields.source()};
  region.kind = fields.text("kind");
  region.rate = fields.fact("rate");
  return region;
}

void read_supply(FieldReader& fields, PartRecord& part) {
  fields.object("supply", [&part](FieldReader& supply) {
    const std::string unit = supply.text("unit"), source = supply.source();
    if (const auto volts = supply.number("min")) part.supply_min = Fact{*volts, unit, source};
    if (const auto volts = supply.number("max")) part.supply_max = Fact{*volts, unit, source};
  });
}

void read_core_of_part(FieldReader& fields, PartRecord& part) {
  fields.object("core", [&part](FieldReader& core) {
    part.cores = core.texts("value");
    part.core_source = core.source();
  });
  part.fpu = fields.text_fact("fpu");
  part.dsp = fields.text_fact("dsp");
  part.mve = fields.text_fact("mve");
  part.npu = fields.text_fact("npu");
  part.cache = fields.text_fact("cache");
}

void add_source(PartRecord& part, const std::string& source) {
  if (!source.empty() && std::ranges::find(part.sources, source) == part.sources.end()) part.sources.push_back(source);
}

void collect_sources(PartRecord& part) {
  add_source(part, part.core_source);
  for (const auto* fact :
       {&part.flash, &part.ram, &part.clock, &part.flash_wait_states, &part.supply_max, &part.run_current})
    if (*fact) add_source(part, (*fact)->source);
  for (const auto* fact : {&part.fpu, &part.dsp, &part.mve, &part.npu, &part.cache})
    if (*fact) add_source(part, (*fact)->source);
  for (const RegionRecord& region : part.regions) add_source(part, region.size.source);
}

void read_facts(FieldReader& fields, PartRecord& part) {
  fields.use_source(fields.source());
  read_core_of_part(fields, part);
  part.clock = fields.fact("clock");
  part.flash = fields.fact("flash");
  part.ram = fields.fact("ram");
  part.flash_wait_states = fields.fact("flash_wait_states");
  part.run_current = fields.fact("run_current");
  read_supply(fields, part);
}

PartRecord read_part(FieldReader& fields) {
  PartRecord part;
  part.part = fields.text("part");
  part.aliases = fields.texts("aliases");
  part.same = fields.texts("same");
  read_facts(fields, part);
  fields.objects("regions", [&part](FieldReader& region) { part.regions.push_back(read_region(region)); });
  part.notes = fields.texts("notes");
  return part;
}

// What the family states and the part does not.
void complete(PartRecord& part, const PartRecord& common) {
  if (part.cores.empty() && part.core_source.empty()) {
    part.cores = common.cores;
    part.core_source = common.core_source;
  }
  const auto take = [](auto& fact, const auto& of_family) {
    if (!fact) fact = of_family;
  };
  take(part.fpu, common.fpu);
  take(part.dsp, common.dsp);
  take(part.mve, common.mve);
  take(part.npu, common.npu);
  take(part.cache, common.cache);
  take(part.clock, common.clock);
  take(part.flash, common.flash);
  take(part.ram, common.ram);
  take(part.flash_wait_states, common.flash_wait_states);
  take(part.supply_min, common.supply_min);
  take(part.supply_max, common.supply_max);
  take(part.run_current, common.run_current);
}

// Sources may name the part they speak of as {part}.
void put_name(std::string& source, const std::string& name) {
  constexpr std::string_view place = "{part}";
  for (auto at = source.find(place); at != std::string::npos; at = source.find(place, at + name.size()))
    source.replace(at, place.size(), name);
}

PartRecord named(PartRecord part, const std::string& name) {
  part.part = name;
  part.same.clear();
  put_name(part.core_source, name);
  for (auto* fact : {&part.flash, &part.ram, &part.clock, &part.flash_wait_states, &part.supply_min, &part.supply_max,
                     &part.run_current})
    if (*fact) put_name((*fact)->source, name);
  for (auto* fact : {&part.fpu, &part.dsp, &part.mve, &part.npu, &part.cache})
    if (*fact) put_name((*fact)->source, name);
  for (RegionRecord& region : part.regions) put_name(region.size.source, name);
  collect_sources(part);
  return part;
}

BoardRecord read_board(FieldReader& fields) {
  BoardRecord board;
  board.board = fields.text("board");
  board.vendor = fields.text("vendor");
  board.part = fields.text("part");
  board.source = fields.source();
  fields.use_source(board.source);
  board.aliases = fields.texts("aliases");
  fields.objects("memories", [&board](FieldReader& memory) { board.memories.push_back(read_region(memory)); });
  board.probe = fields.text_fact("probe");
  board.virtual_com_port = fields.text_fact("virtual_com_port");
  board.clock = fields.fact("clock");
  board.notes = fields.texts("notes");
  return board;
}

std::optional<SizeRange> read_range(FieldReader& fields, const char* key) {
  if (!fields.has(key)) return std::nullopt;
  SizeRange range;
  fields.object(key, [&range](FieldReader& inner) {
    const std::string unit = inner.text("unit"), source = inner.source();
    const auto fact = [&](const char* name) { return Fact{inner.number(name).value_or(-1), unit, source}; };
    range = {fact("typical"), fact("low"), fact("high")};
  });
  return range;
}

LatencyRecord read_latency(FieldReader& fields) {
  LatencyRecord rule;
  rule.core = fields.text("core");
  rule.dtype = fields.text("dtype");
  rule.work = fields.text("work");
  const std::string unit = fields.text("unit"), source = fields.source();
  const auto fact = [&](const char* name) { return Fact{fields.number(name).value_or(-1), unit, source}; };
  rule.typical = fact("typical");
  rule.low = fact("low");
  rule.high = fact("high");
  return rule;
}

RuntimeRecord read_runtime_fields(FieldReader& fields) {
  RuntimeRecord runtime;
  runtime.runtime = fields.text("runtime");
  runtime.title = fields.text("title");
  runtime.vendor = fields.text_or_empty("vendor");
  runtime.source = fields.source();
  runtime.arena_regions = fields.number("arena_regions").value_or(1);
  runtime.weights = fields.text_or_empty("weights");
  fields.objects("footprints", [&runtime](FieldReader& inner) {
    runtime.footprints.push_back({inner.text("dtype"), read_range(inner, "code"), read_range(inner, "ram")});
  });
  fields.objects("latency", [&runtime](FieldReader& rule) { runtime.latency.push_back(read_latency(rule)); });
  return runtime;
}

CoreRecord read_core_fields(FieldReader& fields) {
  CoreRecord core;
  core.core = fields.text("core");
  core.fpu = fields.text_or_empty("fpu");
  core.dsp = fields.text_or_empty("dsp");
  core.mve = fields.text_or_empty("mve");
  core.notes = fields.texts("notes");
  core.source = fields.source();
  return core;
}

// The record's own name where it has one, so that a message can be found again.
std::string name_of(const json& object, const char* key, std::size_t index) {
  if (object.is_object() && object.contains(key) && object.at(key).is_string()) return object.at(key);
  return "record " + std::to_string(index + 1);
}

template <class Record, class Read>
ReadRecord<Record> read_one(const json& object, const Sources& sources, std::string name, Read read) {
  FieldReader fields(object, sources);
  Record record = read(fields);
  return {std::move(name), fields.fault(), std::move(record)};
}

// The list under `list`, each item named by its field `name`.
template <class Record, class Read>
Result<std::vector<ReadRecord<Record>>> read_all(const std::filesystem::path& path, const DataFile& file,
                                                 const char* list, const char* name, Read read) {
  const auto items = file.content.find(list);
  if (items == file.content.end() || !items->is_array())
    return bad_file(path, "there is no list '" + std::string(list) + "'");
  std::vector<ReadRecord<Record>> records;
  for (std::size_t i = 0; i < items->size(); ++i)
    records.push_back(read_one<Record>((*items)[i], file.sources, name_of((*items)[i], name, i), read));
  return records;
}

// A file that is one record: what belongs to the file goes, the rest are the record's fields.
template <class Record, class Read>
Result<ReadRecord<Record>> read_single(const std::filesystem::path& path, const char* name, Read read) {
  JAUGE_TRY(DataFile file, open_data_file(path));
  file.content.erase("schema");
  file.content.erase("sources");
  return read_one<Record>(file.content, file.sources, name_of(file.content, name, 0), read);
}

// The record of every part that shares the facts of `read`.
void spread(const ReadRecord<PartRecord>& read, const PartRecord& family,
            std::vector<ReadRecord<PartRecord>>& records) {
  PartRecord facts = read.record;
  facts.vendor = family.vendor;
  facts.family = family.family;
  facts.order_suffix = family.order_suffix;
  complete(facts, family);
  records.push_back({read.name, read.fault, named(facts, facts.part)});
  for (const std::string& other : facts.same) records.push_back({other, read.fault, named(facts, other)});
}

}  // namespace

Result<std::vector<ReadRecord<PartRecord>>> read_parts(const std::filesystem::path& path) {
  JAUGE_TRY(const DataFile file, open_data_file(path));
  FieldReader head(file.content, file.sources);
  PartRecord family;
  family.vendor = head.text("vendor");
  family.family = head.text("family");
  family.order_suffix = head.text_or_empty("order_suffix");
  head.object("common", [&family](FieldReader& fields) { read_facts(fields, family); });
  head.leave({"schema", "sources", "parts"});
  if (const std::string fault = head.fault(); !fault.empty()) return bad_file(path, fault);
  if (family.vendor.empty() || family.family.empty()) return bad_file(path, "'vendor' or 'family' is empty");
  JAUGE_TRY(const auto read, read_all<PartRecord>(path, file, "parts", "part", read_part));
  std::vector<ReadRecord<PartRecord>> records;
  for (const auto& part : read) spread(part, family, records);
  return records;
}

Result<std::vector<ReadRecord<BoardRecord>>> read_boards(const std::filesystem::path& path) {
  JAUGE_TRY(const DataFile file, open_data_file(path));
  FieldReader head(file.content, file.sources);
  head.leave({"schema", "sources", "boards"});
  if (const std::string fault = head.fault(); !fault.empty()) return bad_file(path, fault);
  return read_all<BoardRecord>(path, file, "boards", "board", read_board);
}

Result<ReadRecord<CoreRecord>> read_core(const std::filesystem::path& path) {
  return read_single<CoreRecord>(path, "core", read_core_fields);
}

Result<ReadRecord<RuntimeRecord>> read_runtime(const std::filesystem::path& path) {
  return read_single<RuntimeRecord>(path, "runtime", read_runtime_fields);
}

}  // namespace jauge::mcu_db
