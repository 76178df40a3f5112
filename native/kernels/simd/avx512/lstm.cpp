#include "kernels/simd/lstm_inner.h"
#include "kernels/simd/vector_avx512.h"

namespace pdx::simd {

constinit const LstmFunctions kLstmAvx512 = MakeLstmFunctions<VectorAvx512>();

}  // namespace pdx::simd
