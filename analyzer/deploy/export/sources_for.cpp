#include <algorithm>
#include <set>

#include "analyzer/deploy/export/runtime_sources.h"

namespace jauge::deploy {
namespace {

constexpr std::string_view own_include = "include \"firmware_probe/runtime/";  // #include and .include

const SourceFile* find_source(std::string_view path) {
  const auto& all = runtime_sources();
  const auto found = std::ranges::find(all, path, &SourceFile::path);
  return found == all.end() ? nullptr : &*found;
}

// Paths of our own files that a file includes, in order.
std::vector<std::string> includes_of(const std::string& content) {
  std::vector<std::string> paths;
  for (std::size_t at = content.find(own_include); at != std::string::npos; at = content.find(own_include, at)) {
    at += own_include.size();
    paths.push_back(content.substr(at, content.find('"', at) - at));
  }
  return paths;
}

class Collector {
 public:
  // The file, before it all that it includes, and behind everything the code of each header.
  void add(const std::string& path) {
    const SourceFile* source = find_source(path);
    if (!source || !seen_.insert(path).second) return;
    for (const std::string& header : includes_of(source->content)) {
      add(header);
      for (const char* code : {".c", ".S"}) waiting_.push_back(header.substr(0, header.rfind('.')) + code);
    }
    (path.ends_with(".h") ? headers_ : others_).push_back(*source);
    while (!waiting_.empty()) {
      const std::string next = waiting_.back();
      waiting_.pop_back();
      if (!next.starts_with("sha256")) add(next);
    }
  }

  std::vector<SourceFile> take() {
    headers_.insert(headers_.end(), others_.begin(), others_.end());
    return std::move(headers_);
  }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> waiting_;
  std::vector<SourceFile> headers_, others_;
};

}  // namespace

std::vector<SourceFile> sources_for(const std::vector<std::string>& kernels) {
  Collector collector;
  for (const char* always : {"runtime.h", "open.c", "place_check.c", "op_check.c", "run.c", "kernel_table.c"})
    collector.add(always);
  for (const std::string& kernel : kernels) collector.add("kernels/" + kernel + ".c");
  return collector.take();
}

}  // namespace jauge::deploy
