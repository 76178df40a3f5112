#include "kernels/simd/vector_portable.h"
#include "kernels/simd/winograd_inner.h"

namespace pdx::simd {

constinit const WinogradFunctions kWinogradPortable = MakeWinogradFunctions<VectorPortable>();

}  // namespace pdx::simd
