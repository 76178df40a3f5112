#pragma once

#include "kernels/cpu_features.h"

namespace pdx::simd {

// The widest of a kernel's three function tables that the processor may run.
template <typename Functions>
const Functions& ForCpu(const CpuFeatures& cpu, const Functions& avx512, const Functions& avx2,
                        const Functions& portable) {
  if (cpu.avx512) return avx512;
  return cpu.avx2_fma ? avx2 : portable;
}

}  // namespace pdx::simd
