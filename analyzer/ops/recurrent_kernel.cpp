// The reference kernel of LSTM, GRU and RNN: plain loops in double, one direction and one sequence at a time.
#include <algorithm>
#include <cmath>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"
#include "analyzer/ops/recurrent.h"

namespace jauge::ops {
namespace {

using Row = std::vector<double>;
using Function = double (*)(double);

double sigmoid(double x) {
  return 1 / (1 + std::exp(-x));
}
double hyperbolic_tangent(double x) {
  return std::tanh(x);
}
double relu(double x) {
  return x < 0 ? 0 : x;
}
double softsign(double x) {
  return x / (1 + std::fabs(x));
}
double hard_sigmoid(double x) {
  return std::clamp(0.2 * x + 0.5, 0.0, 1.0);  // ONNX's usual parameters, and Keras' before version 3
}
double affine(double x) {
  return x;
}

Result<Function> function_named(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (name == "sigmoid") return Function{sigmoid};
  if (name == "tanh") return Function{hyperbolic_tangent};
  if (name == "relu") return Function{relu};
  if (name == "softsign") return Function{softsign};
  if (name == "hardsigmoid") return Function{hard_sigmoid};
  if (name == "affine") return Function{affine};
  return not_supported("its activation '" + name.substr(0, 40) + "' is not done");
}

// The functions of all directions, one direction after the other.
Result<std::vector<Function>> functions_of(const NodeView& node, const RecurrentWork& work) {
  const std::string usual = work.gates == 4 ? "Sigmoid,Tanh,Tanh" : work.gates == 3 ? "Sigmoid,Tanh" : "Tanh";
  std::string names = node.attributes().text("activations", "");
  if (names.empty()) names = work.directions == 2 ? usual + "," + usual : usual;
  if (node.attributes().has("activation_alpha") || node.attributes().has("activation_beta"))
    return not_supported("its activations have parameters");
  std::vector<Function> functions;
  for (std::size_t begin = 0; begin <= names.size();) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    JAUGE_TRY(const Function function, function_named(names.substr(begin, end - begin)));
    functions.push_back(function);
    begin = end + 1;
  }
  const auto each = static_cast<std::size_t>(work.gates == 4 ? 3 : work.gates == 3 ? 2 : 1);
  if (functions.size() != each * static_cast<std::size_t>(work.directions))
    return contradiction("it names " + std::to_string(functions.size()) + " activations");
  return functions;
}

// Weights and state of one direction.
struct Cell {
  std::int64_t inputs, hidden, gates;
  std::span<const double> w, r, b, peepholes;  // b and peepholes may be empty
  std::span<const Function> functions;
  double clip;
  bool linear_before_reset, input_forget;

  // Gate `gate` of unit `unit`: its input part and its recurrent part, each with its bias.
  double from_input(std::int64_t gate, std::int64_t unit, std::span<const double> x) const {
    const std::int64_t row = gate * hidden + unit;
    double sum = b.empty() ? 0 : b[static_cast<std::size_t>(row)];
    for (std::size_t i = 0; i < x.size(); ++i) sum += w[static_cast<std::size_t>(row * inputs) + i] * x[i];
    return sum;
  }
  double recurrent_bias(std::int64_t gate, std::int64_t unit) const {
    const auto row = static_cast<std::size_t>((gates + gate) * hidden + unit);
    return row < b.size() ? b[row] : 0;  // empty, or one bias for both
  }
  double from_state(std::int64_t gate, std::int64_t unit, const Row& h) const {
    const std::int64_t row = gate * hidden + unit;
    double sum = 0;
    for (std::size_t i = 0; i < h.size(); ++i) sum += r[static_cast<std::size_t>(row * hidden) + i] * h[i];
    return sum;
  }
  double gate(std::int64_t number, std::int64_t unit, std::span<const double> x, const Row& h) const {
    return from_input(number, unit, x) + from_state(number, unit, h) + recurrent_bias(number, unit);
  }
  double clipped(double x) const { return clip > 0 ? std::clamp(x, -clip, clip) : x; }
  double peephole(std::int64_t number, std::int64_t unit, double c) const {
    return peepholes.empty() ? 0 : peepholes[static_cast<std::size_t>(number * hidden + unit)] * c;
  }
};

// Gates in ONNX's order: input, output, forget, cell. Peepholes: input, output, forget.
void step_lstm(const Cell& cell, std::span<const double> x, Row& h, Row& c) {
  const Row before = h;
  for (std::int64_t u = 0; u < cell.hidden; ++u) {
    const auto unit = static_cast<std::size_t>(u);
    const auto [f, g, last] = std::array{cell.functions[0], cell.functions[1], cell.functions[2]};
    const double in = f(cell.clipped(cell.gate(0, u, x, before) + cell.peephole(0, u, c[unit])));
    const double forget =
        cell.input_forget ? 1 - in : f(cell.clipped(cell.gate(2, u, x, before) + cell.peephole(2, u, c[unit])));
    const double candidate = g(cell.clipped(cell.gate(3, u, x, before)));
    c[unit] = forget * c[unit] + in * candidate;
    const double out = f(cell.clipped(cell.gate(1, u, x, before) + cell.peephole(1, u, c[unit])));
    h[unit] = out * last(c[unit]);
  }
}

// Gates in ONNX's order: update, reset, hidden.
void step_gru(const Cell& cell, std::span<const double> x, Row& h) {
  const Row before = h;
  Row reset(h.size()), gated(h.size());
  for (std::int64_t u = 0; u < cell.hidden; ++u) {
    const auto unit = static_cast<std::size_t>(u);
    reset[unit] = cell.functions[0](cell.clipped(cell.gate(1, u, x, before)));
    gated[unit] = reset[unit] * before[unit];
  }
  for (std::int64_t u = 0; u < cell.hidden; ++u) {
    const auto unit = static_cast<std::size_t>(u);
    const double update = cell.functions[0](cell.clipped(cell.gate(0, u, x, before)));
    const double recurrent = cell.linear_before_reset
                                 ? reset[unit] * (cell.from_state(2, u, before) + cell.recurrent_bias(2, u))
                                 : cell.from_state(2, u, gated) + cell.recurrent_bias(2, u);
    const double candidate = cell.functions[1](cell.clipped(cell.from_input(2, u, x) + recurrent));
    h[unit] = (1 - update) * candidate + update * before[unit];
  }
}

void step_rnn(const Cell& cell, std::span<const double> x, Row& h) {
  const Row before = h;
  for (std::int64_t u = 0; u < cell.hidden; ++u)
    h[static_cast<std::size_t>(u)] = cell.functions[0](cell.clipped(cell.gate(0, u, x, before)));
}

// All inputs as doubles; absent ones are empty.
struct Values {
  Row x, w, r, b, h, c, peepholes;
  std::vector<std::int64_t> lengths;
};

Values values_of(InputArrays inputs) {
  const auto reals = [&](std::size_t i) { return i < inputs.size() && inputs[i] ? ir::to_doubles(*inputs[i]) : Row{}; };
  Values values{reals(0), reals(1), reals(2), reals(3), reals(5), reals(6), reals(7), {}};
  if (inputs.size() > 4 && inputs[4]) values.lengths = ir::to_int64s(*inputs[4]);
  return values;
}

std::span<const double> part(const Row& all, std::int64_t index, std::int64_t parts) {
  const std::size_t length = all.size() / static_cast<std::size_t>(parts);
  return std::span(all).subspan(static_cast<std::size_t>(index) * length, length);
}

Cell cell_of(const NodeView& node, const RecurrentWork& work, const Values& values, std::span<const Function> functions,
             std::int64_t direction) {
  const std::size_t each = functions.size() / static_cast<std::size_t>(work.directions);
  return {.inputs = work.inputs,
          .hidden = work.hidden,
          .gates = work.gates,
          .w = part(values.w, direction, work.directions),
          .r = part(values.r, direction, work.directions),
          .b = part(values.b, direction, work.directions),
          .peepholes = part(values.peepholes, direction, work.directions),
          .functions = functions.subspan(static_cast<std::size_t>(direction) * each, each),
          .clip = node.attributes().real("clip", 0),
          .linear_before_reset = node.attributes().integer("linear_before_reset", 0) != 0,
          .input_forget = node.attributes().integer("input_forget", 0) != 0};
}

// Where things lie, in both layouts.
struct Places {
  const RecurrentWork& work;
  std::int64_t input(std::int64_t t, std::int64_t n) const {
    return (work.batch_first ? n * work.steps + t : t * work.batch + n) * work.inputs;
  }
  std::int64_t output(std::int64_t t, std::int64_t d, std::int64_t n) const {
    return (work.batch_first ? (n * work.steps + t) * work.directions + d
                             : (t * work.directions + d) * work.batch + n) *
           work.hidden;
  }
  std::int64_t state(std::int64_t d, std::int64_t n) const {
    return (work.batch_first ? n * work.directions + d : d * work.batch + n) * work.hidden;
  }
};

void store(const Row& row, OutputArrays outputs, std::size_t output, std::int64_t at) {
  if (output >= outputs.size() || outputs[output].bytes.empty()) return;
  const auto first = static_cast<std::size_t>(at);
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (outputs[output].type.dtype == ir::DType::float64)
      outputs[output].as<double>()[first + i] = row[i];
    else
      outputs[output].as<float>()[first + i] = static_cast<float>(row[i]);
  }
}

void run_sequence(const Cell& cell, const RecurrentWork& work, const Values& values, std::int64_t direction,
                  std::int64_t n, OutputArrays outputs) {
  const Places places{work};
  const auto hidden = static_cast<std::size_t>(work.hidden);
  const auto initial = [&](const Row& all) {
    if (all.empty()) return Row(hidden, 0);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(places.state(direction, n));
    return Row(first, first + static_cast<std::ptrdiff_t>(hidden));
  };
  Row h = initial(values.h), c = initial(values.c);
  const std::int64_t length =
      values.lengths.empty() ? work.steps
                             : std::clamp<std::int64_t>(values.lengths[static_cast<std::size_t>(n)], 0, work.steps);
  const bool backwards = work.reverse || direction == 1;
  for (std::int64_t step = 0; step < length; ++step) {
    const std::int64_t t = backwards ? length - 1 - step : step;
    const auto x = std::span(values.x).subspan(static_cast<std::size_t>(places.input(t, n)),
                                               static_cast<std::size_t>(work.inputs));
    if (work.gates == 4)
      step_lstm(cell, x, h, c);
    else if (work.gates == 3)
      step_gru(cell, x, h);
    else
      step_rnn(cell, x, h);
    store(h, outputs, 0, places.output(t, direction, n));
  }
  store(h, outputs, 1, places.state(direction, n));
  store(c, outputs, 2, places.state(direction, n));
}

}  // namespace

Result<void> run_recurrent(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const RecurrentWork work, recurrent_work(node));
  JAUGE_TRY(const auto functions, functions_of(node, work));
  const Values values = values_of(inputs);
  for (std::int64_t direction = 0; direction < work.directions; ++direction) {
    const Cell cell = cell_of(node, work, values, functions, direction);
    for (std::int64_t n = 0; n < work.batch; ++n) run_sequence(cell, work, values, direction, n, outputs);
  }
  return {};
}

}  // namespace jauge::ops
