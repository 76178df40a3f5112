#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::simd {

// matmul and matmul_v2 by a constant matrix: all rows of X in one product.
bool SupportsMatmulPacked(const KernelContext& context);
std::unique_ptr<Kernel> CreateMatmulPacked(const KernelContext& context);

}  // namespace pdx::simd
