#include "analyzer/memory/split_plan.h"

#include <algorithm>
#include <numeric>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/planner.h"

namespace jauge::memory {
namespace {

// A stay of a tensor or the scratch of a kernel.
struct Stay {
  Bytes begin, end;
  int first_step, last_step;
};

// Rows in slots that are wider than they reach further than their own bytes.
Bytes reach_of(const TensorPlace& place) {
  return std::max(place.size, Bytes{place.row_pitch.value * place.ring_rows});
}

// The steps of a group run together, so whatever lives in one of them lives in all.
void take_whole_groups(const Plan& plan, Stay& stay) {
  for (const Group& group : plan.groups)
    if (stay.first_step <= group.last_step && group.first_step <= stay.last_step) {
      stay.first_step = std::min(stay.first_step, group.first_step);
      stay.last_step = std::max(stay.last_step, group.last_step);
    }
}

std::vector<Stay> stays_of(const Plan& plan) {
  std::vector<Stay> stays;
  for (const TensorPlace& place : plan.tensors)
    stays.push_back({place.offset, place.offset + reach_of(place), place.first_step, place.last_step});
  for (const ScratchPlace& place : plan.scratch)
    stays.push_back({place.offset, place.offset + place.size, place.step, place.step});
  for (Stay& stay : stays) take_whole_groups(plan, stay);
  return stays;
}

class Unions {
 public:
  explicit Unions(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

  std::size_t root(std::size_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void join(std::size_t a, std::size_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

 private:
  std::vector<std::size_t> parent_;
};

bool share_bytes(const Stay& a, const Stay& b) {
  return a.begin < b.end && b.begin < a.end && a.first_step <= b.last_step && b.first_step <= a.last_step;
}

Unions joined(const Plan& plan, const std::vector<Stay>& stays) {
  Unions unions(stays.size());
  for (std::size_t i = 0; i < stays.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const bool moved = i < plan.tensors.size() && plan.tensors[i].tensor == plan.tensors[k].tensor;
      if (moved || share_bytes(stays[i], stays[k])) unions.join(i, k);
    }
  return unions;
}

void widen(Piece& piece, const Stay& stay) {
  const Bytes end = std::max(piece.begin + piece.claim.size, stay.end);
  piece.begin = std::min(piece.begin, stay.begin);
  piece.claim.size = end - piece.begin;
  piece.claim.first_step = std::min(piece.claim.first_step, stay.first_step);
  piece.claim.end_step = std::max(piece.claim.end_step, stay.last_step + 1);
}

std::vector<Share> shares_of(const RegionPlacement& placement) {
  std::vector<Share> shares;
  Bytes start;
  for (std::size_t region = 0; region < placement.used.size(); ++region) {
    if (placement.used[region] == 0_B) continue;
    shares.push_back({region, start, placement.used[region]});
    start = {round_up((start + placement.used[region]).value, split_alignment_bytes)};
  }
  return shares;
}

// Totals of the longer arena: what the plan was proven to be holds for one piece of RAM only.
void conclude(Plan& plan) {
  plan.activation_bytes = plan.arena_bytes = 0_B;
  for (const TensorPlace& place : plan.tensors)
    plan.activation_bytes = std::max(plan.activation_bytes, place.offset + place.size);
  plan.arena_bytes = plan.activation_bytes;
  for (const ScratchPlace& place : plan.scratch)
    plan.arena_bytes = std::max(plan.arena_bytes, place.offset + place.size);
  plan.scratch_bytes = plan.arena_bytes - plan.activation_bytes;
  plan.optimal = plan.activation_bytes == plan.lower_bound_bytes;
  plan.certificate.kind = plan.optimal ? Certificate::Kind::live_bytes : Certificate::Kind::lower_bound;
}

void move_to(Plan& plan, const Piece& piece, Bytes begin) {
  const Bytes by = begin - piece.begin;
  for (const std::size_t tensor : piece.tensors) plan.tensors[tensor].offset += by;
  for (const std::size_t scratch : piece.scratch) plan.scratch[scratch].offset += by;
  const auto has = [&](ir::TensorId id) {
    return std::ranges::any_of(piece.tensors, [&](std::size_t i) { return plan.tensors[i].tensor == id; });
  };
  for (Move& move : plan.moves)
    if (has(move.tensor)) {
      move.from += by;
      move.to += by;
    }
}

}  // namespace

std::vector<Piece> pieces_of(const Plan& plan) {
  const std::vector<Stay> stays = stays_of(plan);
  Unions unions = joined(plan, stays);
  std::vector<Piece> pieces;
  std::vector<std::size_t> piece_of(stays.size());
  for (std::size_t i = 0; i < stays.size(); ++i) {
    const std::size_t root = unions.root(i);
    if (root == i) {  // the first of its piece
      piece_of[i] = pieces.size();
      const Stay& stay = stays[i];
      pieces.push_back({.claim = {stay.first_step, stay.last_step + 1, stay.end - stay.begin},
                        .begin = stay.begin,
                        .tensors = {},
                        .scratch = {}});
    }
    piece_of[i] = piece_of[root];
    Piece& piece = pieces[piece_of[i]];
    widen(piece, stays[i]);
    if (i < plan.tensors.size())
      piece.tensors.push_back(i);
    else
      piece.scratch.push_back(i - plan.tensors.size());
  }
  return pieces;
}

std::optional<SplitPlan> split(const Plan& plan, const std::vector<Region>& regions) {
  const std::vector<Piece> pieces = pieces_of(plan);
  std::vector<Claim> claims;
  for (const Piece& piece : pieces) claims.push_back(piece.claim);
  const auto placement = place_in_regions(claims, regions);
  if (!placement) return std::nullopt;
  SplitPlan result{.plan = plan, .shares = shares_of(*placement), .external_bytes = {}};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto region = static_cast<std::size_t>(placement->regions[i]);
    const auto share = std::ranges::find(result.shares, region, &Share::region);
    if (share == result.shares.end()) continue;  // a piece of no bytes
    move_to(result.plan, pieces[i], share->start + placement->offsets[i]);
  }
  for (const Share& share : result.shares)
    if (regions[share.region].is_external) result.external_bytes += share.bytes;
  conclude(result.plan);
  return result;
}

std::optional<std::string> find_fault(const ir::Graph& graph, const SplitPlan& split) {
  for (const Stay& stay : stays_of(split.plan)) {
    const bool inside = stay.begin == stay.end || std::ranges::any_of(split.shares, [&](const Share& share) {
                          return share.start <= stay.begin && stay.end <= share.start + share.bytes;
                        });
    if (!inside) return "bytes " + std::to_string(stay.begin.value) + " and on cross from one region into the next";
  }
  for (std::size_t i = 1; i < split.shares.size(); ++i)
    if (split.shares[i].start < split.shares[i - 1].start + split.shares[i - 1].bytes) return "two regions overlap";
  return find_fault(graph, split.plan);
}

}  // namespace jauge::memory
