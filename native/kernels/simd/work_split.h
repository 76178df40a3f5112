#pragma once

#include <algorithm>
#include <cstdint>

namespace pdx::simd {

// Items per task so that a task outweighs handing it to another thread; `cost` is the vector operations of one item.
inline std::int64_t GrainFor(std::int64_t cost) {
  constexpr std::int64_t kSmallestTask = 2048;
  return std::max<std::int64_t>(1, kSmallestTask / std::max<std::int64_t>(1, cost));
}

}  // namespace pdx::simd
