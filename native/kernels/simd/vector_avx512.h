#pragma once

#if !defined(PDX_X86_64)
#include "kernels/simd/vector_portable.h"
#else
#include <immintrin.h>
#endif

// Included only by files compiled for AVX-512. The anonymous namespace gives each of them its own copy, so that the
// linker cannot hand code for one instruction set to a file that must run without it. For the same reason these files
// keep away from inline functions of the standard library that might not be inlined.
namespace pdx::simd {
namespace {

#if !defined(PDX_X86_64)
using VectorAvx512 = VectorPortable;  // never chosen, but every function table exists on every processor
#else
struct VectorAvx512 {
  using Register = __m512;
  static constexpr int kLanes = 16;

  static Register Zero() { return _mm512_setzero_ps(); }
  static Register Set(float value) { return _mm512_set1_ps(value); }
  static Register Load(const float* from) { return _mm512_loadu_ps(from); }
  static void Store(float* to, Register v) { _mm512_storeu_ps(to, v); }
  static Register LoadPartial(const float* from, int count) { return _mm512_maskz_loadu_ps(Mask(count), from); }
  static Register LoadPartial(const float* from, int count, Register rest) {
    return _mm512_mask_loadu_ps(rest, Mask(count), from);
  }
  static void StorePartial(float* to, Register v, int count) { _mm512_mask_storeu_ps(to, Mask(count), v); }
  static Register KeepFirst(Register v, int count) { return _mm512_maskz_mov_ps(Mask(count), v); }  // the rest is 0

  // The same value, but the compiler neither loads it again for each of its uses nor fuses the product it is with a
  // sum.
  static Register Pin(Register v) {
#if defined(__GNUC__)
    __asm__("" : "+v"(v));
#endif
    return v;
  }

  static Register Add(Register a, Register b) { return _mm512_add_ps(a, b); }
  static Register Sub(Register a, Register b) { return _mm512_sub_ps(a, b); }
  static Register Mul(Register a, Register b) { return _mm512_mul_ps(a, b); }
  static Register Div(Register a, Register b) { return _mm512_div_ps(a, b); }
  static Register Fma(Register a, Register b, Register c) { return _mm512_fmadd_ps(a, b, c); }  // a * b + c
  static Register Max(Register a, Register b) { return _mm512_max_ps(a, b); }                   // b where either is NaN
  static Register Min(Register a, Register b) { return _mm512_min_ps(a, b); }                   // b where either is NaN
  static Register Round(Register a) {  // to nearest, ties to even
    return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  }
  static Register Truncate(Register a) { return _mm512_roundscale_ps(a, _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC); }
  // 2 to the power of a whole number in -126..127
  static Register PowerOfTwo(Register whole) {
    const __m512i exponent = _mm512_add_epi32(_mm512_cvtps_epi32(whole), _mm512_set1_epi32(127));
    return _mm512_castsi512_ps(_mm512_slli_epi32(exponent, 23));
  }
  static float Sum(Register v) { return _mm512_reduce_add_ps(v); }
  static float Largest(Register v) { return _mm512_reduce_max_ps(v); }

 private:
  static __mmask16 Mask(int count) { return static_cast<__mmask16>((1u << count) - 1u); }
};
#endif

}  // namespace
}  // namespace pdx::simd
