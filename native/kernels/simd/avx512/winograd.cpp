#include "kernels/simd/vector_avx512.h"
#include "kernels/simd/winograd_inner.h"

namespace pdx::simd {

constinit const WinogradFunctions kWinogradAvx512 = MakeWinogradFunctions<VectorAvx512>();

}  // namespace pdx::simd
