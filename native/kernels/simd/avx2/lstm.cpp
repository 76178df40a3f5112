#include "kernels/simd/lstm_inner.h"
#include "kernels/simd/vector_avx2.h"

namespace pdx::simd {

constinit const LstmFunctions kLstmAvx2 = MakeLstmFunctions<VectorAvx2>();

}  // namespace pdx::simd
