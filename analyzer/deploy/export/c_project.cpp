#include "analyzer/deploy/export/c_project.h"

#include <cctype>
#include <filesystem>

#include "analyzer/deploy/deploy.h"
#include "analyzer/deploy/export/c_text.h"
#include "analyzer/deploy/export/one_header.h"
#include "analyzer/deploy/package_needs.h"

namespace jauge::deploy {
namespace {

// "kws_ref_model.tflite" -> "kws_ref_model"; what C does not allow becomes '_'.
std::string identifier_of(const std::string& file) {
  std::string name;
  for (const unsigned char c : std::filesystem::path(file).stem().string())
    name += std::isalnum(c) != 0 && c < 128 ? static_cast<char>(std::tolower(c)) : '_';
  if (name.empty() || std::isdigit(static_cast<unsigned char>(name.front())) != 0) name.insert(0, "model_");
  return name;
}

std::string with_short_includes(std::string content) {
  constexpr std::string_view here = "firmware_probe/runtime/", there = "jauge/";
  for (std::size_t at = content.find(here); at != std::string::npos; at = content.find(here, at))
    content.replace(at, here.size(), there);
  return content;
}

std::vector<SourceFile> project_files(const ModelText& model, const CExport& exported) {
  std::vector<SourceFile> files = {{"README.md", readme(model)},
                                   {"CMakeLists.txt", cmake_lists(model, exported.kernels)},
                                   {"main.c", example(model)},
                                   {model.name + ".h", model_header(model)},
                                   {model.name + ".c", model_source(model)},
                                   {"LICENSE.txt", std::string(runtime_license())},
                                   {"jauge/kernels_of_model.h", kernel_list(exported.kernels)}};
  for (const SourceFile& source : sources_for(exported.kernels))
    files.push_back({"jauge/" + source.path, licensed(with_short_includes(source.content))});
  return files;
}

}  // namespace

Result<CExport> export_as_c(const ir::Graph& deployable, const memory::Plan& plan, ExportForm form) {
  JAUGE_TRY(const std::vector<std::byte> package, write_package(deployable, plan, {.names = false}));
  CExport exported{.name = identifier_of(deployable.source.name),
                   .files = {},
                   .kernels = needs_of(package).kernels,
                   .package = {static_cast<std::int64_t>(package.size())},
                   .arena = plan.arena_bytes};
  const ModelText model{exported.name, deployable, package, plan.arena_bytes};
  if (form == ExportForm::header_only)
    exported.files = {{exported.name + ".h", one_header(model, exported.kernels)}};
  else
    exported.files = project_files(model, exported);
  return exported;
}

}  // namespace jauge::deploy
