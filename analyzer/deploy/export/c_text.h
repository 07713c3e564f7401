// The generated files of an exported model, as text.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/ir/graph.h"

namespace jauge::deploy {

struct ModelText {
  std::string name;  // a C identifier
  const ir::Graph& graph;
  const std::vector<std::byte>& package;
  Bytes arena;

  std::string upper() const;  // of the name, for macros
};

std::string model_header(const ModelText& model);  // what the user's code includes
// Declarations of the header without its guard, and definitions of the source without its includes.
std::string model_declarations(const ModelText& model);
std::string model_definitions(const ModelText& model);
std::string model_source(const ModelText& model);
std::string example(const ModelText& model);  // main.c
std::string readme(const ModelText& model);
std::string cmake_lists(const ModelText& model, const std::vector<std::string>& kernels);
std::string kernel_list(const std::vector<std::string>& kernels);  // kernels_of_model.h
std::string licensed(const std::string& source);                   // with the line that names its licence

}  // namespace jauge::deploy
