// Builds Keras files in tests: an HDF5 file in memory, and the zip archive around it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/import/import.h"

namespace jauge::testing {

class Hdf5Writer {
 public:
  Hdf5Writer();
  ~Hdf5Writer();
  Hdf5Writer(const Hdf5Writer&) = delete;
  Hdf5Writer& operator=(const Hdf5Writer&) = delete;

  // Attributes of a group, which is made when it is not there; "/" is the root.
  Hdf5Writer& text(const std::string& group, const std::string& name, const std::string& value);
  Hdf5Writer& texts(const std::string& group, const std::string& name, const std::vector<std::string>& values);
  // Values count up from 0 in hundredths, so that a transposition shows.
  Hdf5Writer& dataset(const std::string& path, const std::vector<std::int64_t>& shape);
  Hdf5Writer& dataset_text(const std::string& path, const std::string& name, const std::string& value);
  std::vector<std::byte> bytes() const;

 private:
  std::int64_t file_ = -1;
};

struct ZipFile {
  std::string name;
  std::vector<std::byte> bytes;
  bool deflated = false;
};

std::vector<std::byte> zip_of(const std::vector<ZipFile>& files);
std::vector<std::byte> bytes_of(const std::string& text);

struct KerasVariable {
  std::string layer;  // group below model_weights ("dense")
  std::string name;   // "dense/kernel:0"
  std::vector<std::int64_t> shape;
};

// A whole-model .h5 as Keras 2 writes it.
std::vector<std::byte> keras_h5(const std::string& config, const std::vector<KerasVariable>& variables,
                                const std::string& keras_version = "2.15.0");

struct ArchiveVariable {
  std::string path;  // "layers/dense/vars/0"
  std::vector<std::int64_t> shape;
};

// The files in a .keras archive as Keras 3 writes it, and the archive.
std::vector<ZipFile> keras_parts(const std::string& config, const std::vector<ArchiveVariable>& variables,
                                 bool deflated = false);
std::vector<std::byte> keras_archive(const std::string& config, const std::vector<ArchiveVariable>& variables,
                                     bool deflated = false);

// {"class_name": ..., "config": {"name": ..., further}}; `further` begins with a comma or is empty.
std::string layer_json(const std::string& class_name, const std::string& name, const std::string& further = "");
// A Sequential model of an input of `shape` (JSON, with the batch) and layers.
std::string sequential_json(const std::string& shape, const std::vector<std::string>& layers);

Result<import::Imported> read_keras(const std::vector<std::byte>& bytes, const import::ReadOptions& options = {});

// Conv2D -> BatchNormalization -> Flatten -> Dense on 8x8x3, in both forms.
std::vector<std::byte> small_keras_h5();
std::vector<std::byte> small_keras_archive();
std::vector<ZipFile> small_keras_parts();  // metadata.json, config.json, model.weights.h5

}  // namespace jauge::testing
