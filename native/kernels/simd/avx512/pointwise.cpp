#include "kernels/simd/pointwise_inner.h"
#include "kernels/simd/vector_avx512.h"

namespace pdx::simd {

constinit const PointwiseFunctions kPointwiseAvx512 = MakePointwiseFunctions<VectorAvx512>();

}  // namespace pdx::simd
