#include "analyzer/memory/shared_plan.h"

#include <algorithm>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/lifetimes.h"
#include "analyzer/memory/scratch_places.h"

namespace jauge::memory {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

class Assembly {
 public:
  explicit Assembly(const StagedGraph& staged)
      : graph_(*staged.graph),
        values_(*staged.values),
        pairs_(*staged.pairs),
        schedule_(*staged.schedule),
        stages_(*staged.stages) {}

  Plan plan() {
    number_stages();
    make_blocks();
    make_ties();
    make_walls();
    arrangement_ = arrange(problem_);
    fill_tensors();
    fill_steps();
    fill_bounds();
    return std::move(plan_);
  }

 private:
  void number_stages() {
    for (std::size_t s = 0; s < stages_.size(); ++s)
      for (int step = stages_[s].first_step; step <= stages_[s].last_step; ++step)
        stage_of_step_.push_back(static_cast<int>(s));
    step_of_node_.resize(schedule_.order.size());
    for (std::size_t step = 0; step < schedule_.order.size(); ++step)
      step_of_node_[at(schedule_.order[step])] = static_cast<int>(step);
  }

  int last_stage() const { return std::max(0, static_cast<int>(stages_.size()) - 1); }
  int first_stage_of(int value) const {
    const int producer = values_.values[at(value)].producer;
    return producer < 0 || stages_.empty() ? 0 : stage_of_step_[at(step_of_node_[at(producer)])];
  }
  int last_stage_of(int value) const {
    const int step = schedule_.last_read[at(value)];
    if (step < 0) return first_stage_of(value);
    return step >= static_cast<int>(stage_of_step_.size()) ? last_stage() : stage_of_step_[at(step)];
  }

  void make_blocks() {
    block_of_value_.assign(values_.values.size(), -1);
    std::vector<bool> is_inner(values_.values.size(), false);
    for (const Stage& stage : stages_)
      if (stage.group)
        for (const InnerPlace& inner : stage.group->inner) is_inner[at(inner.value)] = true;
    for (int v = 0; v < static_cast<int>(values_.values.size()); ++v)
      if (!is_inner[at(v)])
        block_of_value_[at(v)] = add_block(values_.values[at(v)].size, first_stage_of(v), last_stage_of(v));
    group_blocks_.resize(stages_.size());
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (!stages_[s].group) continue;
      const GroupNeed& need = *stages_[s].group;
      for (std::size_t b = 0; b < need.blocks.size(); ++b) {
        const int stays = need.block_value[b];
        const int last = stays == no_value ? static_cast<int>(s) : last_stage_of(stays);
        group_blocks_[s].push_back(add_block(need.blocks[b], static_cast<int>(s), last));
      }
    }
  }

  int add_block(Bytes size, int first, int last) {
    problem_.blocks.push_back({size, first, last});
    return static_cast<int>(problem_.blocks.size()) - 1;
  }

  void make_ties() {
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      const int node = schedule_.order[at(stages_[s].last_step)];
      if (stages_[s].group) {
        if (stages_[s].group->over) tie(node, *stages_[s].group->over, static_cast<int>(s));
      } else {
        for (const Pair& pair : pairs_[at(node)]) tie(node, pair, static_cast<int>(s));
      }
    }
  }

  void tie(int node, const Pair& pair, int stage) {
    const int output = values_.nodes[at(node)].writes[0];
    if (values_.values[at(pair.input)].stays || last_stage_of(pair.input) != stage) return;
    problem_.ties.push_back({block_of_value_[at(output)], block_of(pair.input), &pair.shifts});
  }

  // Also of values that a group keeps for later in a block of its own.
  int block_of(int value) const {
    if (block_of_value_[at(value)] >= 0) return block_of_value_[at(value)];
    const auto s = at(first_stage_of(value));
    const auto& inner = stages_[s].group->inner;
    const auto place = std::ranges::find(inner, value, &InnerPlace::value);
    return place->block == InnerPlace::in_output ? block_of_value_[at(output_of(s))]
                                                 : group_blocks_[s][at(place->block)];
  }
  int output_of(std::size_t stage) const {
    return values_.nodes[at(schedule_.order[at(stages_[stage].last_step)])].writes[0];
  }

  // Scratch has the top of the arena.
  void make_walls() {
    Bytes most, with_scratch;
    for (const Stage& stage : stages_) {
      most = std::max(most, stage.bytes);
      with_scratch = std::max(with_scratch, stage.bytes + stage.scratch);
    }
    for (const Stage& stage : stages_) problem_.walls.push_back(std::min(most, with_scratch - stage.scratch));
    if (stages_.empty()) {
      for (const Block& block : problem_.blocks) most += padded(block.size);
      problem_.walls.push_back(most);
    }
  }

  void fill_tensors() {
    for (int v = 0; v < static_cast<int>(values_.values.size()); ++v) {
      if (block_of_value_[at(v)] < 0) continue;
      for (ir::TensorId id : values_.values[at(v)].tensors) add_places(id, block_of_value_[at(v)], {});
    }
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (!stages_[s].group) continue;
      for (const InnerPlace& inner : stages_[s].group->inner)
        for (ir::TensorId id : values_.values[at(inner.value)].tensors) add_places(id, block_of_inner(s, inner), inner);
    }
    std::ranges::stable_sort(plan_.tensors, {}, &TensorPlace::first_step);
  }

  int block_of_inner(std::size_t stage, const InnerPlace& inner) const {
    return inner.block == InnerPlace::in_output ? block_of_value_[at(output_of(stage))]
                                                : group_blocks_[stage][at(inner.block)];
  }

  // One for every stay of the block during the tensor's own life.
  void add_places(ir::TensorId id, int block, const std::optional<InnerPlace>& inner) {
    const Lifetime life = *lives()[index_of(id)];
    for (const Stay& stay : arrangement_.stays[at(block)]) {
      TensorPlace place{.tensor = id,
                        .name = graph_.tensor(id).name,
                        .offset = stay.offset,
                        .size = bytes_of(graph_.tensor(id).type),
                        .first_step = life.first_step,
                        .last_step = life.last_step};
      if (!stages_.empty()) {
        place.first_step = std::max(place.first_step, stages_[at(stay.first_stage)].first_step);
        place.last_step = std::min(place.last_step, stages_[at(stay.last_stage)].last_step);
      }
      if (place.first_step > place.last_step) continue;
      if (inner && inner->ring_rows > 0) {
        place.ring_rows = inner->ring_rows, place.ring_step = inner->ring_step, place.ring_phase = inner->ring_phase;
        place.row_pitch = inner->row_pitch;
        place.size = problem_.blocks[at(block)].size;
      }
      plan_.tensors.push_back(std::move(place));
    }
  }

  const std::vector<std::optional<Lifetime>>& lives() {
    if (lives_.empty()) lives_ = lifetimes(graph_, schedule_.order);
    return lives_;
  }

  void fill_steps() {
    plan_.order = schedule_.order;
    for (const BlockMove& move : arrangement_.moves) {
      const Bytes size = problem_.blocks[at(move.block)].size;
      plan_.moves.push_back({stages_[at(move.stage)].first_step, tensor_of(move.block), move.from, move.to, size});
      plan_.moves_bytes += size;
    }
    for (const Stage& stage : stages_) {
      if (stage.group) plan_.groups.push_back({stage.first_step, stage.last_step});
      for (int step = stage.first_step; step <= stage.last_step; ++step) plan_.live_bytes.push_back(bound_of(stage));
    }
    if (stages_.empty()) plan_.live_bytes.push_back(problem_.walls[0] - widest_gap(0));
  }

  ir::TensorId tensor_of(int block) const {
    for (int v = 0; v < static_cast<int>(values_.values.size()); ++v)
      if (block_of_value_[at(v)] == block) return values_.values[at(v)].tensors.front();
    for (std::size_t s = 0; s < stages_.size(); ++s)
      for (std::size_t b = 0; b < group_blocks_[s].size(); ++b)
        if (group_blocks_[s][b] == block) return values_.values[at(stages_[s].group->block_value[b])].tensors.front();
    return ir::no_tensor;
  }

  Bytes bound_of(const Stage& stage) const { return stage.bytes - widest_gap(stage_of_step_[at(stage.first_step)]); }

  // The block on top needs no gap of the alignment behind it, and it may be the one with the widest.
  Bytes widest_gap(int stage) const {
    Bytes widest;
    for (const Block& block : problem_.blocks)
      if (block.first_stage <= stage && stage <= block.last_stage)
        widest = std::max(widest, padded(block.size) - block.size);
    for (const Tie& tie : problem_.ties)
      if (problem_.blocks[at(tie.output)].first_stage == stage)
        widest = std::max(widest, padded(tie.shifts->span()) - tie.shifts->span());
    return widest;
  }

  void fill_bounds() {
    for (const TensorPlace& place : plan_.tensors)
      plan_.activation_bytes = std::max(plan_.activation_bytes, place.offset + place.size);
    place_scratch(plan_, schedule_.node_scratch, taken_by_stage());
  }

  // What lies where during each step: whole blocks, for a group's tensors live as long as the group.
  std::vector<std::vector<Range>> taken_by_stage() const {
    std::vector<std::vector<Range>> taken(stages_.size());
    for (std::size_t b = 0; b < arrangement_.stays.size(); ++b)
      for (const Stay& stay : arrangement_.stays[b])
        for (int s = stay.first_stage; s <= stay.last_stage && s < static_cast<int>(taken.size()); ++s)
          taken[at(s)].push_back({stay.offset, stay.offset + problem_.blocks[b].size});
    std::vector<std::vector<Range>> by_step;
    for (int s : stage_of_step_) by_step.push_back(taken[at(s)]);
    return by_step;
  }

  const ir::Graph& graph_;
  const Values& values_;
  const std::vector<std::vector<Pair>>& pairs_;
  const Schedule& schedule_;
  const std::vector<Stage>& stages_;
  std::vector<int> stage_of_step_, step_of_node_;
  std::vector<int> block_of_value_;             // -1: inside a group
  std::vector<std::vector<int>> group_blocks_;  // for each stage
  std::vector<std::optional<Lifetime>> lives_;
  LayoutProblem problem_;
  Arrangement arrangement_;
  Plan plan_;
};

}  // namespace

Plan lay_out(const StagedGraph& staged) {
  return Assembly(staged).plan();
}

}  // namespace jauge::memory
