// Integers in both of ONNX's forms: operators that take scales as inputs, and QuantizeLinear / DequantizeLinear around
// operators on real numbers, which ONNX Runtime makes integer kernels of.
#include "tests/oracle/oracle_case.h"

namespace jauge::oracle {
namespace {

using Ints = std::vector<std::int64_t>;

constexpr ir::DType s8 = ir::DType::int8, u8 = ir::DType::uint8;

std::int64_t low_of(ir::DType dtype) {
  return dtype == s8 ? -128 : 0;
}

void add_borders(std::vector<OracleCase>& cases) {
  for (const ir::DType dtype : {s8, u8})
    for (const bool per_axis : {false, true}) {
      const std::string suffix = std::string(ir::name_of(dtype)) + (per_axis ? "_axis" : "");
      const ir::Shape scales = per_axis ? ir::Shape{3} : ir::Shape{};
      OracleCase quantize("QuantizeLinear_" + suffix);
      quantize.output(
          quantize.node("QuantizeLinear", {quantize.input({4, 3}, -5, 5), quantize.constant(scales, 0.01f, 0.05f),
                                           quantize.integer_constant(dtype, scales, 0, 9)}),
          dtype);
      cases.push_back(std::move(quantize));
      OracleCase dequantize("DequantizeLinear_" + suffix);
      dequantize.output(dequantize.node(
          "DequantizeLinear",
          {dequantize.integer_input(dtype, {4, 3}, low_of(dtype), low_of(dtype) + 255),
           dequantize.constant(scales, 0.01f, 0.05f), dequantize.integer_constant(dtype, scales, 0, 9)}));
      cases.push_back(std::move(dequantize));
    }
  OracleCase dynamic("DynamicQuantizeLinear");
  const Names outputs = dynamic.node_with_outputs("DynamicQuantizeLinear", {dynamic.input({3, 5}, -2, 5)}, 3);
  dynamic.output(outputs[0], u8).output(outputs[1]).output(outputs[2], u8);
  cases.push_back(std::move(dynamic));
}

void add_integer_operators(std::vector<OracleCase>& cases) {
  for (int i = 0; i < 10; ++i) {
    const ir::DType x = i % 2 ? u8 : s8;
    const bool per_channel = i % 3 != 0, depthwise = i % 5 == 4;
    OracleCase one("QLinearConv_" + std::to_string(i));
    const std::int64_t in = depthwise ? 6 : one.number(1, 5), out = depthwise ? 6 : one.number(1, 7);
    const ir::Shape scales = per_channel ? ir::Shape{out} : ir::Shape{};
    Names inputs = {one.integer_input(x, {1, in, 7, 6}, low_of(x), low_of(x) + 255),
                    one.constant({}, 0.01f, 0.05f),
                    one.integer_constant(x, {}, 0, 20),
                    one.integer_constant(s8, {out, depthwise ? 1 : in, 3, 3}, -127, 127),
                    one.constant(scales, 0.005f, 0.02f),
                    one.integer_constant(s8, scales, 0, 0),
                    one.constant({}, 0.1f, 0.3f),
                    one.integer_constant(x, {}, 0, 20)};
    if (i % 2) inputs.push_back(one.integer_constant(ir::DType::int32, {out}, -5000, 5000));
    one.output(one.node("QLinearConv", inputs,
                        {{"pads", Ints{1, 1, 1, 1}}, {"strides", Ints{1 + i % 2, 1}}, {"group", depthwise ? in : 1}}),
               x);
    cases.push_back(std::move(one));
  }
  for (int i = 0; i < 4; ++i) {
    const ir::DType x = i % 2 ? u8 : s8;
    OracleCase one("QLinearMatMul_" + std::to_string(i));
    one.output(one.node("QLinearMatMul",
                        {one.integer_input(x, {3, 8}, low_of(x), low_of(x) + 255), one.constant({}, 0.01f, 0.05f),
                         one.integer_constant(x, {}, 0, 20), one.integer_constant(s8, {8, 5}, -127, 127),
                         one.constant({}, 0.005f, 0.02f), one.integer_constant(s8, {}, 0, 0),
                         one.constant({}, 0.1f, 0.3f), one.integer_constant(x, {}, 0, 20)}),
               x);
    cases.push_back(std::move(one));
  }
  OracleCase conv("ConvInteger");
  conv.output(conv.node("ConvInteger",
                        {conv.integer_input(u8, {1, 2, 5, 5}, 0, 255), conv.integer_constant(u8, {3, 2, 3, 3}, 0, 255),
                         conv.scalar(u8, 7), conv.scalar(u8, 100)}),
              ir::DType::int32);
  cases.push_back(std::move(conv));
  OracleCase product("MatMulInteger");
  product.output(product.node("MatMulInteger", {product.integer_input(u8, {3, 4}, 0, 255),
                                                product.integer_constant(s8, {4, 5}, -128, 127), product.scalar(u8, 9),
                                                product.scalar(s8, 0)}),
                 ir::DType::int32);
  cases.push_back(std::move(product));
}

// input -> Q -> DQ -> build -> Q -> DQ -> output. The output shows single steps of the last scale.
template <class Build>
void add_borders_around(std::vector<OracleCase>& cases, const std::string& name, ir::Shape shape, float out_scale,
                        std::int64_t out_zero, Build build) {
  for (const ir::DType dtype : {s8, u8}) {
    OracleCase one("QDQ_" + name + "_" + std::string(ir::name_of(dtype)));
    const std::string x = one.quantised(one.input(shape, -2, 2), dtype, 0.017f, low_of(dtype) + 121);
    one.output(one.quantised(build(one, x), dtype, out_scale, low_of(dtype) + out_zero));
    cases.push_back(std::move(one));
  }
}

void add_layers(std::vector<OracleCase>& cases) {
  for (const bool per_channel : {false, true})
    for (const bool relu : {false, true}) {
      const std::string suffix = std::string(per_channel ? "_channels" : "") + (relu ? "_relu" : "");
      add_borders_around(
          cases, "Conv" + suffix, {1, 3, 8, 7}, 0.05f, relu ? 0 : 120, [=](OracleCase& c, std::string x) {
            x = c.node("Conv", {x, c.dequantised_weights({5, 3, 3, 3}, per_channel)}, {{"pads", Ints{1, 1, 1, 1}}});
            return relu ? c.node("Relu", {x}) : x;
          });
    }
  add_borders_around(cases, "Conv_depthwise", {1, 6, 8, 7}, 0.03f, 120, [](OracleCase& c, std::string x) {
    return c.node("Conv", {x, c.dequantised_weights({6, 1, 3, 3}, true)}, {{"group", std::int64_t{6}}});
  });
  add_borders_around(cases, "MatMul", {3, 16}, 0.05f, 120, [](OracleCase& c, std::string x) {
    return c.node("MatMul", {x, c.dequantised_weights({16, 7}, false)});
  });
  add_borders_around(cases, "Gemm", {3, 16}, 0.05f, 120, [](OracleCase& c, std::string x) {
    const std::string weights = c.integer_constant(s8, {7, 16}, -127, 127);
    const std::string product = c.reals({}, {0.017f * 0.01f});
    const std::string bias = c.node("DequantizeLinear", {c.integer_constant(ir::DType::int32, {7}, -5000, 5000),
                                                         product, c.scalar(ir::DType::int32, 0)});
    return c.node("Gemm", {x, c.node("DequantizeLinear", {weights, c.reals({}, {0.01f}), c.scalar(s8, 0)}), bias},
                  {{"transB", std::int64_t{1}}});
  });
}

void add_functions(std::vector<OracleCase>& cases) {
  const auto second = [](OracleCase& c, float scale) {
    return c.quantised(c.input({1, 3, 6, 5}, -1, 1), s8, scale, 3);
  };
  for (const char* op : {"Add", "Mul", "Sub", "Max"})
    for (const float scale : {0.017f, 0.009f}) {
      OracleCase one(std::string("QDQ_") + op + (scale > 0.01f ? "_same" : "_other"));
      const std::string x = one.quantised(one.input({1, 3, 6, 5}, -2, 2), s8, 0.017f, -4);
      one.output(one.quantised(one.node(op, {x, second(one, scale)}), s8, 0.023f, 5));
      cases.push_back(std::move(one));
    }
  add_borders_around(cases, "AveragePool", {1, 3, 8, 8}, 0.016f, 118, [](OracleCase& c, const std::string& x) {
    return c.node("AveragePool", {x}, {{"kernel_shape", Ints{3, 2}}, {"strides", Ints{2, 2}}});
  });
  add_borders_around(cases, "GlobalAveragePool", {2, 5, 8, 8}, 0.006f, 118,
                     [](OracleCase& c, const std::string& x) { return c.node("GlobalAveragePool", {x}); });
  add_borders_around(cases, "ReduceMean", {2, 5, 8, 8}, 0.006f, 118, [](OracleCase& c, const std::string& x) {
    return c.node("ReduceMean", {x}, {{"axes", Ints{2, 3}}});
  });
  add_borders_around(cases, "MaxPool", {1, 3, 8, 8}, 0.017f, 121, [](OracleCase& c, const std::string& x) {
    return c.node("MaxPool", {x}, {{"kernel_shape", Ints{2, 2}}, {"strides", Ints{2, 2}}});
  });
  add_borders_around(cases, "Concat", {1, 3, 4, 4}, 0.019f, 118, [](OracleCase& c, const std::string& x) {
    const std::string other = c.quantised(c.input({1, 2, 4, 4}), s8, 0.02f, 1);
    return c.node("Concat", {x, other}, {{"axis", std::int64_t{1}}});
  });
  add_borders_around(cases, "Transpose", {2, 3, 4}, 0.017f, 121, [](OracleCase& c, const std::string& x) {
    return c.node("Transpose", {x}, {{"perm", Ints{2, 0, 1}}});
  });
  add_borders_around(cases, "Resize", {1, 2, 3, 4}, 0.017f, 121, [](OracleCase& c, const std::string& x) {
    return c.node(
        "Resize", {x, "", c.reals({4}, {1, 1, 2, 2})},
        {{"coordinate_transformation_mode", std::string("asymmetric")}, {"nearest_mode", std::string("floor")}});
  });
  for (const char* op : {"Sigmoid", "LeakyRelu", "HardSwish", "Relu", "Tanh"})
    add_borders_around(cases, op, {4, 33}, 0.011f, 60,
                       [op](OracleCase& c, const std::string& x) { return c.node(op, {x}); });
  add_borders_around(cases, "Softmax", {4, 9}, 1.0f / 256, 0, [](OracleCase& c, const std::string& x) {
    return c.node("Softmax", {x}, {{"axis", std::int64_t{-1}}});
  });
  add_borders_around(cases, "Clip", {4, 33}, 0.015f, 100, [](OracleCase& c, const std::string& x) {
    return c.node("Clip", {x, c.reals({}, {-0.5f}), c.reals({}, {1.5f})});
  });
}

// Layers that ONNX Runtime leaves real between the borders: weights are integers, the sums are not.
void add_real_layers(std::vector<OracleCase>& cases) {
  constexpr std::int64_t hidden = 4;
  for (const auto& [op, gates] : {std::pair("LSTM", 4), std::pair("GRU", 3)})
    for (const std::int64_t directions : {1, 2})
      add_borders_around(cases, op + std::string(directions == 2 ? "_bidirectional" : ""), {6, 1, 5}, 1.0f / 128, 128,
                         [=, op = std::string(op)](OracleCase& c, const std::string& x) {
                           const std::string direction = directions == 2 ? "bidirectional" : "forward";
                           return c.node(op,
                                         {x, c.dequantised_weights({directions, gates * hidden, 5}, false),
                                          c.dequantised_weights({directions, gates * hidden, hidden}, false),
                                          c.constant({directions, 2 * gates * hidden})},
                                         {{"hidden_size", hidden}, {"direction", direction}});
                         });
  add_borders_around(cases, "ConvTranspose", {1, 3, 5, 4}, 0.03f, 120, [](OracleCase& c, const std::string& x) {
    return c.node("ConvTranspose", {x, c.dequantised_weights({3, 4, 3, 3}, false), c.constant({4})},
                  {{"strides", Ints{2, 2}}});
  });
}

// A small network: convolutions, a residual sum, a pool, a dense layer.
void add_networks(std::vector<OracleCase>& cases) {
  for (const ir::DType dtype : {s8, u8}) {
    OracleCase c("QDQ_network_" + std::string(ir::name_of(dtype)));
    const auto border = [&](const std::string& x, float scale) {
      return c.quantised(x, dtype, scale, low_of(dtype) + 128);
    };
    const std::string x = border(c.input({1, 3, 12, 12}), 0.017f);
    const Attributes same = {{"pads", Ints{1, 1, 1, 1}}};
    const std::string first =
        border(c.node("Relu", {c.node("Conv", {x, c.dequantised_weights({8, 3, 3, 3}, true)}, same)}), 0.05f);
    const std::string second = border(c.node("Conv", {first, c.dequantised_weights({8, 8, 3, 3}, true)}, same), 0.3f);
    const std::string sum = border(c.node("Add", {second, first}), 0.3f);
    const std::string pooled = border(c.node("GlobalAveragePool", {sum}), 0.03f);
    const std::string flat = c.node("Flatten", {pooled});
    c.output(border(c.node("MatMul", {flat, c.dequantised_weights({8, 5}, false)}), 0.02f));
    cases.push_back(std::move(c));
  }
}

}  // namespace

void add_quantised_cases(std::vector<OracleCase>& cases) {
  add_borders(cases);
  add_integer_operators(cases);
  add_layers(cases);
  add_functions(cases);
  add_real_layers(cases);
  add_networks(cases);
}

}  // namespace jauge::oracle
