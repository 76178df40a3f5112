#include "kernels/simd/gemm_functions.h"

#if defined(PDX_X86_64)

#include "kernels/simd/tile.h"
#include "kernels/simd/vector_avx512.h"
#include "kernels/simd/vector_half.h"

namespace pdx::simd {
namespace {

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
