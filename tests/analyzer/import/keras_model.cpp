#include "tests/analyzer/import/keras_model.h"

#include <hdf5.h>
#include <zlib.h>

#include <cstring>
#include <map>

namespace jauge::testing {
namespace {

using Bytes = std::vector<std::byte>;

template <class T>
void append(Bytes& out, T value) {
  const auto* first = reinterpret_cast<const std::byte*>(&value);
  out.insert(out.end(), first, first + sizeof value);
}

hid_t group_at(hid_t file, const std::string& path) {
  if (path == "/") return H5Gopen2(file, "/", H5P_DEFAULT);
  if (H5Lexists(file, path.c_str(), H5P_DEFAULT) > 0) return H5Gopen2(file, path.c_str(), H5P_DEFAULT);
  const hid_t make_parents = H5Pcreate(H5P_LINK_CREATE);
  H5Pset_create_intermediate_group(make_parents, 1);
  const hid_t group = H5Gcreate2(file, path.c_str(), make_parents, H5P_DEFAULT, H5P_DEFAULT);
  H5Pclose(make_parents);
  return group;
}

void write_text(hid_t at, const std::string& name, const std::string& value) {
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, H5T_VARIABLE);
  const hid_t space = H5Screate(H5S_SCALAR);
  const hid_t attribute = H5Acreate2(at, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT);
  const char* pointer = value.c_str();
  H5Awrite(attribute, type, &pointer);
  H5Aclose(attribute);
  H5Sclose(space);
  H5Tclose(type);
}

Bytes deflated(const Bytes& bytes) {
  Bytes out(::compressBound(static_cast<uLong>(bytes.size())) + 64);
  z_stream stream{};
  ::deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  return out;
}

}  // namespace

Hdf5Writer::Hdf5Writer() {
  const hid_t in_memory = H5Pcreate(H5P_FILE_ACCESS);
  H5Pset_fapl_core(in_memory, 64 * 1024, 0);
  static int number = 0;  // HDF5 knows open files by name, even those without a disk
  const std::string name = "written-in-memory-" + std::to_string(++number) + ".h5";
  file_ = H5Fcreate(name.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, in_memory);
  H5Pclose(in_memory);
}

Hdf5Writer::~Hdf5Writer() {
  H5Fclose(file_);
}

Hdf5Writer& Hdf5Writer::text(const std::string& group, const std::string& name, const std::string& value) {
  const hid_t at = group_at(file_, group);
  write_text(at, name, value);
  H5Gclose(at);
  return *this;
}

Hdf5Writer& Hdf5Writer::dataset_text(const std::string& path, const std::string& name, const std::string& value) {
  const hid_t at = H5Dopen2(file_, path.c_str(), H5P_DEFAULT);
  write_text(at, name, value);
  H5Dclose(at);
  return *this;
}

Hdf5Writer& Hdf5Writer::texts(const std::string& group, const std::string& name,
                              const std::vector<std::string>& values) {
  const hid_t at = group_at(file_, group);
  std::size_t width = 1;
  for (const std::string& value : values) width = std::max(width, value.size());
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, width);
  const hsize_t count = values.size();
  const hid_t space = H5Screate_simple(1, &count, nullptr);
  const hid_t attribute = H5Acreate2(at, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT);
  std::vector<char> flat(width * values.size(), '\0');
  for (std::size_t i = 0; i < values.size(); ++i)
    std::memcpy(flat.data() + i * width, values[i].data(), values[i].size());
  if (!values.empty()) H5Awrite(attribute, type, flat.data());
  H5Aclose(attribute);
  H5Sclose(space);
  H5Tclose(type);
  H5Gclose(at);
  return *this;
}

Hdf5Writer& Hdf5Writer::dataset(const std::string& path, const std::vector<std::int64_t>& shape) {
  std::vector<hsize_t> dimensions(shape.begin(), shape.end());
  hsize_t count = 1;
  for (const hsize_t dimension : dimensions) count *= dimension;
  std::vector<float> values(count);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i) / 100;
  const hid_t make_parents = H5Pcreate(H5P_LINK_CREATE);
  H5Pset_create_intermediate_group(make_parents, 1);
  const hid_t space = dimensions.empty()
                          ? H5Screate(H5S_SCALAR)
                          : H5Screate_simple(static_cast<int>(dimensions.size()), dimensions.data(), nullptr);
  const hid_t set = H5Dcreate2(file_, path.c_str(), H5T_NATIVE_FLOAT, space, make_parents, H5P_DEFAULT, H5P_DEFAULT);
  H5Dwrite(set, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  H5Dclose(set);
  H5Sclose(space);
  H5Pclose(make_parents);
  return *this;
}

Bytes Hdf5Writer::bytes() const {
  H5Fflush(file_, H5F_SCOPE_GLOBAL);
  Bytes image(static_cast<std::size_t>(H5Fget_file_image(file_, nullptr, 0)));
  H5Fget_file_image(file_, image.data(), image.size());
  return image;
}

Bytes bytes_of(const std::string& text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return {first, first + text.size()};
}

Bytes zip_of(const std::vector<ZipFile>& files) {
  Bytes out, list;
  for (const ZipFile& file : files) {
    const Bytes packed = file.deflated ? deflated(file.bytes) : file.bytes;
    const auto start = static_cast<std::uint32_t>(out.size());
    const auto common = [&](Bytes& to) {  // from "version needed" to the length of the name
      append(to, std::uint16_t{20});
      append(to, std::uint16_t{0});
      append(to, static_cast<std::uint16_t>(file.deflated ? 8 : 0));
      append(to, std::uint32_t{0});
      append(to, static_cast<std::uint32_t>(
                     ::crc32_z(0, reinterpret_cast<const Bytef*>(file.bytes.data()), file.bytes.size())));
      append(to, static_cast<std::uint32_t>(packed.size()));
      append(to, static_cast<std::uint32_t>(file.bytes.size()));
      append(to, static_cast<std::uint16_t>(file.name.size()));
      append(to, std::uint16_t{0});
    };
    const Bytes name = bytes_of(file.name);
    append(out, std::uint32_t{0x04034B50});
    common(out);
    out.insert(out.end(), name.begin(), name.end());
    out.insert(out.end(), packed.begin(), packed.end());
    append(list, std::uint32_t{0x02014B50});
    append(list, std::uint16_t{20});
    common(list);
    for (int i = 0; i < 3; ++i) append(list, std::uint16_t{0});
    append(list, std::uint32_t{0});
    append(list, start);
    list.insert(list.end(), name.begin(), name.end());
  }
  const auto list_start = static_cast<std::uint32_t>(out.size());
  out.insert(out.end(), list.begin(), list.end());
  append(out, std::uint32_t{0x06054B50});
  append(out, std::uint32_t{0});
  append(out, static_cast<std::uint16_t>(files.size()));
  append(out, static_cast<std::uint16_t>(files.size()));
  append(out, static_cast<std::uint32_t>(list.size()));
  append(out, list_start);
  append(out, std::uint16_t{0});
  return out;
}

Bytes keras_h5(const std::string& config, const std::vector<KerasVariable>& variables, const std::string& version) {
  Hdf5Writer file;
  file.text("/", "model_config", config).text("/", "keras_version", version).text("/", "backend", "tensorflow");
  std::vector<std::string> layers;
  std::map<std::string, std::vector<std::string>> names;
  for (const KerasVariable& variable : variables) {
    if (!names.contains(variable.layer)) layers.push_back(variable.layer);
    names[variable.layer].push_back(variable.name);
    file.dataset("/model_weights/" + variable.layer + "/" + variable.name, variable.shape);
  }
  file.texts("/model_weights", "layer_names", layers);
  for (const std::string& layer : layers) file.texts("/model_weights/" + layer, "weight_names", names[layer]);
  return file.bytes();
}

std::vector<ZipFile> keras_parts(const std::string& config, const std::vector<ArchiveVariable>& variables,
                                 bool deflate) {
  Hdf5Writer weights;
  for (const ArchiveVariable& variable : variables) weights.dataset("/" + variable.path, variable.shape);
  return {{"metadata.json", bytes_of(R"({"keras_version": "3.5.0"})"), deflate},
          {"config.json", bytes_of(config), deflate},
          {"model.weights.h5", weights.bytes(), deflate}};
}

Bytes keras_archive(const std::string& config, const std::vector<ArchiveVariable>& variables, bool deflate) {
  return zip_of(keras_parts(config, variables, deflate));
}

std::string layer_json(const std::string& class_name, const std::string& name, const std::string& further) {
  return R"({"class_name": ")" + class_name + R"(", "config": {"name": ")" + name + "\"" + further + "}}";
}

std::string sequential_json(const std::string& shape, const std::vector<std::string>& layers) {
  std::string text = R"({"class_name": "Sequential", "config": {"name": "model", "layers": [)" +
                     layer_json("InputLayer", "image", R"(, "batch_shape": )" + shape);
  for (const std::string& layer : layers) text += ", " + layer;
  return text + "]}}";
}

Result<import::Imported> read_keras(const Bytes& bytes, const import::ReadOptions& options) {
  return import::read_bytes(bytes, "m.keras", "/nonexistent", options);
}

namespace {

std::string small_config() {
  return sequential_json(
      "[null, 8, 8, 3]",
      {layer_json("Conv2D", "conv",
                  R"(, "filters": 4, "kernel_size": [3, 3], "padding": "same", "activation": "relu")"),
       layer_json("BatchNormalization", "norm", R"(, "axis": [3], "epsilon": 0.001)"), layer_json("Flatten", "flat"),
       layer_json("Dense", "dense", R"(, "units": 10, "activation": "softmax")")});
}

}  // namespace

Bytes small_keras_h5() {
  return keras_h5(small_config(), {{"conv", "conv/kernel:0", {3, 3, 3, 4}},
                                   {"conv", "conv/bias:0", {4}},
                                   {"norm", "norm/gamma:0", {4}},
                                   {"norm", "norm/beta:0", {4}},
                                   {"norm", "norm/moving_mean:0", {4}},
                                   {"norm", "norm/moving_variance:0", {4}},
                                   {"dense", "dense/kernel:0", {256, 10}},
                                   {"dense", "dense/bias:0", {10}}});
}

std::vector<ZipFile> small_keras_parts() {
  return keras_parts(small_config(), {{"layers/conv2d/vars/0", {3, 3, 3, 4}},
                                      {"layers/conv2d/vars/1", {4}},
                                      {"layers/batch_normalization/vars/0", {4}},
                                      {"layers/batch_normalization/vars/1", {4}},
                                      {"layers/batch_normalization/vars/2", {4}},
                                      {"layers/batch_normalization/vars/3", {4}},
                                      {"layers/dense/vars/0", {256, 10}},
                                      {"layers/dense/vars/1", {10}}});
}

Bytes small_keras_archive() {
  return zip_of(small_keras_parts());
}

}  // namespace jauge::testing
