#include "kernels/simd/row_inner.h"
#include "kernels/simd/vector_avx512.h"

namespace pdx::simd {

constinit const RowFunctions kRowAvx512 = MakeRowFunctions<VectorAvx512>();

}  // namespace pdx::simd
