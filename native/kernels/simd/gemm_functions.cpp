#include "kernels/simd/gemm_functions.h"

namespace pdx::simd {

const GemmFunctions& GemmFunctionsFor([[maybe_unused]] const CpuFeatures& cpu) {
#if defined(PDX_X86_64)
  if (cpu.avx512) return GemmFunctionsAvx512();
  if (cpu.avx2_fma) return GemmFunctionsAvx2();
#endif
  return GemmFunctionsPortable();
}

}  // namespace pdx::simd
