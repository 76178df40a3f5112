#include "kernels/simd/pool2d_inner.h"
#include "kernels/simd/vector_avx2.h"

namespace pdx::simd {

constinit const PoolFunctions kPoolAvx2 = MakePoolFunctions<VectorAvx2>();

}  // namespace pdx::simd
