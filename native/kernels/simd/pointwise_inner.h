#pragma once

#include "kernels/simd/level_map.h"
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

template <typename V>
void QuantizeMap(const float* src, const QuantizeGrid& grid, float* dst, std::int64_t count) {
  const LevelMap<V> map(grid);
  const bool ties_to_even = grid.ties_to_even;
  ForVectors<V>(count, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA {
    const auto x = access.Load(src + i);
    const auto level = ties_to_even ? map.template Level<true>(x) : map.template Level<false>(x);
    access.Store(dst + i, V::Div(V::Mul(level, map.scale), map.levels));
  });
}

template <typename V>
constexpr PointwiseFunctions MakePointwiseFunctions() {
  return {AffineMap<V>, ChannelAffine<V>, QuantizeMap<V>};
}

}  // namespace
}  // namespace pdx::simd
