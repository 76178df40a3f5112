#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/simd/winograd.h"

namespace pdx::simd {

inline std::int64_t WinogradTilesOver(std::int64_t length) {
  return (length + kWinogradResults - 1) / kWinogradResults;
}

// Floats between planes of so many: whole cache lines, an odd number of them, else all planes of a tile could fall into
// one set of the cache.
inline std::ptrdiff_t WinogradPlaneStride(std::int64_t floats) {
  constexpr std::int64_t kLine = 16;
  const std::int64_t cache_lines = (floats + kLine - 1) / kLine;
  return (cache_lines | 1) * kLine;
}

}  // namespace pdx::simd
