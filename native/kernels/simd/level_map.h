#pragma once

#include "kernels/simd/inline.h"
#include "kernels/simd/pointwise.h"

// Rounding to the levels of a quantised network; see vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

// To nearest, halves away from zero. Exact: what Truncate cuts off is a float.
template <typename V>
PDX_INLINE typename V::Register RoundAway(typename V::Register x) {
  const auto whole = V::Truncate(x);
  const auto rest = V::Sub(x, whole);
  return V::Add(whole, V::Truncate(V::Add(rest, rest)));
}

// In the order of the operator's definition and without fusing, since a value near the middle between two levels would
// else fall to the other side.
template <typename V>
struct LevelMap {
  typename V::Register levels;
  typename V::Register lowest;
  typename V::Register scale;
  typename V::Register negative_scale;
  typename V::Register to_levels;

  explicit LevelMap(const QuantizeGrid& grid)
      : levels(V::Set(grid.levels)),
        lowest(V::Set(-grid.levels - 1.0f)),
        scale(V::Set(grid.scale)),
        negative_scale(V::Set(-grid.scale)),
        to_levels(V::Set(grid.to_levels)) {}

  template <bool kTiesToEven>
  PDX_INLINE typename V::Register Level(typename V::Register x) const {
    if constexpr (kTiesToEven) {
      return V::Min(levels, V::Max(lowest, V::Round(V::Pin(V::Mul(to_levels, x)))));
    } else {
      return RoundAway<V>(V::Pin(V::Mul(to_levels, V::Min(scale, V::Max(negative_scale, x)))));
    }
  }
};

}  // namespace
}  // namespace pdx::simd
