#include "kernels/simd/gemm_functions.h"
#include "kernels/simd/tile.h"
#include "kernels/simd/vector_portable.h"

namespace pdx::simd {
namespace {

constexpr TileShape kShapes[] = {
    TileColumn<VectorPortable, 2, 4>::Shape(8.0f),
    TileColumn<VectorPortable, 1, 4>::Shape(5.0f),
};

}  // namespace

const GemmFunctions& GemmFunctionsPortable() {
  static constexpr GemmFunctions kFunctions{kShapes};
  return kFunctions;
}

}  // namespace pdx::simd
