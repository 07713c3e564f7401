// Operators that move numbers without computing.
#include "tests/oracle/oracle_case.h"

namespace jauge::oracle {
namespace {

using Ints = std::vector<std::int64_t>;

template <class Build>
void add(std::vector<OracleCase>& cases, const std::string& name, Build build, std::int64_t opset = 17) {
  OracleCase one(name, opset);
  one.output(build(one));
  cases.push_back(std::move(one));
}

void add_shape_changes(std::vector<OracleCase>& cases) {
  add(cases, "Reshape_minus_one", [](OracleCase& c) {
    return c.node("Reshape", {c.input({2, 3, 4}), c.integers({-1, 6})});
  });
  add(cases, "Reshape_zero", [](OracleCase& c) {
    return c.node("Reshape", {c.input({2, 3, 4}), c.integers({0, 2, -1})});
  });
  for (const std::int64_t axis : {0, 1, 2, -1})
    add(cases, "Flatten_" + std::to_string(axis), [axis](OracleCase& c) {
      return c.node("Flatten", {c.input({2, 3, 4})}, {{"axis", axis}});
    });
  add(cases, "Squeeze", [](OracleCase& c) { return c.node("Squeeze", {c.input({1, 3, 1, 2}), c.integers({0, 2})}); });
  add(cases, "Unsqueeze", [](OracleCase& c) { return c.node("Unsqueeze", {c.input({3, 2}), c.integers({0, -1})}); });
  for (const Ints& perm : {Ints{2, 0, 1}, Ints{1, 0, 2}, Ints{0, 2, 1}})
    add(cases, "Transpose_" + std::to_string(perm[0]) + std::to_string(perm[1]), [&perm](OracleCase& c) {
      return c.node("Transpose", {c.input({2, 3, 4})}, {{"perm", perm}});
    });
  add(cases, "Transpose_default", [](OracleCase& c) { return c.node("Transpose", {c.input({2, 3, 4})}); });
  add(cases, "Expand", [](OracleCase& c) { return c.node("Expand", {c.input({3, 1}), c.integers({2, 3, 4})}); });
  add(cases, "Tile", [](OracleCase& c) { return c.node("Tile", {c.input({2, 3}), c.integers({2, 3})}); });
}

void add_slices(std::vector<OracleCase>& cases) {
  const std::vector<std::vector<Ints>> slices = {{{1}, {3}, {0}, {1}},
                                                 {{0, -3}, {2, 1000}, {0, 1}, {1, 1}},
                                                 {{-1}, {-1000}, {1}, {-2}},
                                                 {{1, 0}, {4, 5}, {0, 1}, {2, 2}}};
  for (std::size_t i = 0; i < slices.size(); ++i)
    add(cases, "Slice_" + std::to_string(i), [&](OracleCase& c) {
      return c.node("Slice", {c.input({5, 6}), c.integers(slices[i][0]), c.integers(slices[i][1]),
                              c.integers(slices[i][2]), c.integers(slices[i][3])});
    });
  for (const std::int64_t axis : {0, 1, -1})
    add(cases, "Concat_" + std::to_string(axis), [axis](OracleCase& c) {
      return c.node("Concat", {c.input({2, 3}), c.input({2, 3}), c.constant({2, 3})}, {{"axis", axis}});
    });
  for (const std::int64_t axis : {0, 1})
    add(cases, "Gather_" + std::to_string(axis), [axis](OracleCase& c) {
      return c.node("Gather", {c.input({3, 4}), c.integers({2, 0, -1})}, {{"axis", axis}});
    });
  OracleCase split("Split");
  const Names parts =
      split.node_with_outputs("Split", {split.input({2, 7}), split.integers({3, 4})}, 2, {{"axis", std::int64_t{1}}});
  split.output(parts[0]).output(parts[1]);
  cases.push_back(std::move(split));
  OracleCase even("Split_even", 11);
  const Names halves = even.node_with_outputs("Split", {even.input({4, 3})}, 2, {{"axis", std::int64_t{0}}});
  even.output(halves[0]).output(halves[1]);
  cases.push_back(std::move(even));
}

void add_margins_and_blocks(std::vector<OracleCase>& cases) {
  for (const char* mode : {"constant", "reflect", "edge"})
    add(cases, std::string("Pad_") + mode, [mode](OracleCase& c) {
      Names inputs = {c.input({1, 2, 4, 5}), c.integers({0, 0, 1, 2, 0, 0, 2, 1})};
      if (std::string(mode) == "constant") inputs.push_back(c.reals({}, {0.75f}));
      return c.node("Pad", inputs, {{"mode", std::string(mode)}});
    });
  add(cases, "Pad_crops", [](OracleCase& c) {
    return c.node("Pad", {c.input({1, 1, 5, 5}), c.integers({0, 0, -1, 1, 0, 0, 0, -2})});
  });
  for (const char* mode : {"DCR", "CRD"})
    add(cases, std::string("DepthToSpace_") + mode, [mode](OracleCase& c) {
      return c.node("DepthToSpace", {c.input({1, 8, 2, 3})},
                    {{"blocksize", std::int64_t{2}}, {"mode", std::string(mode)}});
    });
  add(cases, "SpaceToDepth", [](OracleCase& c) {
    return c.node("SpaceToDepth", {c.input({1, 2, 4, 6})}, {{"blocksize", std::int64_t{2}}});
  });
  add(cases, "Dropout", [](OracleCase& c) { return c.node("Dropout", {c.input({2, 5})}); });
  add(cases, "Shape_arithmetic", [](OracleCase& c) {
    const std::string x = c.input({2, 3, 4});
    const std::string shape = c.node("Shape", {x});
    const std::string first = c.node("Gather", {shape, c.integers({0})}, {{"axis", std::int64_t{0}}});
    return c.node("Reshape", {x, c.node("Concat", {first, c.integers({-1})}, {{"axis", std::int64_t{0}}})});
  });
}

}  // namespace

void add_movement_cases(std::vector<OracleCase>& cases) {
  add_shape_changes(cases);
  add_slices(cases);
  add_margins_and_blocks(cases);
}

}  // namespace jauge::oracle
