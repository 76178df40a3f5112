#include "fma_loop.h"
#include "kernels/simd/vector_avx2.h"

const FmaLoop& FmaLoopAvx2() { return kFmaLoop<pdx::simd::VectorAvx2>; }
