#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::simd {

// matmul and matmul_v2 of two tensors known only at run time, each a batch of matrices. The right factors are packed
// into scratch memory first, and the left ones too when they are transposed.
bool SupportsMatmulBatched(const KernelContext& context);
std::unique_ptr<Kernel> CreateMatmulBatched(const KernelContext& context);

}  // namespace pdx::simd
