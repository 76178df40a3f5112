#pragma once

#include <span>

#include "kernels/kernel.h"

namespace pdx {

// The fast kernels, in order of preference within each operator.
std::span<const KernelEntry> SimdKernels();

}  // namespace pdx
