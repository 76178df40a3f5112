#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

// With bias, residual and epilogue.
std::unique_ptr<Kernel> MakeConv2dTranspose(const KernelContext& context);

}  // namespace pdx::reference
