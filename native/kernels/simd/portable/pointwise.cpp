#include "kernels/simd/pointwise_inner.h"
#include "kernels/simd/vector_portable.h"

namespace pdx::simd {

constinit const PointwiseFunctions kPointwisePortable = MakePointwiseFunctions<VectorPortable>();

}  // namespace pdx::simd
