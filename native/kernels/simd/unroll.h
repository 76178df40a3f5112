#pragma once

#include <utility>

#include "kernels/simd/inline.h"

// Loops whose counter is a constant in every round, so that arrays indexed by it stay in registers; see
// vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

template <typename F, int... kIndex>
PDX_INLINE void UnrollSequence(F&& body, std::integer_sequence<int, kIndex...>) {
  (body(std::integral_constant<int, kIndex>{}), ...);
}

// Calls body(std::integral_constant<int, i>) for i in 0..kCount-1.
template <int kCount, typename F>
PDX_INLINE void Unroll(F&& body) {
  UnrollSequence(body, std::make_integer_sequence<int, kCount>{});
}

}  // namespace
}  // namespace pdx::simd
