#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::simd {

// conv2d over [N, H, W, C] with a constant 3x3 filter that moves along a line by one pixel, through matrix products on
// tiles of four pixels of a line; see winograd.h. Where a filter skips lines or an image has one or two of them, as the
// last layers of a text recogniser, tiles of 4x4 pixels would compute much that nobody needs.
bool SupportsConv2dWinogradLines(const KernelContext& context);
std::unique_ptr<Kernel> CreateConv2dWinogradLines(const KernelContext& context);

}  // namespace pdx::simd
