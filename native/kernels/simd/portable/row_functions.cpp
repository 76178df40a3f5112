#include "kernels/simd/row_inner.h"
#include "kernels/simd/vector_portable.h"

namespace pdx::simd {

constinit const RowFunctions kRowPortable = MakeRowFunctions<VectorPortable>();

}  // namespace pdx::simd
