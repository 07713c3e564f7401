// Convolutions, pools, resizing: random forms of every attribute.
#include "tests/oracle/oracle_case.h"

namespace jauge::oracle {
namespace {

using Ints = std::vector<std::int64_t>;

void add_convs(std::vector<OracleCase>& cases) {
  for (int i = 0; i < 36; ++i) {
    OracleCase one("Conv_" + std::to_string(i));
    const bool line = i % 6 == 5, depthwise = i % 4 == 3;
    const std::int64_t groups = depthwise ? one.number(2, 6) : one.number(1, 2);
    const std::int64_t in = groups * (depthwise ? 1 : one.number(1, 4)), out = groups * one.number(1, 4);
    const std::int64_t kernel = one.number(1, 4), dilation = one.number(1, 2);
    const auto both = [line](std::int64_t a, std::int64_t b) { return line ? Ints{a} : Ints{a, b}; };
    Attributes attributes = {
        {"group", groups}, {"strides", both(one.number(1, 3), one.number(1, 2))}, {"dilations", both(dilation, 1)}};
    if (i % 5 == 4) {
      attributes.push_back({"auto_pad", std::string(i % 2 ? "SAME_UPPER" : "SAME_LOWER")});
      attributes[2].second = both(1, 1);
    } else {
      const std::int64_t a = one.number(0, 2), b = one.number(0, 2);
      attributes.push_back({"pads", line ? Ints{a, b} : Ints{a, b, one.number(0, 2), one.number(0, 2)}});
    }
    ir::Shape x = {one.number(1, 2), in, 11}, w = {out, in / groups, kernel};
    if (!line) {
      x.push_back(9);
      w.push_back(one.number(1, 3));
    }
    Names inputs = {one.input(x), one.constant(w)};
    if (i % 3) inputs.push_back(one.constant({out}));
    one.output(one.node("Conv", inputs, attributes));
    cases.push_back(std::move(one));
  }
}

void add_transposed_convs(std::vector<OracleCase>& cases) {
  for (int i = 0; i < 10; ++i) {
    OracleCase one("ConvTranspose_" + std::to_string(i));
    const std::int64_t groups = one.number(1, 2), in = groups * one.number(1, 3), out = one.number(1, 3);
    const std::int64_t stride = one.number(1, 3);
    Attributes attributes = {{"group", groups}, {"strides", Ints{stride, 2}}};
    if (i % 3 == 0) attributes.push_back({"pads", Ints{1, 0, 1, 1}});
    if (i % 4 == 1 && stride > 1) attributes.push_back({"output_padding", Ints{1, 1}});
    if (i % 5 == 2) attributes.push_back({"dilations", Ints{2, 1}});
    Names inputs = {one.input({1, in, 4, 5}), one.constant({in, out, 3, 3})};
    if (i % 2) inputs.push_back(one.constant({out * groups}));
    one.output(one.node("ConvTranspose", inputs, attributes));
    cases.push_back(std::move(one));
  }
}

void add_pools(std::vector<OracleCase>& cases) {
  for (int i = 0; i < 28; ++i) {
    const bool average = i % 2 == 0, line = i % 7 == 6;
    OracleCase one((average ? "AveragePool_" : "MaxPool_") + std::to_string(i));
    Attributes attributes = {{"kernel_shape", line ? Ints{3} : Ints{one.number(2, 3), one.number(2, 3)}},
                             {"strides", line ? Ints{2} : Ints{one.number(1, i % 3 == 2 ? 2 : 3), one.number(1, 2)}}};
    if (i % 3 == 1)
      attributes.push_back({"pads", line ? Ints{1, 1} : Ints{1, one.number(0, 1), 1, one.number(0, 1)}});
    else if (i % 3 == 2)
      attributes.push_back({"auto_pad", std::string(i % 4 ? "SAME_UPPER" : "SAME_LOWER")});
    if (i % 5 == 3) attributes.push_back({"ceil_mode", std::int64_t{1}});
    if (average && i % 4 == 0) attributes.push_back({"count_include_pad", std::int64_t{1}});
    if (!average && i % 3 == 0) attributes.push_back({"dilations", line ? Ints{2} : Ints{2, 1}});
    one.output(one.node(average ? "AveragePool" : "MaxPool",
                        {one.input(line ? ir::Shape{1, 3, 11} : ir::Shape{2, 3, 9, 8})}, attributes));
    cases.push_back(std::move(one));
  }
  for (const char* op : {"GlobalAveragePool", "GlobalMaxPool"})
    for (const bool line : {false, true}) {
      OracleCase one(std::string(op) + (line ? "_1d" : "_2d"));
      one.output(one.node(op, {one.input(line ? ir::Shape{2, 3, 7} : ir::Shape{2, 3, 5, 4})}));
      cases.push_back(std::move(one));
    }
}

void add_resizes(std::vector<OracleCase>& cases) {
  struct Form {
    const char* mode;
    const char* coordinates;
    const char* nearest;
    std::vector<float> scales;
  };
  const Form forms[] = {{"nearest", "asymmetric", "floor", {1, 1, 2, 2}},
                        {"nearest", "half_pixel", "round_prefer_floor", {1, 1, 1.5f, 0.5f}},
                        {"nearest", "half_pixel", "round_prefer_ceil", {1, 1, 3, 2}},
                        {"nearest", "align_corners", "round_prefer_ceil", {1, 1, 2, 3}},
                        {"nearest", "asymmetric", "ceil", {1, 1, 2, 1.5f}},
                        {"linear", "half_pixel", "", {1, 1, 2, 2}},
                        {"linear", "align_corners", "", {1, 1, 2, 3}},
                        {"linear", "asymmetric", "", {1, 1, 1.5f, 2}},
                        {"linear", "pytorch_half_pixel", "", {1, 1, 2, 0.5f}},
                        {"cubic", "half_pixel", "", {1, 1, 2, 2}},
                        {"cubic", "align_corners", "", {1, 1, 2, 2}}};
  int i = 0;
  for (const Form& form : forms) {
    OracleCase one("Resize_" + std::to_string(i++));
    Attributes attributes = {{"mode", std::string(form.mode)},
                             {"coordinate_transformation_mode", std::string(form.coordinates)}};
    if (*form.nearest) attributes.push_back({"nearest_mode", std::string(form.nearest)});
    one.output(one.node("Resize", {one.input({1, 2, 4, 6}), "", one.reals({4}, form.scales)}, attributes));
    cases.push_back(std::move(one));
  }
  OracleCase sizes("Resize_sizes");
  sizes.output(sizes.node("Resize", {sizes.input({1, 2, 4, 6}), "", "", sizes.integers({1, 2, 7, 5})},
                          {{"mode", std::string("linear")}}));
  cases.push_back(std::move(sizes));
}

}  // namespace

void add_window_cases(std::vector<OracleCase>& cases) {
  add_convs(cases);
  add_transposed_convs(cases);
  add_pools(cases);
  add_resizes(cases);
}

}  // namespace jauge::oracle
