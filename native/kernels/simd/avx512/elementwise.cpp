#include "kernels/simd/elementwise_inner.h"
#include "kernels/simd/vector_avx512.h"

namespace pdx::simd {

constinit const BinaryFunctions kBinaryAvx512 = MakeBinaryFunctions<VectorAvx512>();

}  // namespace pdx::simd
