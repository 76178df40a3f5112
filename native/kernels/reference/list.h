#pragma once

#include <span>

#include "kernels/kernel.h"

namespace pdx {

// One plain kernel for every operator that is not a view.
std::span<const KernelEntry> ReferenceKernels();

}  // namespace pdx
