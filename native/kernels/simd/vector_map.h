#pragma once

#include <cstdint>

#include "kernels/simd/vector_epilogue.h"

// Loops over arrays of any length; see vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

// How a whole vector, or the part of one at the end of an array, is loaded.
template <typename V>
struct Whole {
  typename V::Register Load(const float* from) const { return V::Load(from); }
  void Store(float* to, typename V::Register v) const { V::Store(to, v); }
};

template <typename V>
struct Part {
  int count;
  typename V::Register Load(const float* from) const { return V::LoadPartial(from, count); }
  void Store(float* to, typename V::Register v) const { V::StorePartial(to, v, count); }
};

// Calls visit(access, i) with access Whole or Part for vectors that cover [0, count).
template <typename V, typename Visit>
PDX_INLINE void ForVectors(std::int64_t count, Visit&& visit) {
  std::int64_t i = 0;
  for (; i + V::kLanes <= count; i += V::kLanes) visit(Whole<V>{}, i);
  if (i < count) visit(Part<V>{static_cast<int>(count - i)}, i);
}

// dst[i] = epilogue(compute(i)) for i in [0, count). compute(access, i) gives the vector that starts at i; what it
// reads may be dst itself at the same places.
template <typename V, typename Compute>
PDX_INLINE void MapVectors(float* dst, std::int64_t count, const Epilogue& epilogue, Compute&& compute) {
  constexpr int kUnrolled = 4;
  std::int64_t i = 0;
  for (; i + kUnrolled * V::kLanes <= count; i += kUnrolled * V::kLanes) {
    typename V::Register values[kUnrolled];
    Unroll<kUnrolled>([&](auto index) PDX_INLINE_LAMBDA {
      constexpr int k = decltype(index)::value;
      values[k] = compute(Whole<V>{}, i + k * V::kLanes);
    });
    ApplyEpilogue<V>(values, epilogue);
    Unroll<kUnrolled>([&](auto index) PDX_INLINE_LAMBDA {
      constexpr int k = decltype(index)::value;
      V::Store(dst + i + k * V::kLanes, values[k]);
    });
  }
  ForVectors<V>(count - i, [&](auto access, std::int64_t offset) PDX_INLINE_LAMBDA {
    typename V::Register value[1] = {compute(access, i + offset)};
    ApplyEpilogue<V>(value, epilogue);
    access.Store(dst + i + offset, value[0]);
  });
}

}  // namespace
}  // namespace pdx::simd
