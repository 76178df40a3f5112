#include "memory/planner.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace pdx {

namespace {

bool Overlap(const ValueUse& a, const ValueUse& b) {
  return a.first_step <= b.last_step && b.first_step <= a.last_step;
}

constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max();

// A sum that does not fit is the largest number, which no arena can have.
std::size_t Add(std::size_t a, std::size_t b) { return b > kMost - a ? kMost : a + b; }

std::size_t RoundUp(std::size_t bytes, std::size_t alignment) {
  return Add(bytes, alignment - 1) / alignment * alignment;
}

struct Placed {
  std::size_t begin;
  std::size_t end;
};

// `live` are the blocks needed at the same time, sorted by begin.
std::size_t SmallestGap(const std::vector<Placed>& live, std::size_t bytes) {
  std::size_t best_offset = 0;
  std::size_t best_gap = kMost;
  std::size_t free_from = 0;
  for (const Placed& block : live) {
    if (block.begin >= free_from) {
      const std::size_t gap = block.begin - free_from;
      if (gap >= bytes && gap < best_gap) {
        best_gap = gap;
        best_offset = free_from;
      }
    }
    free_from = std::max(free_from, block.end);
  }
  return best_gap == kMost ? free_from : best_offset;
}

}  // namespace

ArenaPlan PlanArena(std::span<const ValueUse> uses, std::size_t alignment) {
  ArenaPlan plan;
  plan.offsets.assign(uses.size(), 0);
  std::vector<std::size_t> order(uses.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return uses[a].bytes > uses[b].bytes; });

  const auto offset_of = [&](std::size_t index) { return plan.offsets[index]; };
  std::vector<std::size_t> placed;  // sorted by offset, as a hostile model can have many
  std::vector<Placed> live;
  for (const std::size_t index : order) {
    const std::size_t bytes = RoundUp(uses[index].bytes, alignment);
    if (bytes == 0) continue;
    live.clear();
    for (const std::size_t other : placed) {
      if (!Overlap(uses[index], uses[other])) continue;
      const std::size_t begin = plan.offsets[other];
      live.push_back({begin, Add(begin, RoundUp(uses[other].bytes, alignment))});
    }
    plan.offsets[index] = SmallestGap(live, bytes);
    plan.bytes = std::max(plan.bytes, Add(plan.offsets[index], bytes));
    placed.insert(std::ranges::upper_bound(placed, plan.offsets[index], {}, offset_of), index);
  }
  return plan;
}

}  // namespace pdx
