#include "kernels/simd/row_inner.h"
#include "kernels/simd/vector_avx2.h"

namespace pdx::simd {

constinit const RowFunctions kRowAvx2 = MakeRowFunctions<VectorAvx2>();

}  // namespace pdx::simd
