#include "tests/mcu_db/project_catalog.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "tests/support/shared_files.h"

namespace jauge::testing {
namespace {

mcu_db::Catalog load() {
  const auto start = std::chrono::steady_clock::now();
  auto result = mcu_db::Catalog::load(source_folder() / "mcu_db" / "data");
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  if (!result) {
    std::cerr << to_text(result.error()) << '\n';
    std::abort();
  }
  std::cout << "loaded " << result->chips().size() << " chips, " << result->boards().size() << " boards and "
            << result->runtimes().size() << " runtimes in " << took.count() << " ms\n";
  return *std::move(result);
}

}  // namespace

const mcu_db::Catalog& project_catalog() {
  static const mcu_db::Catalog catalog = load();
  return catalog;
}

target::Target target_named(std::string_view name) {
  auto result = project_catalog().find(name);
  if (result) return *result;
  ADD_FAILURE() << to_text(result.error());
  return {};
}

}  // namespace jauge::testing
