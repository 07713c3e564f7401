#include "analyzer/import/foreign_files.h"

#include <algorithm>

#include "analyzer/import/keras/read_keras.h"

namespace jauge::import {
namespace {

using namespace std::string_view_literals;

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  std::string_view what;
  std::string_view hint;
};

// Each hint is what a user can paste; a framework's export takes three statements.
constexpr std::string_view from_torch =
    "in Python: model = torch.load(\"model.pt\", weights_only=False); model.eval(); torch.onnx.export(model, "
    "torch.zeros(1, 3, 32, 32), \"model.onnx\") with your input's shape writes an ONNX file";
constexpr std::string_view from_tensorflow =
    "in Python: converter = tf.lite.TFLiteConverter.from_saved_model(\"FOLDER\"); data = converter.convert(); "
    "open(\"model.tflite\", \"wb\").write(data) writes a TFLite file";
constexpr std::string_view from_frozen_graph =
    "python -m tf2onnx.convert --graphdef model.pb --inputs INPUT:0 --outputs OUTPUT:0 --output model.onnx writes an "
    "ONNX file";
constexpr std::string_view from_checkpoint =
    "in Python: model = build_model(); model.load_weights(\"model.ckpt\"); model.save(\"model.keras\") writes a "
    "Keras file with structure and weights";
constexpr std::string_view from_matlab =
    "in MATLAB: data = load(\"model.mat\"); net = data.net; exportONNXNetwork(net, \"model.onnx\") writes an ONNX "
    "file";
constexpr std::string_view from_tensorflow_js =
    "tensorflowjs_converter --input_format=tfjs_layers_model --output_format=keras model.json model.h5 writes a Keras "
    "file";
constexpr std::string_view no_model = "give a model file (.onnx, .tflite, .h5, .keras)";

constexpr Signature signatures[] = {
    {0, "\x89PNG\r\n\x1a\n"sv, "this is a PNG picture, not a model", no_model},
    {0, "\xFF\xD8\xFF"sv, "this is a JPEG picture, not a model", no_model},
    {0, "GIF8"sv, "this is a GIF picture, not a model", no_model},
    {0, "%PDF-"sv, "this is a PDF document, not a model", no_model},
    {0,
     "\x7F"
     "ELF"sv,
     "this is a compiled program, not a model", no_model},
    {0, "\x1F\x8B"sv, "this is a gzip archive", "unpack it and give the model inside"},
    {4, "ORTM"sv, "this is a model in ONNX Runtime's own format (.ort)", "give the .onnx file it was made from"},
    {0, "\x80\x02"sv, "this is a Python pickle (an old PyTorch .pt?), which holds program code", from_torch},
    {0, "\x80\x03"sv, "this is a Python pickle, which holds program code", from_torch},
    {0, "\x80\x04"sv, "this is a Python pickle, which holds program code", from_torch},
    {0, "\x80\x05"sv, "this is a Python pickle, which holds program code", from_torch},
    {0, "\x93NUMPY"sv, "this is a NumPy array, not a model", no_model},
    {0, "MATLAB 5.0 MAT-file"sv, "this is a MATLAB data file", from_matlab},
    {0, "MATLAB 7.3 MAT-file"sv, "this is a MATLAB data file", from_matlab},
    {257, "ustar"sv, "this is a tar archive", "unpack it and give the model inside"},
    {0, "model_checkpoint_path"sv, "this is the list of a TensorFlow checkpoint, which holds weights without the model",
     from_checkpoint},
    {0, "version https://git-lfs"sv, "this is a Git LFS pointer, not the file itself", "git lfs pull fetches the file"},
};

bool has(std::string_view text, const Signature& signature) {
  return text.size() >= signature.offset + signature.bytes.size() &&
         text.substr(signature.offset, signature.bytes.size()) == signature.bytes;
}

// The table that TensorFlow checkpoints (.ckpt, .index) are ends with this number.
bool is_checkpoint(std::string_view text) {
  return text.ends_with("\x57\xFB\x80\x8B\x24\x75\x47\xDB"sv);
}

// A frozen graph is a list of nodes, each with a name and the name of an operation, and begins with one.
bool is_frozen_graph(std::string_view text) {
  const auto field = [&text](char tag) -> std::optional<std::string_view> {
    if (text.size() < 2 || text[0] != tag || text[1] <= 0) return std::nullopt;  // short lengths are one byte
    const auto length = static_cast<std::size_t>(text[1]);
    text.remove_prefix(2);
    if (text.size() < length) return std::nullopt;
    const std::string_view value = text.substr(0, length);
    text.remove_prefix(length);
    return value;
  };
  if (text.size() < 8 || text[0] != '\x0A') return false;
  text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text[0]) >= 0x80) text.remove_prefix(1);
  if (text.empty()) return false;
  text.remove_prefix(1);
  const auto name = field('\x0A');
  const auto operation = name ? field('\x12') : std::nullopt;
  constexpr std::string_view first_operations[] = {"Placeholder", "Const", "VariableV2", "PlaceholderWithDefault"};
  return operation && std::ranges::find(first_operations, *operation) != std::end(first_operations);
}

// Archives are told apart by the names inside. Nothing for Keras archives, which we read.
std::optional<Signature> zip_content(std::span<const std::byte> bytes, std::string_view text) {
  if (!text.starts_with("PK\x03\x04"sv) || keras::recognises_archive(bytes)) return std::nullopt;
  const std::string_view head = text.substr(0, 4096),
                         tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 65536));
  const auto names = [head, tail](std::string_view name) {
    return head.find(name) != std::string_view::npos || tail.find(name) != std::string_view::npos;
  };
  if (names("data.pkl"))
    return Signature{0, "", "this is a PyTorch file (.pt, .pth), which holds program code", from_torch};
  if (names("saved_model.pb"))
    return Signature{0, "", "this is a zip archive of a TensorFlow SavedModel", from_tensorflow};
  if (names(".npy")) return Signature{0, "", "these are NumPy arrays (.npz), not a model", no_model};
  return Signature{0, "", "this is a zip archive", "unpack it and give the model inside"};
}

bool is_text(std::string_view text) {
  text = text.substr(0, 512);
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == '\n' || c == '\r' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  });
}

std::optional<Signature> text_content(std::string_view text) {
  if (!is_text(text)) return std::nullopt;
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  const char first = start == std::string_view::npos ? ' ' : text[start];
  if (text.substr(0, 4096).find("modelTopology") != std::string_view::npos)
    return Signature{0, "", "this is a TensorFlow.js model", from_tensorflow_js};
  if (first == '{' && text.substr(0, 512).find("\"class_name\"") != std::string_view::npos)
    return Signature{0, "", "this is a Keras model's description without its weights",
                     "in Python: model.save(\"model.keras\") writes structure and weights into one file"};
  if (first == '{' || first == '[') return Signature{0, "", "this is JSON text, not a model", no_model};
  if (first == '<') return Signature{0, "", "this is a web page or XML, not a model (a failed download?)", no_model};
  return Signature{0, "", "this is text, not a model", no_model};
}

}  // namespace

std::optional<Error> recognise_foreign(const ModelFile& file) {
  const std::string_view text = text_of(file.bytes);
  const auto refusal = [&file](ErrorKind kind, std::string_view what, std::string_view hint) {
    return Error{.kind = kind, .where = file.name, .what = std::string(what), .hint = std::string(hint)};
  };
  if (text.empty()) return refusal(ErrorKind::damaged_file, "the file is empty", "export or copy the model again");
  for (const Signature& signature : signatures)
    if (has(text, signature)) return refusal(ErrorKind::unsupported_format, signature.what, signature.hint);
  if (const auto zip = zip_content(file.bytes, text))
    return refusal(ErrorKind::unsupported_format, zip->what, zip->hint);
  if (is_checkpoint(text))
    return refusal(ErrorKind::unsupported_format, "this is a TensorFlow checkpoint: weights without the model",
                   from_checkpoint);
  if (is_frozen_graph(text))
    return refusal(ErrorKind::unsupported_format, "this is a frozen TensorFlow graph (.pb)", from_frozen_graph);
  if (const auto words = text_content(text)) return refusal(ErrorKind::unsupported_format, words->what, words->hint);
  return std::nullopt;
}

}  // namespace jauge::import
