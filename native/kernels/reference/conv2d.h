#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

// conv2d and depthwise_conv2d, with bias, residual and epilogue.
std::unique_ptr<Kernel> MakeConv2d(const KernelContext& context);

}  // namespace pdx::reference
