#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

// elementwise_add, elementwise_sub, elementwise_mul and elementwise_div, with an epilogue on floats. Run throws
// kInvalidArgument when an integer is divided by zero.
std::unique_ptr<Kernel> MakeElementwise(const KernelContext& context);

}  // namespace pdx::reference
