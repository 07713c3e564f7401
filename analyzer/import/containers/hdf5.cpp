#include "analyzer/import/containers/hdf5.h"

#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <utility>

#include "analyzer/base/checked_math.h"
#include "analyzer/ir/shape.h"

namespace jauge::import {
namespace {

constexpr std::size_t max_text_bytes = std::size_t{64} << 20;  // model_config of the largest Keras models: a few MB

// Closes an HDF5 handle of any kind.
class Handle {
 public:
  explicit Handle(hid_t id) : id_(id) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (id_ >= 0) H5Idec_ref(id_);
  }
  hid_t get() const { return id_; }
  explicit operator bool() const { return id_ >= 0; }

 private:
  hid_t id_;
};

std::string without_padding(std::string text) {
  text.resize(std::min(text.size(), text.find('\0')));
  return text;
}

// All strings of an attribute, whichever way they are stored; nothing when it cannot be read.
std::optional<std::vector<std::string>> read_texts(hid_t attribute) {
  const Handle type(H5Aget_type(attribute));
  const Handle space(H5Aget_space(attribute));
  if (!type || !space || H5Tget_class(type.get()) != H5T_STRING) return std::nullopt;
  const hssize_t count = H5Sget_simple_extent_npoints(space.get());
  if (count < 0 || static_cast<std::size_t>(count) > max_text_bytes) return std::nullopt;

  std::vector<std::string> texts;
  if (H5Tis_variable_str(type.get()) > 0) {
    std::vector<char*> pointers(static_cast<std::size_t>(count), nullptr);
    const Handle memory(H5Tcopy(H5T_C_S1));
    H5Tset_size(memory.get(), H5T_VARIABLE);
    H5Tset_cset(memory.get(), H5Tget_cset(type.get()));
    if (count > 0 && H5Aread(attribute, memory.get(), pointers.data()) < 0) return std::nullopt;
    for (const char* pointer : pointers) texts.emplace_back(pointer ? pointer : "");
    H5Dvlen_reclaim(memory.get(), space.get(), H5P_DEFAULT, pointers.data());
    return texts;
  }
  const std::size_t width = H5Tget_size(type.get());
  const auto bytes = checked_multiply(static_cast<std::int64_t>(width), count);
  if (width == 0 || !bytes || static_cast<std::size_t>(*bytes) > max_text_bytes) return std::nullopt;
  std::vector<char> flat(static_cast<std::size_t>(*bytes));
  if (count > 0 && H5Aread(attribute, type.get(), flat.data()) < 0) return std::nullopt;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
    texts.push_back(without_padding(std::string(flat.data() + i * width, width)));
  return texts;
}

struct Census {
  std::int64_t bytes = 0;
};

herr_t add_storage(hid_t object, const char*, const H5O_info_t* info, void* data) {
  (void)object;
  if (info->type != H5O_TYPE_DATASET) return 0;
  const Handle dataset(H5Oopen_by_addr(object, info->addr));
  if (dataset) static_cast<Census*>(data)->bytes += static_cast<std::int64_t>(H5Dget_storage_size(dataset.get()));
  return 0;
}

herr_t add_name(hid_t, const char* name, const H5L_info_t*, void* data) {
  static_cast<std::vector<std::string>*>(data)->emplace_back(name);
  return 0;
}

}  // namespace

Result<Hdf5File> Hdf5File::open(std::span<const std::byte> bytes, const std::string& file_name) {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // errors are values here, not text on stderr
  // The library asks for a writable buffer but, opened read-only with these flags, neither writes nor frees it.
  const hid_t id = H5LTopen_file_image(const_cast<std::byte*>(bytes.data()), bytes.size(),
                                       H5LT_FILE_IMAGE_DONT_COPY | H5LT_FILE_IMAGE_DONT_RELEASE);
  Hdf5File file(id, bytes.size(), file_name);
  if (id < 0) return file.damaged("the HDF5 library cannot open it");
  return file;
}

Hdf5File::Hdf5File(Hdf5File&& other) noexcept
    : id_(std::exchange(other.id_, -1)), file_bytes_(other.file_bytes_), name_(std::move(other.name_)) {}

Hdf5File::~Hdf5File() {
  if (id_ >= 0) H5Fclose(id_);
}

Error Hdf5File::damaged(const std::string& what) const {
  return {.kind = ErrorKind::damaged_file,
          .where = name_,
          .what = what,
          .hint = "save the model again, or copy the file again in binary mode"};
}

bool Hdf5File::has(const std::string& path) const {
  // H5Lexists needs every step of the path to exist.
  for (std::size_t end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1))
    if (H5Lexists(id_, path.substr(0, end).c_str(), H5P_DEFAULT) <= 0) return false;
  return path == "/" ||
         (H5Lexists(id_, path.c_str(), H5P_DEFAULT) > 0 && H5Oexists_by_name(id_, path.c_str(), H5P_DEFAULT) > 0);
}

Result<std::optional<std::string>> Hdf5File::text_attribute(const std::string& path, const std::string& name) const {
  if (!has(path) || H5Aexists_by_name(id_, path.c_str(), name.c_str(), H5P_DEFAULT) <= 0)
    return std::optional<std::string>();
  const Handle attribute(H5Aopen_by_name(id_, path.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT));
  auto texts = attribute ? read_texts(attribute.get()) : std::nullopt;
  if (!texts || texts->size() != 1) return damaged("attribute '" + name + "' of '" + path + "' is not a text");
  return std::optional<std::string>(std::move(texts->front()));
}

Result<std::vector<std::string>> Hdf5File::text_list_attribute(const std::string& path, const std::string& name) const {
  std::vector<std::string> all;
  if (!has(path)) return all;
  const auto exists = [&](const std::string& attribute) {
    return H5Aexists_by_name(id_, path.c_str(), attribute.c_str(), H5P_DEFAULT) > 0;
  };
  const bool split = !exists(name);
  for (int part = 0; part < 100'000; ++part) {
    const std::string attribute_name = split ? name + std::to_string(part) : name;
    if (!exists(attribute_name)) break;
    const Handle attribute(H5Aopen_by_name(id_, path.c_str(), attribute_name.c_str(), H5P_DEFAULT, H5P_DEFAULT));
    auto texts = attribute ? read_texts(attribute.get()) : std::nullopt;
    // An empty list is stored as an empty array of numbers.
    if (!texts && attribute) {
      const Handle space(H5Aget_space(attribute.get()));
      if (space && H5Sget_simple_extent_npoints(space.get()) == 0) texts.emplace();
    }
    if (!texts) return damaged("attribute '" + attribute_name + "' of '" + path + "' is not a list of texts");
    all.insert(all.end(), texts->begin(), texts->end());
    if (!split) break;
  }
  return all;
}

Result<std::vector<std::string>> Hdf5File::children(const std::string& path) const {
  std::vector<std::string> names;
  const Handle group(has(path) ? H5Gopen2(id_, path.c_str(), H5P_DEFAULT) : -1);
  if (!group || H5Literate(group.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, add_name, &names) < 0)
    return damaged("group '" + path + "' cannot be listed");
  std::sort(names.begin(), names.end());
  return names;
}

std::int64_t Hdf5File::stored_bytes(const std::string& path) const {
  Census census;
  const Handle group(has(path) ? H5Oopen(id_, path.c_str(), H5P_DEFAULT) : -1);
  if (group) H5Ovisit2(group.get(), H5_INDEX_NAME, H5_ITER_NATIVE, add_storage, &census, H5O_INFO_BASIC);
  return census.bytes;
}

Result<Hdf5Array> Hdf5File::read(const std::string& path) const {
  const Handle dataset(has(path) ? H5Dopen2(id_, path.c_str(), H5P_DEFAULT) : -1);
  const Handle space(dataset ? H5Dget_space(dataset.get()) : -1);
  const Handle type(dataset ? H5Dget_type(dataset.get()) : -1);
  if (!space || !type) return damaged("dataset '" + path + "' cannot be opened");
  const H5T_class_t kind = H5Tget_class(type.get());
  if (kind != H5T_FLOAT && kind != H5T_INTEGER) return damaged("dataset '" + path + "' does not hold numbers");
  const int rank = H5Sget_simple_extent_ndims(space.get());
  if (rank < 0 || rank > static_cast<int>(ir::max_rank))
    return damaged("dataset '" + path + "' has rank " + std::to_string(rank));
  std::vector<hsize_t> dimensions(static_cast<std::size_t>(rank));
  H5Sget_simple_extent_dims(space.get(), dimensions.data(), nullptr);
  Hdf5Array array;
  for (hsize_t dimension : dimensions) {
    if (dimension > static_cast<hsize_t>(ir::max_tensor_bytes)) return damaged("dataset '" + path + "' is too large");
    array.shape.push_back(static_cast<std::int64_t>(dimension));
  }
  const auto count = checked_product(array.shape);
  // Weights are stored plainly; gzip reaches a factor of some hundreds on zeros. More is a claim, not data.
  if (!count || static_cast<std::size_t>(*count) > 256 * file_bytes_)
    return damaged("dataset '" + path + "' claims " + ir::to_text(array.shape) + " values, more than the file holds");
  array.values.resize(static_cast<std::size_t>(*count));
  if (*count > 0 && H5Dread(dataset.get(), H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, array.values.data()) < 0)
    return damaged("dataset '" + path + "' cannot be read");
  return array;
}

}  // namespace jauge::import
