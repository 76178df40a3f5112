#pragma once

#include <span>

#include "kernels/kernel.h"

namespace pdx {

// The kernels built on the matrix product, in order of preference within each operator.
std::span<const KernelEntry> GemmKernels();

}  // namespace pdx
