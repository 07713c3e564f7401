#include "analyzer/ir/graph_file.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "analyzer/base/byte_reader.h"
#include "analyzer/base/byte_writer.h"
#include "analyzer/base/checked_math.h"
#include "analyzer/ir/find_fault.h"

namespace jauge::ir {
namespace {

constexpr std::uint64_t magic = 0x31485041524745'4aULL;  // "JEGRAPH1" in the order of the file
constexpr std::uint32_t version = 1;
constexpr std::size_t weight_alignment = 64;

// The first bytes of a file.
struct Head {
  std::uint64_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t reserved = 0;
  std::uint64_t weights_start = 0;
  std::uint64_t total_bytes = 0;
};
static_assert(sizeof(Head) == 32 && std::is_trivially_copyable_v<Head>);

std::size_t aligned(std::size_t offset) {
  return (offset + weight_alignment - 1) / weight_alignment * weight_alignment;
}

// --- writing -------------------------------------------------------------------------------------------------------

template <class T>
void write_list(ByteWriter& out, const std::vector<T>& items) {
  out.value(static_cast<std::uint32_t>(items.size()));
  for (const T& item : items) out.value(item);
}

void write_source(ByteWriter& out, const Source& source) {
  for (const std::string* text :
       {&source.name, &source.format, &source.format_version, &source.producer, &source.sha256})
    out.text(*text);
  out.value(source.file_bytes);
  out.value(source.training_bytes);
}

// `weight_offset` counts from the start of the weights and moves behind this tensor's.
void write_tensor(ByteWriter& out, const Tensor& tensor, std::size_t& weight_offset) {
  out.text(tensor.name);
  out.value(tensor.type.dtype);
  write_list(out, tensor.type.shape);
  write_list(out, tensor.file_axes);
  out.value<std::uint8_t>(tensor.quant.has_value());
  if (tensor.quant) {
    write_list(out, tensor.quant->scales);
    write_list(out, tensor.quant->zero_points);
    out.value<std::int32_t>(tensor.quant->axis);
  }
  out.value<std::uint8_t>(tensor.is_constant());
  if (tensor.is_constant()) {
    out.value<std::uint64_t>(weight_offset);
    out.value<std::uint64_t>(tensor.data->size());
    weight_offset = aligned(weight_offset + tensor.data->size());
  }
}

void write_attribute(ByteWriter& out, const std::string& name, const AttributeValue& attribute) {
  out.text(name);
  out.value(static_cast<std::uint8_t>(attribute.index()));
  std::visit(
      [&out]<class T>(const T& value) {
        if constexpr (std::is_same_v<T, std::string>)
          out.text(value);
        else if constexpr (std::is_arithmetic_v<T>)
          out.value(value);
        else
          write_list(out, value);
      },
      attribute);
}

void write_node(ByteWriter& out, const Node& node) {
  out.text(node.op);
  out.text(node.name);
  write_list(out, node.inputs);
  write_list(out, node.outputs);
  out.value(static_cast<std::uint32_t>(node.attributes.all().size()));
  for (const auto& [name, value] : node.attributes.all()) write_attribute(out, name, value);
  out.value(node.activation.kind);
  out.value(node.activation.low);
  out.value(node.activation.high);
  out.value(node.activation.alpha);
  out.value(node.rounding);
  out.value(static_cast<std::uint32_t>(node.origin_names.size()));
  for (const std::string& name : node.origin_names) out.text(name);
}

struct Description {
  ByteWriter bytes;  // everything but the head and the weights
  std::size_t weight_bytes = 0;
};

Description describe(const Graph& graph) {
  Description description;
  ByteWriter& out = description.bytes;
  write_source(out, graph.source);
  out.value(static_cast<std::uint32_t>(graph.tensors.size()));
  for (const Tensor& tensor : graph.tensors) write_tensor(out, tensor, description.weight_bytes);
  out.value(static_cast<std::uint32_t>(graph.nodes.size()));
  for (const Node& node : graph.nodes) write_node(out, node);
  write_list(out, graph.inputs);
  write_list(out, graph.outputs);
  return description;
}

void copy_weights(const Graph& graph, std::span<std::byte> weights) {
  std::size_t offset = 0;
  for (const Tensor& tensor : graph.tensors) {
    if (!tensor.is_constant()) continue;
    const auto source = tensor.data->bytes();
    if (!source.empty()) std::memcpy(weights.data() + offset, source.data(), source.size());
    offset = aligned(offset + source.size());
  }
}

// --- reading -------------------------------------------------------------------------------------------------------

class GraphReader {
 public:
  GraphReader(std::shared_ptr<const void> owner, std::span<const std::byte> bytes)
      : owner_(std::move(owner)), bytes_(bytes), in_(bytes) {}

  // False when the bytes are not a graph.
  bool read(Graph& graph) {
    if (!read_head()) return false;
    read_source(graph.source);
    read_records(graph.tensors, [this] { return tensor(); });
    read_records(graph.nodes, [this] { return node(); });
    graph.inputs = list<TensorId>();
    graph.outputs = list<TensorId>();
    return ok() && in_.position() <= weights_start_;
  }

 private:
  bool ok() const { return valid_ && in_.ok(); }

  bool read_head() {
    const auto head = in_.value<Head>();
    weights_start_ = head.weights_start;
    return in_.ok() && head.magic == magic && head.version == version && head.total_bytes == bytes_.size() &&
           head.weights_start <= bytes_.size() && head.weights_start % weight_alignment == 0;
  }

  // How many items follow; none, and a bad file, when they cannot all be there.
  std::size_t count(std::size_t least_bytes_each) {
    const auto items = in_.value<std::uint32_t>();
    if (items > in_.remaining() / least_bytes_each) valid_ = false;
    return ok() ? items : 0;
  }

  template <class T>
  std::vector<T> list() {
    std::vector<T> items(count(sizeof(T)));
    for (T& item : items) item = in_.value<T>();
    return items;
  }

  template <class Record, class ReadOne>
  void read_records(std::vector<Record>& records, ReadOne read_one) {
    // A record takes more memory than its bytes in the file, at most by this factor; hence no reserve().
    constexpr std::size_t smallest_record = 16;
    const std::size_t items = count(smallest_record);
    for (std::size_t i = 0; i < items && ok(); ++i) records.push_back(read_one());
  }

  template <class Enum>
  Enum enumerator(Enum last) {
    const auto value = in_.value<Enum>();
    if (value > last) valid_ = false;
    return valid_ ? value : Enum{};
  }

  void read_source(Source& source) {
    for (std::string* text : {&source.name, &source.format, &source.format_version, &source.producer, &source.sha256})
      *text = in_.text();
    source.file_bytes = in_.value<std::int64_t>();
    source.training_bytes = in_.value<std::int64_t>();
  }

  Tensor tensor() {
    Tensor tensor;
    tensor.name = in_.text();
    tensor.type.dtype = enumerator(DType::boolean);
    tensor.type.shape = list<std::int64_t>();
    tensor.file_axes = list<std::int64_t>();
    if (in_.value<std::uint8_t>() != 0) {
      QuantParams& quant = tensor.quant.emplace();
      quant.scales = list<float>();
      quant.zero_points = list<std::int64_t>();
      quant.axis = in_.value<std::int32_t>();
    }
    if (in_.value<std::uint8_t>() != 0) tensor.data = weights();
    return tensor;
  }

  Buffer weights() {
    const auto offset = in_.value<std::uint64_t>();
    const auto bytes = in_.value<std::uint64_t>();
    const std::uint64_t room = bytes_.size() - weights_start_;
    if (offset % weight_alignment != 0 || offset > room || bytes > room - offset) valid_ = false;
    if (!ok()) return {};
    return Buffer(owner_, bytes_.subspan(weights_start_ + offset, bytes));
  }

  AttributeValue attribute() {
    switch (in_.value<std::uint8_t>()) {
      case 0:
        return in_.value<std::int64_t>();
      case 1:
        return in_.value<double>();
      case 2:
        return std::string(in_.text());
      case 3:
        return list<std::int64_t>();
      case 4:
        return list<double>();
      default:
        valid_ = false;
        return std::int64_t{0};
    }
  }

  Node node() {
    Node node;
    node.op = in_.text();
    node.name = in_.text();
    node.inputs = list<TensorId>();
    node.outputs = list<TensorId>();
    const std::size_t attributes = count(5);
    for (std::size_t i = 0; i < attributes && ok(); ++i) {
      std::string name(in_.text());
      node.attributes.set(std::move(name), attribute());
    }
    node.activation.kind = enumerator(ActivationKind::sigmoid);
    node.activation.low = in_.value<float>();
    node.activation.high = in_.value<float>();
    node.activation.alpha = in_.value<float>();
    node.rounding = enumerator(Rounding::onnx);
    const std::size_t names = count(sizeof(std::uint32_t));
    for (std::size_t i = 0; i < names && ok(); ++i) node.origin_names.emplace_back(in_.text());
    return node;
  }

  std::shared_ptr<const void> owner_;
  std::span<const std::byte> bytes_;
  ByteReader in_;
  std::uint64_t weights_start_ = 0;
  bool valid_ = true;
};

bool file_axes_are_axes(const Tensor& tensor) {
  if (tensor.file_axes.empty()) return true;
  std::vector<std::int64_t> sorted = tensor.file_axes;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < sorted.size(); ++i)
    if (sorted[i] != static_cast<std::int64_t>(i)) return false;
  return sorted.size() == tensor.type.shape.size();
}

}  // namespace

std::size_t write_graph(const Graph& graph, const std::function<std::span<std::byte>(std::size_t)>& allocate) {
  const Description description = describe(graph);
  const std::size_t weights_start = aligned(sizeof(Head) + description.bytes.size());
  const std::size_t total = weights_start + description.weight_bytes;
  const std::span<std::byte> out = allocate(total);
  if (out.size() < total) return total;

  const Head head{.magic = magic, .version = version, .weights_start = weights_start, .total_bytes = total};
  std::memcpy(out.data(), &head, sizeof head);
  std::memcpy(out.data() + sizeof head, description.bytes.bytes().data(), description.bytes.size());
  copy_weights(graph, out.subspan(weights_start));
  return total;
}

std::vector<std::byte> write_graph(const Graph& graph) {
  std::vector<std::byte> bytes;
  write_graph(graph, [&bytes](std::size_t needed) {
    bytes.resize(needed);
    return std::span(bytes);
  });
  return bytes;
}

Result<Graph> read_graph(std::shared_ptr<const void> owner, std::span<const std::byte> bytes) {
  const auto damaged = [](std::string what) {
    return Error{.kind = ErrorKind::damaged_file, .where = "graph file", .what = std::move(what), .hint = {}};
  };
  Graph graph;
  if (!GraphReader(std::move(owner), bytes).read(graph)) return damaged("the bytes are not a graph of this version");
  if (auto fault = find_fault(graph)) return damaged(*fault);
  for (const Tensor& tensor : graph.tensors)
    if (!file_axes_are_axes(tensor)) return damaged("tensor '" + tensor.name + "' names axes it does not have");
  return graph;
}

}  // namespace jauge::ir
