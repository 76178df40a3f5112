#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pdx {

// When a block of memory is needed: from the step that writes it to the last step that reads it, both included.
struct ValueUse {
  std::size_t bytes = 0;
  int first_step = 0;
  int last_step = 0;
};

struct ArenaPlan {
  std::size_t bytes = 0;             // size of the arena; the largest number where the true one is above it
  std::vector<std::size_t> offsets;  // of each use, multiples of the alignment
};

// Places blocks so that no two that are needed at one time overlap: largest first, each into the smallest gap that
// holds it. Pure: the same uses give the same plan.
ArenaPlan PlanArena(std::span<const ValueUse> uses, std::size_t alignment);

}  // namespace pdx
