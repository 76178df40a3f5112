#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::simd {

// conv2d over [N, H, W, C] with a constant 3x3 filter moved by one pixel, through 36 matrix products on tiles of 4x4
// pixels; see winograd.h. Not for few channels, where the transforms cost more than the products save.
bool SupportsConv2dWinograd(const KernelContext& context);
std::unique_ptr<Kernel> CreateConv2dWinograd(const KernelContext& context);

}  // namespace pdx::simd
