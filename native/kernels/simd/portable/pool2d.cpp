#include "kernels/simd/pool2d_inner.h"
#include "kernels/simd/vector_portable.h"

namespace pdx::simd {

constinit const PoolFunctions kPoolPortable = MakePoolFunctions<VectorPortable>();

}  // namespace pdx::simd
