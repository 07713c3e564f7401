// LSTM, GRU and RNN in every direction.
#include "tests/oracle/oracle_case.h"

namespace jauge::oracle {
namespace {

struct Kind {
  const char* op;
  std::int64_t gates;
};

}  // namespace

void add_recurrent_cases(std::vector<OracleCase>& cases) {
  constexpr std::int64_t hidden = 4, features = 3;
  for (const Kind kind : {Kind{"LSTM", 4}, Kind{"GRU", 3}, Kind{"RNN", 1}})
    for (const char* direction : {"forward", "reverse", "bidirectional"})
      for (const std::int64_t form : {0, 1}) {
        OracleCase one(std::string(kind.op) + "_" + direction + "_" + std::to_string(form));
        const std::int64_t directions = std::string(direction) == "bidirectional" ? 2 : 1;
        Names inputs = {one.input({5, 2, features}), one.constant({directions, kind.gates * hidden, features}),
                        one.constant({directions, kind.gates * hidden, hidden})};
        if (form == 1) inputs.push_back(one.constant({directions, 2 * kind.gates * hidden}));
        Attributes attributes = {{"hidden_size", hidden}, {"direction", std::string(direction)}};
        if (std::string(kind.op) == "GRU") attributes.push_back({"linear_before_reset", form});
        const Names outputs = one.node_with_outputs(kind.op, inputs, 2, attributes);
        one.output(outputs[0]).output(outputs[1]);
        cases.push_back(std::move(one));
      }
}

}  // namespace jauge::oracle
