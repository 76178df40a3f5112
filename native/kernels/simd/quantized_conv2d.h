#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::simd {

// quantized_conv2d over [N, H, W, C] with a constant filter, as a product of whole numbers: pixels of the output by
// filters. The image is rounded to levels in pieces that stay in the cache until they are multiplied.
bool SupportsQuantizedConv2d(const KernelContext& context);
std::unique_ptr<Kernel> CreateQuantizedConv2d(const KernelContext& context);

}  // namespace pdx::simd
