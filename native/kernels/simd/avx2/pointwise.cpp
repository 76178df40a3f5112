#include "kernels/simd/pointwise_inner.h"
#include "kernels/simd/vector_avx2.h"

namespace pdx::simd {

constinit const PointwiseFunctions kPointwiseAvx2 = MakePointwiseFunctions<VectorAvx2>();

}  // namespace pdx::simd
