// One operation of a graph.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "analyzer/ir/attributes.h"
#include "analyzer/ir/quant_params.h"
#include "analyzer/ir/tensor.h"

namespace jauge::ir {

// An activation that runs inside its producer. All that int8 kernels fuse are clamps; the rest keep their parameter.
enum class ActivationKind : std::uint8_t { none, relu, relu6, relu_n1_to_1, clip, leaky_relu, tanh, sigmoid };

struct Activation {
  ActivationKind kind = ActivationKind::none;
  float low = -std::numeric_limits<float>::infinity();  // clamp kinds: the range the output is held in
  float high = std::numeric_limits<float>::infinity();
  float alpha = 0;  // leaky_relu

  bool operator==(const Activation&) const = default;
};

struct Node {
  std::string op;                // the name of an ops::Operator ("Conv")
  std::string name;              // as in the user's file; may be empty, need not be unique
  std::vector<TensorId> inputs;  // no_tensor where an optional input is absent
  std::vector<TensorId> outputs;
  Attributes attributes;
  Activation activation;  // fused, applied to output 0
  Rounding rounding = Rounding::none;
  std::vector<std::string> origin_names;  // the nodes of the user's file that this one stands for
};

}  // namespace jauge::ir
