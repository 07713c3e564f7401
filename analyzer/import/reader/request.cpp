#include "analyzer/import/reader/request.h"

#include <memory>

#include "analyzer/base/byte_reader.h"
#include "analyzer/base/byte_writer.h"
#include "analyzer/ir/graph_file.h"

namespace jauge::import {

std::vector<std::byte> write_request(const Request& request) {
  ByteWriter out;
  out.text(request.file_name);
  out.value(request.memory_bytes);
  out.value(request.cpu_s);
  out.value(static_cast<std::uint32_t>(request.options.shapes.size()));
  for (const auto& [name, shape] : request.options.shapes) {
    out.text(name);
    out.value(static_cast<std::uint32_t>(shape.size()));
    for (std::int64_t dimension : shape) out.value(dimension);
  }
  out.value(static_cast<std::uint32_t>(request.options.bindings.size()));
  ir::Graph bound;  // carries the bound values in the form that graphs have as bytes
  for (const auto& [name, tensor] : request.options.bindings) {
    out.text(name);
    bound.add(tensor);
  }
  out.pad_to(64);
  out.bytes(ir::write_graph(bound));
  return out.take();
}

std::optional<Request> read_request(std::shared_ptr<const void> owner, std::span<const std::byte> bytes) {
  ByteReader in(bytes);
  Request request;
  request.file_name = in.text();
  request.memory_bytes = in.value<std::int64_t>();
  request.cpu_s = in.value<std::int64_t>();
  const auto shapes = in.value<std::uint32_t>();
  for (std::uint32_t i = 0; i < shapes && in.ok(); ++i) {
    auto& shape = request.options.shapes[std::string(in.text())];
    const auto rank = in.value<std::uint32_t>();
    for (std::uint32_t axis = 0; axis < rank && in.ok(); ++axis) shape.push_back(in.value<std::int64_t>());
  }
  std::vector<std::string> names;
  const auto bindings = in.value<std::uint32_t>();
  for (std::uint32_t i = 0; i < bindings && in.ok(); ++i) names.emplace_back(in.text());
  in.skip_to((in.position() + 63) / 64 * 64);
  if (!in.ok()) return std::nullopt;
  auto bound = ir::read_graph(std::move(owner), in.bytes(in.remaining()));
  if (!bound || bound->tensors.size() != names.size()) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i)
    request.options.bindings.emplace(std::move(names[i]), std::move(bound->tensors[i]));
  return request;
}

}  // namespace jauge::import
