#include "kernels/simd/gemm_functions.h"

#if defined(PDX_X86_64)

#include "kernels/simd/tile.h"
#include "kernels/simd/vector_avx2.h"

namespace pdx::simd {
namespace {

// Stores 1 to 7 values by halves: on some processors a masked store of AVX2 takes as long as a dozen others.
struct VectorHalving : VectorAvx2 {
  static void StorePartial(float* to, Register v, int count) {
    __m128 rest = _mm256_castps256_ps128(v);
    if ((count & 4) != 0) {
      _mm_storeu_ps(to, rest);
      rest = _mm256_extractf128_ps(v, 1);
      to += 4;
    }
    if ((count & 2) != 0) {
      _mm_storel_pi(reinterpret_cast<__m64*>(to), rest);
      rest = _mm_movehl_ps(rest, rest);
      to += 2;
    }
    if ((count & 1) != 0) _mm_store_ss(to, rest);
  }
};

// Sixteen registers: 4 x 3 sums leave room for three columns and one broadcast, 6 x 2 for two and one.
constexpr TileShape kShapes[] = {
    TileColumn<VectorHalving, 3, 4>::Shape(24.0f),
    TileColumn<VectorHalving, 2, 6>::Shape(16.5f),
    TileColumn<VectorHalving, 1, 8>::Shape(12.0f),
};

}  // namespace

const GemmFunctions& GemmFunctionsAvx2() {
  static constexpr GemmFunctions kFunctions{kShapes};
  return kFunctions;
}

}  // namespace pdx::simd

#endif
