#include "kernels/simd/elementwise_inner.h"
#include "kernels/simd/vector_avx2.h"

namespace pdx::simd {

constinit const BinaryFunctions kBinaryAvx2 = MakeBinaryFunctions<VectorAvx2>();

}  // namespace pdx::simd
