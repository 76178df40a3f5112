#include "kernels/simd/gemm_functions.h"

#if defined(PDX_X86_64)

#include "kernels/simd/tile.h"
#include "kernels/simd/vector_avx2.h"

namespace pdx::simd {
namespace {

// Sixteen registers: 4 x 3 sums leave room for three columns and one broadcast, 6 x 2 for two and one.
constexpr TileShape kShapes[] = {
    TileColumn<VectorAvx2, 3, 4>::Shape(24.0f),
    TileColumn<VectorAvx2, 2, 6>::Shape(16.5f),
    TileColumn<VectorAvx2, 1, 8>::Shape(12.0f),
};

}  // namespace

const GemmFunctions& GemmFunctionsAvx2() {
  static constexpr GemmFunctions kFunctions{kShapes};
  return kFunctions;
}

}  // namespace pdx::simd

#endif
