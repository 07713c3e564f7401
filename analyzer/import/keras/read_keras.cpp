#include "analyzer/import/keras/read_keras.h"

#include <nlohmann/json.hpp>

#include "analyzer/import/containers/hdf5.h"
#include "analyzer/import/containers/json.h"
#include "analyzer/import/containers/zip.h"
#include "analyzer/import/keras/model_reader.h"
#include "analyzer/import/shown_name.h"

namespace jauge::import::keras {
namespace {

using nlohmann::json;

constexpr std::string_view archive_start = "PK\x03\x04";
constexpr const char* save_whole = "save the whole model: model.save('model.keras')";

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct Maker {
  std::string version, backend;
};

Result<Imported> emit_model(const ModelFile& file, const ReadOptions& options, const json& description,
                            const Weights& weights, const Maker& maker) {
  Imported imported;
  Emitter emitter;
  emitter.graph.source.name = file.name;
  emitter.graph.source.format = "Keras";
  emitter.graph.source.format_version = clean_name(maker.version.empty() ? "version not stated" : maker.version);
  emitter.graph.source.producer = clean_name(maker.backend);
  emitter.graph.source.training_bytes = weights.training_bytes();
  JAUGE_CHECK(ModelReader(emitter, weights, options).read(description, imported.notes));
  imported.graph = ir::without_unused_tensors(std::move(emitter.graph));
  return imported;
}

Error no_model(const std::string& file_name, const Hdf5File& file) {
  // Weights-only files: of Keras 2 with layer_names at the root, of Keras 3 with a group of layers.
  const auto names = file.text_list_attribute("/", "layer_names");
  const bool weights_only = file.has("/model_weights") || file.has("/layers") ||
                            file.has("/_layer_checkpoint_dependencies") || (names && !names->empty());
  return {.kind = ErrorKind::unsupported_format,
          .where = file_name,
          .what = weights_only ? "the file holds weights without the model they belong to"
                               : "an HDF5 file, but not a Keras model",
          .hint = weights_only ? save_whole : "give a Keras model, or export the model to ONNX"};
}

Result<Imported> read_h5(const ModelFile& model_file, const ReadOptions& options) {
  const std::string& file_name = model_file.name;
  JAUGE_TRY(Hdf5File opened, Hdf5File::open(model_file.bytes, file_name));
  const auto file = std::make_shared<const Hdf5File>(std::move(opened));
  JAUGE_TRY(const auto config_text, file->text_attribute("/", "model_config"));
  if (!config_text) return no_model(file_name, *file);
  JAUGE_TRY(const json description, parse_json(*config_text, file_name + ": model_config"));
  JAUGE_TRY(const auto version, file->text_attribute("/", "keras_version"));
  JAUGE_TRY(const auto backend, file->text_attribute("/", "backend"));
  JAUGE_TRY(const auto weights, weights_of_h5(file));
  return emit_model(model_file, options, description, *weights, {version.value_or(""), backend.value_or("")});
}

// metadata.json says which Keras wrote the file; a model without it is still a model.
Maker maker_of(const ZipArchive& archive, const std::string& file_name) {
  const ZipArchive::Entry* entry = archive.find("metadata.json");
  if (!entry) return {};
  const auto content = archive.read(*entry);
  if (!content) return {};
  const auto metadata = parse_json(text_of(content->bytes), file_name + ": metadata.json");
  if (!metadata || !metadata->is_object()) return {};
  const auto version = metadata->find("keras_version");
  return {version != metadata->end() && version->is_string() ? version->get<std::string>() : "", ""};
}

Result<ZipArchive::Content> part_of(const ZipArchive& archive, const char* name, const std::string& file_name) {
  const ZipArchive::Entry* entry = archive.find(name);
  if (!entry)
    return Error{.kind = ErrorKind::damaged_file,
                 .where = file_name,
                 .what = std::string("the Keras archive has no ") + name,
                 .hint = save_whole};
  return archive.read(*entry);
}

Result<Imported> read_archive(const ModelFile& model_file, const ReadOptions& options) {
  const std::string& file_name = model_file.name;
  JAUGE_TRY(const ZipArchive archive, ZipArchive::open(model_file.bytes, file_name));
  JAUGE_TRY(const auto config, part_of(archive, "config.json", file_name));
  JAUGE_TRY(const json description, parse_json(text_of(config.bytes), file_name + ": config.json"));
  JAUGE_TRY(const auto stored, part_of(archive, "model.weights.h5", file_name));
  JAUGE_TRY(Hdf5File opened, Hdf5File::open(stored.bytes, file_name + ": model.weights.h5"));
  const auto file = std::make_shared<const Hdf5File>(std::move(opened));
  JAUGE_TRY(const auto weights, weights_of_archive(file, description, file_name));
  return emit_model(model_file, options, description, *weights, maker_of(archive, file_name));
}

}  // namespace

bool recognises(std::span<const std::byte> bytes) {
  constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
  return text_of(bytes).starts_with(signature);
}

bool recognises_archive(std::span<const std::byte> bytes) {
  if (!text_of(bytes).starts_with(archive_start)) return false;
  const auto archive = ZipArchive::open(bytes, "");
  // A cut archive has lost its list; what it began with still tells.
  if (!archive) {
    const std::string_view begin = text_of(bytes).substr(0, 4096);
    return begin.find("metadata.json") != begin.npos || begin.find("model.weights.h5") != begin.npos;
  }
  return archive->find("model.weights.h5") != nullptr || archive->find("config.json") != nullptr;
}

Result<Imported> read(const ModelFile& file, const ReadOptions& options) {
  return text_of(file.bytes).starts_with(archive_start) ? read_archive(file, options) : read_h5(file, options);
}

}  // namespace jauge::import::keras
