// HDF5 files, read only, from memory. The HDF5 library crashes on some damaged files: use it inside jauge-reader only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::import {

struct Hdf5Array {
  std::vector<std::int64_t> shape;
  std::vector<float> values;  // row-major, converted from whatever the file stores
};

class Hdf5File {
 public:
  // `bytes` stays where it is and must outlive the file. Errors: damaged_file.
  static Result<Hdf5File> open(std::span<const std::byte> bytes, const std::string& file_name);
  Hdf5File(Hdf5File&& other) noexcept;
  Hdf5File& operator=(Hdf5File&&) = delete;
  ~Hdf5File();

  bool has(const std::string& path) const;  // a group or dataset

  // A text attribute, fixed or variable length; nothing when it is absent. Errors: damaged_file.
  Result<std::optional<std::string>> text_attribute(const std::string& path, const std::string& name) const;

  // A list of texts. Keras splits lists over 64 KB into NAME0, NAME1 ...: they are joined. Absent: empty.
  Result<std::vector<std::string>> text_list_attribute(const std::string& path, const std::string& name) const;

  // Names of the groups and datasets directly below `path`, sorted.
  Result<std::vector<std::string>> children(const std::string& path) const;

  // Bytes of all datasets below `path` as stored in the file; 0 when it is absent.
  std::int64_t stored_bytes(const std::string& path) const;

  // A whole dataset of numbers. Errors: damaged_file, also when its shape claims more than the file can hold.
  Result<Hdf5Array> read(const std::string& dataset) const;

 private:
  Hdf5File(std::int64_t id, std::size_t size, std::string name) : id_(id), file_bytes_(size), name_(std::move(name)) {}
  Error damaged(const std::string& what) const;

  std::int64_t id_ = -1;
  std::size_t file_bytes_ = 0;
  std::string name_;
};

}  // namespace jauge::import
