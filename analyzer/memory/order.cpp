#include "analyzer/memory/order.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <unordered_map>

namespace jauge::memory {
namespace {

using Pairs = std::vector<std::vector<Pair>>;
using Set = std::vector<std::uint64_t>;

struct SetHash {
  std::size_t operator()(const Set& set) const {
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
    for (std::uint64_t word : set) hash = (hash ^ word) * 0xD6E8FEB86659FD93ULL, hash ^= hash >> 32;
    return static_cast<std::size_t>(hash);
  }
};

bool has(const Set& set, int i) {
  return (set[static_cast<std::size_t>(i) / 64] >> (static_cast<unsigned>(i) % 64) & 1) != 0;
}
void put(Set& set, int i) {
  set[static_cast<std::size_t>(i) / 64] |= std::uint64_t{1} << (static_cast<unsigned>(i) % 64);
}

// What one node does to the memory when it runs after the nodes of a set.
class Accounts {
 public:
  Accounts(const Values& values, const Pairs& pairs) : values_(values), pairs_(pairs) {
    needs_.resize(values.nodes.size());
    for (std::size_t i = 0; i < values.after.size(); ++i)
      for (int follower : values.after[i]) needs_[static_cast<std::size_t>(follower)].push_back(static_cast<int>(i));
  }

  Bytes at_start() const {
    Bytes sum;
    for (const Value& value : values_.values)
      if (value.producer < 0) sum += padded(value.size);
    return sum;
  }
  // Inputs that nobody reads go with the first step.
  Bytes lost_after_first_step() const {
    Bytes sum;
    for (const Value& value : values_.values)
      if (value.producer < 0 && value.readers.empty() && !value.stays) sum += padded(value.size);
    return sum;
  }

  struct Effect {
    Bytes peak, after;
  };
  Effect run(const Set& done, int node, Bytes live) const {
    const NodeValues& mine = values_.nodes[static_cast<std::size_t>(node)];
    Effect effect{live, live};
    for (int value : mine.writes) {
      const Value& written = at(value);
      effect.peak += padded(written.size);
      if (!written.readers.empty() || written.stays) effect.after += padded(written.size);
    }
    for (int value : mine.reads)
      if (dies(done, node, value)) effect.after = effect.after - padded(at(value).size);
    for (const Pair& pair : pairs_[static_cast<std::size_t>(node)])
      if (dies(done, node, pair.input)) {
        effect.peak = effect.peak - pair.saving;
        break;
      }
    return effect;
  }

  bool is_ready(const Set& done, int node) const {
    return !has(done, node) &&
           std::ranges::all_of(needs_[static_cast<std::size_t>(node)], [&](int need) { return has(done, need); });
  }

  // What the node needs in any order: its own inputs and outputs.
  Bytes least(int node) const {
    const NodeValues& mine = values_.nodes[static_cast<std::size_t>(node)];
    Bytes sum;
    for (int value : mine.writes) sum += padded(at(value).size);
    for (int value : mine.reads) sum += padded(at(value).size);
    const auto& pairs = pairs_[static_cast<std::size_t>(node)];
    for (const Pair& pair : pairs)
      if (!at(pair.input).stays) return sum - pair.saving;
    return sum;
  }

 private:
  bool dies(const Set& done, int node, int value) const {
    const Value& read = at(value);
    return !read.stays && std::ranges::all_of(read.readers, [&](int r) { return r == node || has(done, r); });
  }
  const Value& at(int value) const { return values_.values[static_cast<std::size_t>(value)]; }

  const Values& values_;
  const Pairs& pairs_;
  std::vector<std::vector<int>> needs_;  // for each node the nodes whose outputs it reads
};

std::vector<Bytes> walk(const Accounts& accounts, const std::vector<int>& order) {
  std::vector<Bytes> result;
  Set done((order.size() + 63) / 64);
  Bytes live = accounts.at_start();
  for (int node : order) {
    const auto effect = accounts.run(done, node, live);
    result.push_back(effect.peak);
    live = effect.after - (result.size() == 1 ? accounts.lost_after_first_step() : 0_B);
    put(done, node);
  }
  if (order.empty()) result.push_back(live);
  return result;
}

class Search {
 public:
  Search(const Values& values, const Accounts& accounts, Bytes file_peak, std::int64_t most_work)
      : accounts_(accounts), count_(static_cast<int>(values.nodes.size())), best_(file_peak), work_left_(most_work) {}

  // Sets in the order of their worst step so far, larger sets first: the first full set ends the best order.
  bool run() {
    add(Set((static_cast<std::size_t>(count_) + 63) / 64), {}, accounts_.at_start(), 0, -1, -1);
    while (!queue_.empty()) {
      const Entry entry = queue_.top();
      queue_.pop();
      if (states_[entry.state].size == count_) return finish(entry.state);
      if ((work_left_ -= count_) < 0) return false;
      expand(entry.state);
    }
    return true;  // nothing below the file's own worst step
  }

  std::vector<int> take_order() { return std::move(order_); }
  std::int64_t explored() const { return static_cast<std::int64_t>(states_.size()); }

 private:
  struct State {
    Set done;
    Bytes peak, live;
    int size;
    int before;  // state, -1: none
    int node;    // that led here
  };
  struct Entry {
    Bytes peak;
    int size;
    std::size_t state;
    bool operator<(const Entry& other) const {  // top of the queue: smallest peak, largest set
      return peak != other.peak ? other.peak < peak : size < other.size;
    }
  };

  void add(Set done, Bytes peak, Bytes live, int size, int before, int node) {
    if (peak >= best_) return;
    const auto [known, is_new] = index_.try_emplace(done, states_.size());
    if (!is_new) {  // the same bytes are alive whatever the way here; only the worst step may differ
      State& state = states_[known->second];
      if (state.peak <= peak) return;
      state.peak = peak, state.before = before, state.node = node;
      queue_.push({peak, size, known->second});
      return;
    }
    queue_.push({peak, size, states_.size()});
    states_.push_back({std::move(done), peak, live, size, before, node});
  }

  void expand(std::size_t from) {
    const State state = states_[from];
    std::vector<std::pair<int, Accounts::Effect>> ready;
    for (int node = 0; node < count_; ++node) {
      if (!accounts_.is_ready(state.done, node)) continue;
      auto effect = accounts_.run(state.done, node, state.live);
      if (state.size == 0) effect.after = effect.after - accounts_.lost_after_first_step();
      // A node that neither raises the worst step nor keeps more alive can only help whatever comes later.
      if (effect.peak <= state.peak && effect.after <= state.live) return step(state, from, node, effect);
      ready.emplace_back(node, effect);
    }
    for (const auto& [node, effect] : ready) step(state, from, node, effect);
  }

  void step(const State& state, std::size_t from, int node, const Accounts::Effect& effect) {
    Set done = state.done;
    put(done, node);
    add(std::move(done), std::max(state.peak, effect.peak), effect.after, state.size + 1, static_cast<int>(from), node);
  }

  bool finish(std::size_t state) {
    for (int at = static_cast<int>(state); states_[static_cast<std::size_t>(at)].before >= 0;
         at = states_[static_cast<std::size_t>(at)].before)
      order_.push_back(states_[static_cast<std::size_t>(at)].node);
    std::ranges::reverse(order_);
    return true;
  }

  const Accounts& accounts_;
  int count_;
  Bytes best_;
  std::int64_t work_left_;
  std::vector<State> states_;
  std::unordered_map<Set, std::size_t, SetHash> index_;
  std::priority_queue<Entry> queue_;
  std::vector<int> order_;
};

std::vector<int> order_of_the_file(std::size_t count) {
  std::vector<int> order(count);
  std::iota(order.begin(), order.end(), 0);
  return order;
}

}  // namespace

std::vector<Bytes> step_bytes(const Values& values, const Pairs& pairs, const std::vector<int>& order) {
  return walk(Accounts(values, pairs), order);
}

OrderChoice choose_order(const Values& values, const Pairs& pairs, std::int64_t most_work) {
  const Accounts accounts(values, pairs);
  OrderChoice choice{.order = order_of_the_file(values.nodes.size()), .explored = 0, .every_order = true};
  Bytes least;
  for (int node : choice.order) least = std::max(least, accounts.least(node));
  const Bytes file_peak = std::ranges::max(walk(accounts, choice.order));
  if (file_peak <= least) return choice;
  Search search(values, accounts, file_peak, most_work);
  choice.every_order = search.run();
  choice.explored = search.explored();
  if (auto order = search.take_order(); !order.empty()) choice.order = std::move(order);
  return choice;
}

}  // namespace jauge::memory
