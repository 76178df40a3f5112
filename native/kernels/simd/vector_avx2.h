#pragma once

#if !defined(PDX_X86_64)
#include "kernels/simd/vector_portable.h"
#else
#include <immintrin.h>

#include <cstdint>
#endif

// Included only by files compiled for AVX2 and FMA; see vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

#if !defined(PDX_X86_64)
using VectorAvx2 = VectorPortable;  // never chosen, but every function table exists on every processor
#else
struct VectorAvx2 {
  using Register = __m256;
  static constexpr int kLanes = 8;

  static Register Zero() { return _mm256_setzero_ps(); }
  static Register Set(float value) { return _mm256_set1_ps(value); }
  static Register Load(const float* from) { return _mm256_loadu_ps(from); }
  static void Store(float* to, Register v) { _mm256_storeu_ps(to, v); }
  static Register LoadPartial(const float* from, int count) { return _mm256_maskload_ps(from, Mask(count)); }
  static Register LoadPartial(const float* from, int count, Register rest) {
    return _mm256_blendv_ps(rest, LoadPartial(from, count), _mm256_castsi256_ps(Mask(count)));
  }
  static void StorePartial(float* to, Register v, int count) { _mm256_maskstore_ps(to, Mask(count), v); }
  static Register KeepFirst(Register v, int count) {  // the rest is 0
    return _mm256_and_ps(v, _mm256_castsi256_ps(Mask(count)));
  }

  // The same value, but the compiler neither loads it again for each of its uses nor fuses the product it is with a
  // sum.
  static Register Pin(Register v) {
#if defined(__GNUC__)
    __asm__("" : "+x"(v));
#endif
    return v;
  }

  static Register Add(Register a, Register b) { return _mm256_add_ps(a, b); }
  static Register Sub(Register a, Register b) { return _mm256_sub_ps(a, b); }
  static Register Mul(Register a, Register b) { return _mm256_mul_ps(a, b); }
  static Register Div(Register a, Register b) { return _mm256_div_ps(a, b); }
  static Register Fma(Register a, Register b, Register c) { return _mm256_fmadd_ps(a, b, c); }  // a * b + c
  static Register Max(Register a, Register b) { return _mm256_max_ps(a, b); }                   // b where either is NaN
  static Register Min(Register a, Register b) { return _mm256_min_ps(a, b); }                   // b where either is NaN
  static Register Round(Register a) {  // to nearest, ties to even
    return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  }
  static Register Truncate(Register a) { return _mm256_round_ps(a, _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC); }
  // 2 to the power of a whole number in -126..127
  static Register PowerOfTwo(Register whole) {
    const __m256i exponent = _mm256_add_epi32(_mm256_cvtps_epi32(whole), _mm256_set1_epi32(127));
    return _mm256_castsi256_ps(_mm256_slli_epi32(exponent, 23));
  }
  static float Sum(Register v) {
    __m128 half = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    half = _mm_add_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_add_ss(half, _mm_movehdup_ps(half)));
  }
  static float Largest(Register v) {
    __m128 half = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    half = _mm_max_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_max_ss(half, _mm_movehdup_ps(half)));
  }

 private:
  static __m256i Mask(int count) {
    alignas(32) static constexpr std::int32_t kWindow[16] = {-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0};
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(kWindow + 8 - count));
  }
};
#endif

}  // namespace
}  // namespace pdx::simd
