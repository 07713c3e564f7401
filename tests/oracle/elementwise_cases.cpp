// Functions of one number, of two tensors that broadcast, of many.
#include "tests/oracle/oracle_case.h"

namespace jauge::oracle {
namespace {

struct Unary {
  const char* op;
  float low = -3, high = 3;
  Attributes attributes = {};
  std::int64_t opset = 17;
};

void add_unary(std::vector<OracleCase>& cases) {
  const std::vector<Unary> all = {{"Abs"},
                                  {"Acos", -1, 1},
                                  {"Acosh", 1, 4},
                                  {"Asin", -1, 1},
                                  {"Asinh"},
                                  {"Atan"},
                                  {"Atanh", -0.9f, 0.9f},
                                  {"Ceil"},
                                  {"Celu", -3, 3, {{"alpha", 0.7}}},
                                  {"Cos"},
                                  {"Cosh"},
                                  {"Elu"},
                                  {"Elu", -3, 3, {{"alpha", 2.0}}},
                                  {"Erf"},
                                  {"Exp"},
                                  {"Floor"},
                                  {"Gelu", -3, 3, {}, 20},
                                  {"Gelu", -3, 3, {{"approximate", std::string("tanh")}}, 20},
                                  {"HardSigmoid"},
                                  {"HardSigmoid", -3, 3, {{"alpha", 0.3}, {"beta", 0.4}}},
                                  {"HardSwish", -5, 5},
                                  {"Identity"},
                                  {"LeakyRelu"},
                                  {"LeakyRelu", -3, 3, {{"alpha", 0.2}}},
                                  {"Log", 0.1f, 9},
                                  {"Mish", -3, 3, {}, 18},
                                  {"Neg"},
                                  {"Reciprocal", 0.3f, 4},
                                  {"Relu"},
                                  {"Round"},
                                  {"Selu"},
                                  {"Selu", -3, 3, {{"alpha", 1.5}, {"gamma", 1.2}}},
                                  {"Shrink", -3, 3, {{"lambd", 1.0}, {"bias", 0.5}}},
                                  {"Sigmoid"},
                                  {"Sign"},
                                  {"Sin"},
                                  {"Sinh"},
                                  {"Softplus"},
                                  {"Softsign"},
                                  {"Sqrt", 0, 9},
                                  {"Tan", -1.2f, 1.2f},
                                  {"Tanh"},
                                  {"ThresholdedRelu", -3, 3, {{"alpha", 0.5}}}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    OracleCase one(std::string(all[i].op) + "_" + std::to_string(i), all[i].opset);
    const std::string x = one.input({2, 3, 7}, all[i].low, all[i].high);
    one.output(one.node(all[i].op, {x}, all[i].attributes));
    cases.push_back(std::move(one));
  }
}

void add_binary(std::vector<OracleCase>& cases) {
  const std::pair<ir::Shape, ir::Shape> shapes[] = {{{2, 3, 4}, {2, 3, 4}}, {{2, 3, 4}, {4}}, {{2, 1, 4}, {3, 1}}};
  for (const char* op : {"Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "Mean", "Equal", "Less", "LessOrEqual",
                         "Greater", "GreaterOrEqual", "PRelu"})
    for (std::size_t i = 0; i < 3; ++i) {
      const std::string name = op;
      if (name == "PRelu" && i == 2) continue;
      OracleCase one(name + "_" + std::to_string(i));
      const bool positive = name == "Div" || name == "Pow";
      const std::string a = one.input(shapes[i].first, positive ? 0.5f : -2, 3);
      const std::string b = one.input(shapes[i].second, positive ? 0.5f : -2, 3);
      const bool compares = name == "Equal" || name.starts_with("Less") || name.starts_with("Greater");
      one.output(one.node(op, {a, b}), compares ? ir::DType::boolean : ir::DType::float32);
      cases.push_back(std::move(one));
    }
  for (const char* op : {"And", "Or", "Xor"}) {
    OracleCase one(op);
    const std::string a = one.integer_input(ir::DType::boolean, {3, 4}, 0, 1);
    one.output(one.node(op, {a, one.integer_input(ir::DType::boolean, {4}, 0, 1)}), ir::DType::boolean);
    cases.push_back(std::move(one));
  }
  for (const std::int64_t fmod : {0, 1}) {
    OracleCase one("Mod_" + std::to_string(fmod));
    const std::string a = one.integer_input(ir::DType::int32, {12}, -20, 20);
    one.output(one.node("Mod", {a, one.integer_constant(ir::DType::int32, {12}, 1, 7)}, {{"fmod", fmod}}),
               ir::DType::int32);
    cases.push_back(std::move(one));
  }
}

void add_many(std::vector<OracleCase>& cases) {
  for (const char* op : {"Max", "Min", "Sum", "Mean"}) {
    OracleCase one(std::string(op) + "_of_three");
    one.output(one.node(op, {one.input({2, 3}), one.input({3}), one.input({2, 1})}));
    cases.push_back(std::move(one));
  }
  for (const int bounds : {1, 2, 3}) {
    OracleCase one("Clip_" + std::to_string(bounds));
    const std::string x = one.input({3, 5}, -9, 9);
    one.output(one.node("Clip", {x, bounds & 1 ? one.reals({}, {-1.5f}) : "", bounds & 2 ? one.reals({}, {6}) : ""}));
    cases.push_back(std::move(one));
  }
  OracleCase where("Where");
  const std::string condition = where.integer_input(ir::DType::boolean, {3, 1}, 0, 1);
  where.output(where.node("Where", {condition, where.input({4}), where.input({3, 4})}));
  cases.push_back(std::move(where));
  for (const ir::DType to : {ir::DType::int32, ir::DType::int8, ir::DType::boolean, ir::DType::int64}) {
    OracleCase one("Cast_" + std::string(ir::name_of(to)));
    one.output(one.node("Cast", {one.input({9}, -30, 30)}, {{"to", std::int64_t{onnx_type(to)}}}), to);
    cases.push_back(std::move(one));
  }
}

}  // namespace

void add_elementwise_cases(std::vector<OracleCase>& cases) {
  add_unary(cases);
  add_binary(cases);
  add_many(cases);
}

}  // namespace jauge::oracle
