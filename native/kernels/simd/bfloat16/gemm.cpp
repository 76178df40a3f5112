#include "kernels/simd/gemm_functions.h"

#if defined(PDX_X86_64)

#include "kernels/simd/tile.h"
#include "kernels/simd/vector_avx512.h"
#include "kernels/simd/vector_half.h"

namespace pdx::simd {
namespace {

// Lanes are pairs of bfloat16; both products of a pair are added to a float32.
struct PairProduct : VectorAvx512 {
  static __m512 Fma(__m512 a, __m512 b, __m512 sum) {
    return _mm512_dpbf16_ps(sum, __builtin_bit_cast(__m512bh, a), __builtin_bit_cast(__m512bh, b));
  }
};

struct HalfPairProduct : VectorHalf {
  static __m256 Fma(__m256 a, __m256 b, __m256 sum) {
    return _mm256_dpbf16_ps(sum, __builtin_bit_cast(__m256bh, a), __builtin_bit_cast(__m256bh, b));
  }
};

// As those of float32: the loops are the same.
constexpr TileShape kShapes[] = {
    TileColumn<VectorAvx512, 3, 7, PairProduct>::Shape(48.0f),
    TileColumn<VectorAvx512, 2, 12, PairProduct>::Shape(32.5f),
    TileColumn<VectorHalf, 3, 8, HalfPairProduct>::Shape(25.0f),
    TileColumn<VectorAvx512, 1, 8, PairProduct>::Shape(17.0f),
    TileColumn<VectorHalf, 1, 8, HalfPairProduct>::Shape(15.0f),
};

void ToPairs(const float* from, std::int64_t count, float* pairs) {
  constexpr std::int64_t kStep = 32;
  for (; count > 0; count -= kStep, from += kStep, pairs += kStep / 2) {
    const auto part = [&](std::int64_t left) PDX_INLINE_LAMBDA {
      if (left >= VectorAvx512::kLanes) return VectorAvx512::Load(from + (count - left));
      return left > 0 ? VectorAvx512::LoadPartial(from + (count - left), static_cast<int>(left)) : VectorAvx512::Zero();
    };
    const __m512bh both = _mm512_cvtne2ps_pbh(part(count - VectorAvx512::kLanes), part(count));
    const auto slots = __builtin_bit_cast(__m512, both);
    if (count >= kStep) {
      VectorAvx512::Store(pairs, slots);
    } else {
      VectorAvx512::StorePartial(pairs, slots, static_cast<int>((count + 1) / 2));
    }
  }
}

}  // namespace

const GemmFunctions& GemmFunctionsBfloat16() {
  static constexpr GemmFunctions kFunctions{kShapes, ToPairs};
  return kFunctions;
}

}  // namespace pdx::simd

#endif
