#include "analyzer/import/foreign_files.h"

#include <algorithm>

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

constexpr std::string_view from_torch = "torch.onnx.export(model, example_input, \"model.onnx\") writes an ONNX file";
constexpr std::string_view from_keras =
    "python -m tf2onnx.convert --keras model.h5 --output model.onnx writes an ONNX file";
constexpr std::string_view no_model = "give a model file (.onnx)";

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
    {0, "MATLAB 5.0 MAT-file"sv, "this is a MATLAB data file",
     "exportONNXNetwork(net, \"model.onnx\") in MATLAB writes an ONNX file"},
    {0, "version https://git-lfs"sv, "this is a Git LFS pointer, not the file itself", "git lfs pull fetches the file"},
};

bool has(std::string_view text, const Signature& signature) {
  return text.size() >= signature.offset + signature.bytes.size() &&
         text.substr(signature.offset, signature.bytes.size()) == signature.bytes;
}

// Archives are told apart by the names inside, which stand uncompressed near their start and end.
std::optional<Signature> zip_content(std::string_view text) {
  if (!text.starts_with("PK\x03\x04"sv)) return std::nullopt;
  const std::string_view head = text.substr(0, 4096),
                         tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 65536));
  const auto names = [head, tail](std::string_view name) {
    return head.find(name) != std::string_view::npos || tail.find(name) != std::string_view::npos;
  };
  if (names("model.weights.h5"))
    return Signature{0, "", "this is a Keras model (.keras); the next version of Jauge reads it",
                     "model.export(\"model.onnx\", format=\"onnx\") in Keras writes an ONNX file"};
  if (names("data.pkl"))
    return Signature{0, "", "this is a PyTorch file (.pt, .pth), which holds program code", from_torch};
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
  if (const auto zip = zip_content(text)) return refusal(ErrorKind::unsupported_format, zip->what, zip->hint);
  if (const auto words = text_content(text)) return refusal(ErrorKind::unsupported_format, words->what, words->hint);
  return std::nullopt;
}

}  // namespace jauge::import
