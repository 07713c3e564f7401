#include "analyzer/import/formats.h"

#include "analyzer/base/sha256.h"
#include "analyzer/import/foreign_files.h"
#include "analyzer/import/graph_file/read_graph_file.h"
#include "analyzer/import/keras/read_keras.h"
#include "analyzer/import/onnx/read_onnx.h"
#include "analyzer/import/shown_name.h"
#include "analyzer/import/tflite/read_tflite.h"
#include "analyzer/import/weight_scan.h"
#include "analyzer/ir/find_fault.h"

namespace jauge::import {
namespace {

constexpr Format formats[] = {
    {"TFLite", tflite::recognises, tflite::read},
    {"Keras", keras::recognises, keras::read},
    {"Keras archive", keras::recognises_archive, keras::read},
    {"Jauge graph", graph_file::recognises, graph_file::read},
    {"ONNX", onnx::recognises, onnx::read},  // last: protobuf has no signature, so nearly anything may be one
};

const Format* format_of(std::span<const std::byte> bytes) {
  for (const Format& format : formats)
    if (format.recognises(bytes)) return &format;
  return nullptr;
}

// Messages quote what files say.
std::string shown(const std::string& text) {
  constexpr std::size_t longest = 4000;
  return clean_name(text.size() > longest ? text.substr(0, longest) + "..." : text);
}

Error presentable(Error error) {
  if (error.hint.empty()) error.hint = "export the model again";
  for (std::string* text : {&error.where, &error.what, &error.hint}) *text = shown(*text);
  return error;
}

}  // namespace

std::span<const Format> all_formats() {
  return formats;
}

Result<Imported> read_bytes(std::span<const std::byte> bytes, const std::string& file_name,
                            const std::filesystem::path& folder, const ReadOptions& options) {
  const ModelFile file{bytes, clean_name(file_name), folder};
  if (auto foreign = recognise_foreign(file)) return *foreign;
  const Format* format = format_of(bytes);
  if (!format)
    return Error{.kind = ErrorKind::unsupported_format,
                 .where = file.name,
                 .what = "this is no kind of model file that Jauge knows",
                 .hint = "export the model to ONNX"};
  auto result = format->read(file, options);
  if (!result) return presentable(std::move(result).error());
  Imported imported = *std::move(result);
  imported.graph.source.name = file.name;
  imported.graph.source.file_bytes = static_cast<std::int64_t>(bytes.size());
  imported.graph.source.sha256 = sha256_hex(bytes);
  if (auto fault = ir::find_fault(imported.graph))
    return Error{
        .kind = ErrorKind::damaged_file, .where = file.name, .what = shown(*fault), .hint = "export the model again"};
  for (Note& note : scan_weights(imported.graph)) imported.notes.push_back(std::move(note));
  return imported;
}

}  // namespace jauge::import
