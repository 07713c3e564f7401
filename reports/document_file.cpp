// JSON with one array per struct, in the order of its fields: both ends are built together, so no field needs a name.
#include "reports/document_file.h"

#include <concepts>
#include <nlohmann/json.hpp>
#include <tuple>

namespace jauge::reports {
namespace {

using Json = nlohmann::json;

template <class T, class Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

// The fields of each struct, once for both directions.
auto fields(Is<Cell> auto& s) {
  return std::tie(s.text, s.tone, s.bar, s.family);
}
auto fields(Is<Column> auto& s) {
  return std::tie(s.title, s.figures);
}
auto fields(Is<Table> auto& s) {
  return std::tie(s.title, s.columns, s.rows, s.last_row_is_total, s.note);
}
auto fields(Is<TablePair> auto& s) {
  return std::tie(s.left, s.right);
}
auto fields(Is<KeyFigure> auto& s) {
  return std::tie(s.name, s.value, s.detail, s.origin);
}
auto fields(Is<KeyFigures> auto& s) {
  return std::tie(s.figures);
}
auto fields(Is<VerdictLine> auto& s) {
  return std::tie(s.tone, s.subject, s.word, s.sentence);
}
auto fields(Is<Heading> auto& s) {
  return std::tie(s.text);
}
auto fields(Is<Paragraph> auto& s) {
  return std::tie(s.text);
}
auto fields(Is<Note> auto& s) {
  return std::tie(s.text);
}
auto fields(Is<Bullets> auto& s) {
  return std::tie(s.items);
}
auto fields(Is<Verbatim> auto& s) {
  return std::tie(s.text);
}
auto fields(Is<UserText> auto& s) {
  return std::tie(s.text);
}
auto fields(Is<Gap> auto& s) {
  return std::tie(s.what, s.filler, s.command);
}
auto fields(Is<Tick> auto& s) {
  return std::tie(s.value, s.text);
}
auto fields(Is<Axis> auto& s) {
  return std::tie(s.maximum, s.ticks);
}
auto fields(Is<LegendEntry> auto& s) {
  return std::tie(s.family, s.text);
}
auto fields(Is<Bar> auto& s) {
  return std::tie(s.label, s.value, s.value_text, s.family);
}
auto fields(Is<BarChart> auto& s) {
  return std::tie(s.title, s.description, s.axis, s.bars, s.legend);
}
auto fields(Is<LimitLine> auto& s) {
  return std::tie(s.value, s.text);
}
auto fields(Is<StepChart> auto& s) {
  return std::tie(s.title, s.description, s.step_axis_title, s.bytes, s.steps, s.values, s.peak, s.peak_text, s.limit);
}
auto fields(Is<ArenaRectangle> auto& s) {
  return std::tie(s.first_step, s.end_step, s.offset, s.size, s.label, s.detail, s.family, s.ring);
}
auto fields(Is<ArenaMove> auto& s) {
  return std::tie(s.step, s.from, s.to);
}
auto fields(Is<ArenaGroup> auto& s) {
  return std::tie(s.first_step, s.end_step);
}
auto fields(Is<ArenaMap> auto& s) {
  return std::tie(s.title, s.description, s.step_axis_title, s.bytes, s.steps, s.rectangles, s.legend, s.moves,
                  s.groups, s.group_word);
}
auto fields(Is<Section> auto& s) {
  return std::tie(s.id, s.title, s.starts_page, s.blocks);
}
auto fields(Is<Document> auto& s) {
  return std::tie(s.language, s.title, s.authors, s.date, s.made_by, s.contents_title, s.page_word, s.sections);
}

// The last value of each enumeration.
constexpr int last_of(Language) {
  return static_cast<int>(Language::french);
}
constexpr int last_of(Tone) {
  return static_cast<int>(Tone::unknown);
}
constexpr int last_of(ops::Family) {
  return static_cast<int>(ops::Family::data_movement);
}

template <class T>
Json to_json(const T& value);
Json to_json(const Block& block);

template <class T>
Json to_json(const std::vector<T>& items) {
  Json array = Json::array();
  for (const T& item : items) array.push_back(to_json(item));
  return array;
}

template <class T>
Json to_json(const std::optional<T>& value) {
  return value ? to_json(*value) : Json();
}

Json to_json(const Block& block) {
  return std::visit([&](const auto& held) { return Json::array({block.index(), to_json(held)}); }, block);
}

template <class T>
Json to_json(const T& value) {
  if constexpr (std::is_enum_v<T>) {
    return static_cast<int>(value);
  } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
    return value;
  } else {
    return std::apply([](const auto&... field) { return Json::array({to_json(field)...}); }, fields(value));
  }
}

// False when the JSON is not of the type's form.
template <class T>
bool read(const Json& json, T& value);
bool read(const Json& json, Block& block);

template <class T>
bool read(const Json& json, std::vector<T>& items) {
  if (!json.is_array()) return false;
  items.resize(json.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!read(json[i], items[i])) return false;
  return true;
}

template <class T>
bool read(const Json& json, std::optional<T>& value) {
  if (json.is_null()) return true;
  value.emplace();
  return read(json, *value);
}

template <std::size_t index = 0>
bool read_block(std::size_t wanted, const Json& json, Block& block) {
  if constexpr (index < std::variant_size_v<Block>) {
    if (index != wanted) return read_block<index + 1>(wanted, json, block);
    return read(json, block.emplace<index>());
  }
  return false;
}

bool read(const Json& json, Block& block) {
  if (!json.is_array() || json.size() != 2 || !json[0].is_number_unsigned()) return false;
  return read_block(json[0].get<std::size_t>(), json[1], block);
}

template <class T>
bool read_number(const Json& json, T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    if (!json.is_boolean()) return false;
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!json.is_string()) return false;
  } else if constexpr (std::is_integral_v<T>) {
    if (!json.is_number_unsigned()) return false;
  } else {
    if (!json.is_number()) return false;
  }
  value = json.get<T>();
  return true;
}

template <class T>
bool read(const Json& json, T& value) {
  if constexpr (std::is_enum_v<T>) {
    if (!json.is_number_unsigned() || json.get<unsigned>() > static_cast<unsigned>(last_of(value))) return false;
    value = static_cast<T>(json.get<int>());
    return true;
  } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
    return read_number(json, value);
  } else {
    auto members = fields(value);
    if (!json.is_array() || json.size() != std::tuple_size_v<decltype(members)>) return false;
    std::size_t i = 0;
    return std::apply([&](auto&... field) { return (read(json[i++], field) && ...); }, members);
  }
}

}  // namespace

std::string write_document(const Document& document) {
  return to_json(document).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Document> read_document(std::string_view bytes) {
  const Json json = Json::parse(bytes, nullptr, false);
  Document document;
  if (!json.is_discarded() && read(json, document)) return document;
  return Error{.kind = ErrorKind::damaged_file,
               .where = "report document",
               .what = "the bytes are not a report document of this version",
               .hint = "jauge and jauge-pdf must come from the same build"};
}

}  // namespace jauge::reports
