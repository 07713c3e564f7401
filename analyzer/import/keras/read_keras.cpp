#include "analyzer/import/keras/read_keras.h"

#include <nlohmann/json.hpp>

#include "analyzer/import/containers/hdf5.h"
#include "analyzer/import/containers/json.h"
#include "analyzer/import/keras/model_reader.h"

namespace jauge::import::keras {

bool recognises(std::span<const std::byte> bytes) {
  constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
  return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()).starts_with(signature);
}

Result<Imported> read(const ModelFile& model_file, const ReadOptions& options) {
  const std::string& file_name = model_file.name;
  JAUGE_TRY(Hdf5File opened, Hdf5File::open(model_file.bytes, file_name));
  const auto file = std::make_shared<const Hdf5File>(std::move(opened));
  JAUGE_TRY(const auto config_text, file->text_attribute("/", "model_config"));
  if (!config_text)
    return Error{.kind = ErrorKind::unsupported_format,
                 .where = file_name,
                 .what = file->has("/model_weights") || file->has("/layer_names")
                             ? "the file holds weights without the model they belong to"
                             : "an HDF5 file, but not a Keras model",
                 .hint = "save the whole model: model.save('model.h5')"};
  JAUGE_TRY(const nlohmann::json description, parse_json(*config_text, file_name + ": model_config"));
  JAUGE_TRY(const auto version, file->text_attribute("/", "keras_version"));
  JAUGE_TRY(const auto backend, file->text_attribute("/", "backend"));
  JAUGE_TRY(const auto weights, weights_of_h5(file));

  Imported imported;
  Emitter emitter;
  emitter.graph.source.name = file_name;
  emitter.graph.source.format = "Keras";
  emitter.graph.source.format_version = version.value_or("version not stated");
  emitter.graph.source.producer = backend.value_or("");
  emitter.graph.source.training_bytes = weights->training_bytes();
  JAUGE_CHECK(ModelReader(emitter, *weights, options).read(description, imported.notes));
  imported.graph = std::move(emitter.graph);
  return imported;
}

}  // namespace jauge::import::keras
