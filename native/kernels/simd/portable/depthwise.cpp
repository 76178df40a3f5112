#include "kernels/simd/depthwise_inner.h"
#include "kernels/simd/vector_portable.h"

namespace pdx::simd {

constinit const DepthwiseFunctions kDepthwisePortable = MakeDepthwiseFunctions<VectorPortable>();

}  // namespace pdx::simd
