// How long planning takes, and what the exact packer makes of the published sets.
//   bench_planning [FOLDER with minimalloc's *.csv] > docs/planning_speed.md
// Prints that page.
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/memory/pack_exact.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"

namespace jauge::memory {
namespace {

using ir::GraphBuilder;
using ir::TensorId;
using Numbers = std::vector<std::int64_t>;

// Of the processor, so that a busy machine gives the same figures.
double milliseconds_since(std::clock_t start) {
  return 1'000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Inverted residual blocks (expand, depthwise, project, add) on a picture of side x side, as MobileNetV2 stacks them.
class Network {
 public:
  explicit Network(std::int64_t side) { last_ = builder_.input("image", {1, side, side, 3}); }

  ir::Graph build(int nodes) {
    last_ = conv(last_, 16, 3, 2, 1);
    while (count_ + 4 <= nodes) {
      const TensorId block = last_;
      TensorId x = conv(block, 96, 1, 1, 1);
      x = conv(x, 96, 3, 1, 96);
      x = conv(x, 16, 1, 1, 1);
      last_ = add("Add", {x, block}, {});
    }
    builder_.output(last_);
    return std::move(builder_).build();
  }

 private:
  TensorId conv(TensorId in, std::int64_t channels, std::int64_t kernel, std::int64_t stride, std::int64_t group) {
    const std::int64_t depth = builder_.graph().tensor(in).type.shape[3] / group;
    const ir::Shape shape = {channels, kernel, kernel, depth};
    const TensorId weights = builder_.constant("w" + std::to_string(count_), shape,
                                               std::vector<float>(static_cast<std::size_t>(ir::elements(shape))));
    return add("Conv", {in, weights},
               {{"channels_last", std::int64_t{1}},
                {"kernel_shape", Numbers{kernel, kernel}},
                {"strides", Numbers{stride, stride}},
                {"group", group},
                {"auto_pad", std::string("SAME_UPPER")}});
  }

  TensorId add(const char* op, std::vector<TensorId> inputs,
               std::initializer_list<std::pair<std::string, ir::AttributeValue>> attributes) {
    const TensorId id = builder_.node(op, "n" + std::to_string(count_++), std::move(inputs), {}, attributes);
    if (!ops::infer_shapes(builder_.graph(), builder_.graph().nodes.back())) std::puts("the network has no shapes");
    return id;
  }

  GraphBuilder builder_;
  TensorId last_;
  int count_ = 0;
};

void time_plans(int nodes, std::int64_t side) {
  const ir::Graph graph = Network(side).build(nodes);
  for (Level level : {Level::none, Level::overlap, Level::stream}) {
    const std::clock_t start = std::clock();
    const auto result = plan(graph, level);
    const double time = milliseconds_since(start);
    std::printf("| %zu | %lld x %lld | %s | ", graph.nodes.size(), static_cast<long long>(side),
                static_cast<long long>(side), std::string(name_of(level)).c_str());
    if (!result) {
      std::printf("%s |  |  |\n", to_text(result.error()).c_str());
      continue;
    }
    std::printf("%.0f ms | %lld B | %lld B%s |\n", time, static_cast<long long>(result->activation_bytes.value),
                static_cast<long long>(result->lower_bound_bytes.value), result->optimal ? ", reached" : "");
  }
}

std::vector<Claim> read_claims(const std::filesystem::path& file) {
  std::vector<Claim> claims;
  std::ifstream in(file);
  std::string line, cell;
  std::getline(in, line);  // id,lower,upper,size
  while (std::getline(in, line)) {
    std::istringstream row(line);
    std::vector<long long> numbers;
    while (std::getline(row, cell, ',')) numbers.push_back(numbers.empty() ? 0 : std::stoll(cell));
    if (numbers.size() == 4)
      claims.push_back({static_cast<int>(numbers[1]), static_cast<int>(numbers[2]), Bytes{numbers[3]}});
  }
  return claims;
}

// The time to the capacity, then what the same search makes of the gap above the live bytes. Gives the first, in ms.
double time_packing(const std::filesystem::path& file, Bytes capacity) {
  const std::vector<Claim> claims = read_claims(file);
  const Placement greedy = pack_largest_first(claims);
  const std::clock_t start = std::clock();
  const ExactPlacement fits = pack_exactly(claims, greedy, {.most_nodes = 20'000'000, .good_enough = capacity});
  const double time = milliseconds_since(start);
  const ExactPlacement best = pack_exactly(claims, fits.placement, {.most_nodes = 5'000'000, .good_enough = {}});
  std::printf("| %s | %zu | %lld | %lld | %.2f s | %lld | %lld%s |\n", file.stem().stem().c_str(), claims.size(),
              static_cast<long long>(greedy.arena.value), static_cast<long long>(fits.placement.arena.value),
              time / 1'000, static_cast<long long>(best.placement.arena.value),
              static_cast<long long>(best.lower_bound.value), best.optimal ? ", optimal" : "");
  return time;
}

void time_published_sets(const std::filesystem::path& folder) {
  std::puts(
      "\n## The published sets of minimalloc\n\nCapacity 1,048,576 bytes; the published solver meets it in 0.8 to 6.1 s"
      " a set on one core. Behind the time: the smallest arena and the largest lower bound that 5 million further "
      "nodes"
      " find.\n\n| set | buffers | greedy by size | found | in | smallest found | lower bound "
      "|\n|---|---|---|---|---|---|---|");
  double sum = 0;
  for (const char* name : {"A", "C", "D", "F", "G", "I", "J"})
    sum += time_packing(folder / (std::string(name) + ".1048576.csv"), Bytes{1'048'576});
  std::printf("\nAll seven: %.1f s.\n", sum / 1'000);
}

void run(int argc, char** argv) {
  std::puts(
      "# How fast plans are made\n\nPrinted by `bench_planning`; processor time, one thread.\n\nNetworks of inverted"
      " residual blocks. Goals at level stream: 60 nodes under 0.2 s, 1,000 nodes under 5 s with the bound told.\n\n"
      "| nodes | picture | level | time | tensors | lower bound |\n|---|---|---|---|---|---|");
  time_plans(60, 96);
  time_plans(60, 224);
  time_plans(1'000, 96);
  if (argc > 1) time_published_sets(argv[1]);
}

}  // namespace
}  // namespace jauge::memory

int main(int argc, char** argv) {
  jauge::memory::run(argc, argv);
}
