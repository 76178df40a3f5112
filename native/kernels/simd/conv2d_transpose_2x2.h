#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::simd {

// conv2d_transpose over [N, H, W, C] with one group, a constant filter of 2 x 2, stride 2 and no padding, as matrix
// products: the windows of the output do not overlap, so every pixel of the image gives two pixels of each of two
// lines.
bool SupportsConv2dTranspose2x2(const KernelContext& context);
std::unique_ptr<Kernel> CreateConv2dTranspose2x2(const KernelContext& context);

}  // namespace pdx::simd
