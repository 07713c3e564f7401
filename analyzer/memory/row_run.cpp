#include "analyzer/memory/row_run.h"

#include <algorithm>

namespace jauge::memory {
namespace {

class Runner {
 public:
  Runner(const std::vector<RowFacts>& facts, const std::vector<int>& nodes) : facts_(facts), nodes_(nodes) {}

  std::optional<RowRun> run() {
    for (int node : nodes_)
      if (!prepare(node)) return std::nullopt;
    made_.assign(nodes_.size(), 0);
    const std::size_t last = nodes_.size() - 1;
    for (std::int64_t row = 0; row < at(last).rows; ++row) ask(last, row);
    return std::move(run_);
  }

 private:
  bool prepare(int node) {
    const RowFacts& facts = facts_[static_cast<std::size_t>(node)];
    if (!facts.streams) return false;
    std::vector<Source> sources;
    for (const ReadRows& read : facts.reads) {
      const auto inner = maker_.find(read.value);
      if (inner != maker_.end() && read.rule.kind == ops::RowRule::Kind::whole) return false;
      RowTimes& source = times(read.value, read);
      if (source.read.size() != static_cast<std::size_t>(read.rows)) return false;  // two shapes of one value
      sources.push_back({inner == maker_.end() ? -1 : inner->second, &source});
    }
    sources_.push_back(std::move(sources));
    maker_[facts.value] = static_cast<int>(sources_.size()) - 1;
    RowTimes& mine = run_.values[facts.value];
    mine = {.row_bytes = facts.row_bytes, .pixels = facts.pixels, .written = {}, .read = {}, .reader = {}};
    resize(mine, facts.rows);
    own_.push_back(&mine);
    return true;
  }

  RowTimes& times(int value, const ReadRows& read) {
    RowTimes& known = run_.values[value];
    if (known.read.empty()) {
      known.row_bytes = read.row_bytes, known.pixels = read.pixels;
      resize(known, read.rows);
    }
    return known;
  }
  static void resize(RowTimes& times, std::int64_t rows) {
    const auto count = static_cast<std::size_t>(rows);
    times.written.assign(count, -1), times.read.assign(count, -1), times.reader.assign(count, -1);
  }

  void ask(std::size_t k, std::int64_t row) {
    for (std::int64_t& next = made_[k]; next <= row; ++next) make(k, next);
  }

  void make(std::size_t k, std::int64_t row) {
    const RowFacts& facts = at(k);
    for (std::size_t i = 0; i < facts.reads.size(); ++i) {
      const auto range = ops::rows_needed(facts.reads[i].rule, row, facts.reads[i].rows);
      if (sources_[k][i].maker >= 0 && !range.empty()) ask(static_cast<std::size_t>(sources_[k][i].maker), range.last);
    }
    for (std::size_t i = 0; i < facts.reads.size(); ++i) {
      const auto range = ops::rows_needed(facts.reads[i].rule, row, facts.reads[i].rows);
      RowTimes& read = *sources_[k][i].times;
      const std::int64_t step = facts.reads[i].rule.rows.dilation;
      // Kernels that need the whole input (dense layers, means) write elements of a row while they still read it.
      const std::int64_t still = facts.reads[i].rule.kind == ops::RowRule::Kind::whole ? 1 : 0;
      for (std::int64_t r = range.first; r <= range.last; r += step) {
        read.read[static_cast<std::size_t>(r)] = run_.events + still;
        read.reader[static_cast<std::size_t>(r)] = nodes_[k];
      }
    }
    own_[k]->written[static_cast<std::size_t>(row)] = run_.events++;
  }

  const RowFacts& at(std::size_t k) const { return facts_[static_cast<std::size_t>(nodes_[k])]; }

  struct Source {
    int maker;  // place in nodes_, -1: from outside
    RowTimes* times;
  };
  const std::vector<RowFacts>& facts_;
  const std::vector<int>& nodes_;
  RowRun run_;
  std::map<int, int> maker_;  // by value
  std::vector<std::vector<Source>> sources_;
  std::vector<RowTimes*> own_;
  std::vector<std::int64_t> made_;
};

}  // namespace

std::optional<RowRun> run_rows(const std::vector<RowFacts>& facts, const std::vector<int>& nodes) {
  return Runner(facts, nodes).run();
}

}  // namespace jauge::memory
