#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

// Numbers out of the range of an integer type become its nearest end when they come from floats, and wrap when they
// come from integers; what is not a number becomes 0.
std::unique_ptr<Kernel> MakeCast(const KernelContext& context);

}  // namespace pdx::reference
