#include "kernels/simd/elementwise_inner.h"
#include "kernels/simd/vector_portable.h"

namespace pdx::simd {

constinit const BinaryFunctions kBinaryPortable = MakeBinaryFunctions<VectorPortable>();

}  // namespace pdx::simd
