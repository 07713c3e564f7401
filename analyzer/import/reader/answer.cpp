#include "analyzer/import/reader/answer.h"

#include <algorithm>
#include <cstring>

#include "analyzer/base/byte_reader.h"
#include "analyzer/base/byte_writer.h"
#include "analyzer/ir/graph_file.h"
#include "analyzer/ops/operator.h"

namespace jauge::import {
namespace {

constexpr std::uint64_t magic = 0x315245574e41454aULL;  // "JEANWER1" in the order of the file
constexpr std::size_t most_notes = 1000;
constexpr std::size_t longest_text = 64 * 1024;

enum class State : std::uint32_t { none, graph, error };

struct Head {
  std::uint64_t magic = 0;
  State state = State::none;
  std::uint32_t reserved = 0;
  std::uint64_t words_bytes = 0;  // notes or error, behind the head
  std::uint64_t graph_start = 0;  // a multiple of 64
  std::uint64_t graph_bytes = 0;
};
static_assert(sizeof(Head) == 40);

std::size_t aligned(std::size_t offset) {
  return (offset + 63) / 64 * 64;
}

void write_text(ByteWriter& out, std::string_view text) {
  out.text(text.substr(0, longest_text));
}

std::string read_text(ByteReader& in) {
  return std::string(in.text().substr(0, longest_text));
}

ByteWriter words_of(const Result<Imported>& result) {
  ByteWriter out;
  if (!result) {
    const Error& error = result.error();
    out.value(error.kind);
    for (const std::string* text : {&error.where, &error.what, &error.hint}) write_text(out, *text);
    return out;
  }
  const std::size_t count = std::min(result->notes.size(), most_notes);
  out.value(static_cast<std::uint32_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const Note& note = result->notes[i];
    for (const std::string* text : {&note.code, &note.where, &note.what, &note.hint}) write_text(out, *text);
  }
  return out;
}

std::optional<Error> read_error(ByteReader in) {
  Error error;
  error.kind = in.value<ErrorKind>();
  for (std::string* text : {&error.where, &error.what, &error.hint}) *text = read_text(in);
  if (!in.ok() || error.kind < ErrorKind{} || error.kind > ErrorKind::internal) return std::nullopt;
  return error;
}

std::optional<std::vector<Note>> read_notes(ByteReader in) {
  const auto count = in.value<std::uint32_t>();
  if (count > most_notes) return std::nullopt;
  std::vector<Note> notes(count);
  for (Note& note : notes)
    for (std::string* text : {&note.code, &note.where, &note.what, &note.hint}) *text = read_text(in);
  if (!in.ok()) return std::nullopt;
  return notes;
}

std::optional<Head> read_head(std::span<const std::byte> bytes) {
  const auto head = ByteReader(bytes).value<Head>();
  if (bytes.size() < sizeof(Head) || head.magic != magic || head.state == State::none) return std::nullopt;
  if (head.words_bytes > bytes.size() - sizeof(Head)) return std::nullopt;
  if (head.graph_start % 64 != 0 || head.graph_start > bytes.size()) return std::nullopt;
  if (head.graph_bytes > bytes.size() - head.graph_start) return std::nullopt;
  return head;
}

// Operators work out every type again; what the answer said must be the same.
bool types_hold(ir::Graph& graph) {
  std::vector<ir::TensorType> said;
  for (const ir::Tensor& tensor : graph.tensors) said.push_back(tensor.type);
  if (!ops::infer_shapes(graph)) return false;
  for (std::size_t i = 0; i < said.size(); ++i)
    if (said[i] != graph.tensors[i].type) return false;
  return true;
}

}  // namespace

bool write_answer(const Result<Imported>& result, const std::function<std::span<std::byte>(std::size_t)>& allocate) {
  const ByteWriter words = words_of(result);
  Head head{.magic = magic, .state = result ? State::graph : State::error, .words_bytes = words.size()};
  head.graph_start = aligned(sizeof(Head) + words.size());
  std::span<std::byte> all;
  const auto allocate_graph = [&](std::size_t graph_bytes) {
    head.graph_bytes = graph_bytes;
    all = allocate(head.graph_start + graph_bytes);
    return all.empty() ? all : all.subspan(head.graph_start);
  };
  if (result)
    ir::write_graph(result->graph, allocate_graph);
  else
    allocate_graph(0);
  if (all.empty()) return false;
  std::memcpy(all.data() + sizeof(Head), words.bytes().data(), words.size());
  std::memcpy(all.data(), &head, sizeof(Head));
  return true;
}

std::optional<Result<Imported>> read_answer(std::shared_ptr<const void> owner, std::span<const std::byte> bytes) {
  const auto head = read_head(bytes);
  if (!head) return std::nullopt;
  const ByteReader words(bytes.subspan(sizeof(Head), head->words_bytes));
  if (head->state == State::error) {
    auto error = read_error(words);
    if (!error) return std::nullopt;
    return Result<Imported>(std::move(*error));
  }
  auto notes = read_notes(words);
  auto graph = ir::read_graph(std::move(owner), bytes.subspan(head->graph_start, head->graph_bytes));
  if (!notes || !graph || !types_hold(*graph)) return std::nullopt;
  return Result<Imported>(Imported{std::move(*graph), std::move(*notes)});
}

}  // namespace jauge::import
