#pragma once

#include <memory>
#include <vector>

#include "kernels/kernel.h"

namespace pdx::simd {

// The filter [M, C, kh, kw] as a matrix [kh * kw * C, M], its rows in the order of a window in the image.
std::vector<float> WindowOrder(const Constant& filter);

// conv2d over [N, H, W, C] with one group and a constant filter, as a matrix product: pixels of the
// output by filters. Nothing is gathered: a line of the window is kw * C floats that lie one after the other in a line
// of the image, so a row of the left factor has kh segments, sw * C floats from those of the pixel before.
bool SupportsConv2dDense(const KernelContext& context);
std::unique_ptr<Kernel> CreateConv2dDense(const KernelContext& context);

}  // namespace pdx::simd
