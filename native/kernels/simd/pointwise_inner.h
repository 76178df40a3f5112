#pragma once

#include "kernels/simd/pointwise.h"
#include "kernels/simd/vector_map.h"

namespace pdx::simd {
namespace {

template <typename V>
void AffineMap(const float* src, float factor, float offset, const Epilogue& shared, float* dst, std::int64_t count) {
  const Epilogue epilogue = shared;
  const auto a = V::Set(factor);
  const auto b = V::Set(offset);
  MapVectors<V>(dst, count, epilogue,
                [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA { return V::Fma(access.Load(src + i), a, b); });
}

template <typename V>
void ChannelAffine(const float* src, const float* factors, const float* offsets, float* dst, std::int64_t pixels,
                   std::int64_t channels) {
  for (std::int64_t pixel = 0; pixel < pixels; ++pixel, src += channels, dst += channels) {
    ForVectors<V>(channels, [&](auto access, std::int64_t c) PDX_INLINE_LAMBDA {
      access.Store(dst + c, V::Fma(access.Load(src + c), access.Load(factors + c), access.Load(offsets + c)));
    });
  }
}

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
void QuantizeMap(const float* src, const QuantizeGrid& grid, float* dst, std::int64_t count) {
  const auto levels = V::Set(grid.levels);
  const auto lowest = V::Set(-grid.levels - 1.0f);
  const auto scale = V::Set(grid.scale);
  const auto negative_scale = V::Set(-grid.scale);
  const auto to_levels = V::Set(grid.to_levels);
  const bool ties_to_even = grid.ties_to_even;
  ForVectors<V>(count, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA {
    const auto x = access.Load(src + i);
    typename V::Register level;
    if (ties_to_even) {
      level = V::Min(levels, V::Max(lowest, V::Round(V::Pin(V::Mul(to_levels, x)))));
    } else {
      level = RoundAway<V>(V::Pin(V::Mul(to_levels, V::Min(scale, V::Max(negative_scale, x)))));
    }
    access.Store(dst + i, V::Div(V::Mul(level, scale), levels));
  });
}

template <typename V>
constexpr PointwiseFunctions MakePointwiseFunctions() {
  return {AffineMap<V>, ChannelAffine<V>, QuantizeMap<V>};
}

}  // namespace
}  // namespace pdx::simd
