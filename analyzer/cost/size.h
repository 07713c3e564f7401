// Bytes that a runtime adds to a network, from its size model.
#pragma once

#include "analyzer/cost/estimate.h"

namespace jauge::cost {

// What a size model asks about a network.
struct SizeFacts {
  double layers = 0;                       // as SizeModel::layers counts them
  double largest_window = 0;               // elements gathered for one output of the widest convolution
  std::vector<target::KernelClass> kinds;  // that occur, each once
};
SizeFacts size_facts(const Workload& workload, target::SizeModel::Layers layers);

double bytes_of(const target::SizeModel& model, const SizeFacts& facts);

// With its 90 % interval; nothing when the runtime does not run on the chip or has no model for these weights.
std::optional<Figure> code_size(const Workload& workload, const target::Target& target,
                                const target::RuntimeProfile& runtime);
std::optional<Figure> ram_size(const Workload& workload, const target::Target& target,
                               const target::RuntimeProfile& runtime);

}  // namespace jauge::cost
