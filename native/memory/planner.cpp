#include "memory/planner.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace pdx {

namespace {

bool Overlap(const ValueUse& a, const ValueUse& b) {
  return a.first_step <= b.last_step && b.first_step <= a.last_step;
}

struct Placed {
  std::size_t begin;
  std::size_t end;
};

// `live` are the blocks needed at the same time, sorted by begin.
std::size_t SmallestGap(const std::vector<Placed>& live, std::size_t bytes) {
  std::size_t best_offset = 0;
  std::size_t best_gap = std::numeric_limits<std::size_t>::max();
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
  return best_gap == std::numeric_limits<std::size_t>::max() ? free_from : best_offset;
}

}  // namespace

ArenaPlan PlanArena(std::span<const ValueUse> uses, std::size_t alignment) {
  ArenaPlan plan;
  plan.offsets.assign(uses.size(), 0);
  std::vector<std::size_t> order(uses.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return uses[a].bytes > uses[b].bytes; });

  std::vector<std::size_t> placed;
  std::vector<Placed> live;
  for (const std::size_t index : order) {
    const std::size_t bytes = (uses[index].bytes + alignment - 1) / alignment * alignment;
    if (bytes == 0) continue;
    live.clear();
    for (const std::size_t other : placed) {
      if (!Overlap(uses[index], uses[other])) continue;
      const std::size_t begin = plan.offsets[other];
      live.push_back({begin, begin + (uses[other].bytes + alignment - 1) / alignment * alignment});
    }
    std::sort(live.begin(), live.end(), [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
    plan.offsets[index] = SmallestGap(live, bytes);
    plan.bytes = std::max(plan.bytes, plan.offsets[index] + bytes);
    placed.push_back(index);
  }
  return plan;
}

}  // namespace pdx
