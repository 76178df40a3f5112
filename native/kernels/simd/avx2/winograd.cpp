#include "kernels/simd/vector_avx2.h"
#include "kernels/simd/winograd_inner.h"

namespace pdx::simd {

constinit const WinogradFunctions kWinogradAvx2 = MakeWinogradFunctions<VectorAvx2>();

}  // namespace pdx::simd
