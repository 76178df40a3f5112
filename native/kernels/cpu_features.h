#pragma once

#include <string>

namespace pdx {

// Instruction sets the kernels may use. The operating system's support for the registers is included.
struct CpuFeatures {
  bool avx2_fma = false;
  bool avx512 = false;  // F, BW, DQ, VL
  bool avx512_bf16 = false;
  bool avx512_vnni = false;

  // What this machine has, lowered by the environment variable PDX_CPU_LEVEL (portable, avx2, avx512) when it is set.
  static CpuFeatures Detect();
  std::string ToString() const;  // "avx512, bf16, vnni", "avx2", "portable"
};

}  // namespace pdx
