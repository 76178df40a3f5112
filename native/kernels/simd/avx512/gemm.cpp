#include "kernels/simd/gemm_functions.h"

#if defined(PDX_X86_64)

#include "kernels/simd/tile.h"
#include "kernels/simd/vector_avx2.h"
#include "kernels/simd/vector_avx512.h"

namespace pdx::simd {
namespace {

// Eight lanes with the 32 registers and the masks of AVX-512.
struct VectorHalf : VectorAvx2 {
  static Register LoadPartial(const float* from, int count) { return _mm256_maskz_loadu_ps(Mask(count), from); }
  static void StorePartial(float* to, Register v, int count) { _mm256_mask_storeu_ps(to, Mask(count), v); }

 private:
  static __mmask8 Mask(int count) { return static_cast<__mmask8>((1u << count) - 1u); }
};

// Heights and costs are measured: taller tiles lose on address arithmetic, three half vectors beat a whole and a half.
constexpr TileShape kShapes[] = {
    TileColumn<VectorAvx512, 3, 7>::Shape(48.0f), TileColumn<VectorAvx512, 2, 12>::Shape(32.5f),
    TileColumn<VectorHalf, 3, 8>::Shape(25.0f),   TileColumn<VectorAvx512, 1, 8>::Shape(17.0f),
    TileColumn<VectorHalf, 1, 8>::Shape(15.0f),
};

}  // namespace

const GemmFunctions& GemmFunctionsAvx512() {
  static constexpr GemmFunctions kFunctions{kShapes};
  return kFunctions;
}

}  // namespace pdx::simd

#endif
