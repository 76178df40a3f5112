#include "kernels/simd/depthwise_inner.h"
#include "kernels/simd/vector_avx512.h"

namespace pdx::simd {

constinit const DepthwiseFunctions kDepthwiseAvx512 = MakeDepthwiseFunctions<VectorAvx512>();

}  // namespace pdx::simd
