#include "kernels/simd/pool2d_inner.h"
#include "kernels/simd/vector_avx512.h"

namespace pdx::simd {

constinit const PoolFunctions kPoolAvx512 = MakePoolFunctions<VectorAvx512>();

}  // namespace pdx::simd
