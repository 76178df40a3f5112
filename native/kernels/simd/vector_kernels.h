#pragma once

#include <span>

#include "kernels/kernel.h"

// The kernels of this room that are not built on the matrix product: one function for each file of the same name.
namespace pdx::simd {

std::span<const KernelEntry> ActivationKernels();
std::span<const KernelEntry> BatchNormKernels();
std::span<const KernelEntry> ConcatKernels();
std::span<const KernelEntry> DepthwiseKernels();
std::span<const KernelEntry> ElementwiseKernels();
std::span<const KernelEntry> FakeQuantizeKernels();
std::span<const KernelEntry> LayerNormKernels();
std::span<const KernelEntry> NearestInterpKernels();
std::span<const KernelEntry> Pool2dKernels();
std::span<const KernelEntry> SliceKernels();
std::span<const KernelEntry> SoftmaxKernels();
std::span<const KernelEntry> TransposeKernels();

}  // namespace pdx::simd
