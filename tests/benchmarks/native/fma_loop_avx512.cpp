#include "fma_loop.h"
#include "kernels/simd/vector_avx512.h"

const FmaLoop& FmaLoopAvx512() { return kFmaLoop<pdx::simd::VectorAvx512>; }
