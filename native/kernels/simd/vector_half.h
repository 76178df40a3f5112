#pragma once

#include "kernels/simd/vector_avx2.h"

// Included only by files compiled for AVX-512; see vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

// Eight lanes with the 32 registers and the masks of AVX-512.
struct VectorHalf : VectorAvx2 {
  static Register LoadPartial(const float* from, int count) { return _mm256_maskz_loadu_ps(Mask(count), from); }
  static void StorePartial(float* to, Register v, int count) { _mm256_mask_storeu_ps(to, Mask(count), v); }

 private:
  static __mmask8 Mask(int count) { return static_cast<__mmask8>((1u << count) - 1u); }
};

}  // namespace
}  // namespace pdx::simd
