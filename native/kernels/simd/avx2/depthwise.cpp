#include "kernels/simd/depthwise_inner.h"
#include "kernels/simd/vector_avx2.h"

namespace pdx::simd {

constinit const DepthwiseFunctions kDepthwiseAvx2 = MakeDepthwiseFunctions<VectorAvx2>();

}  // namespace pdx::simd
