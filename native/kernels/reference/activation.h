#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

// relu, sigmoid, swish, hard_swish, hard_sigmoid and gelu, with the affine part of an epilogue.
std::unique_ptr<Kernel> MakeActivation(const KernelContext& context);

}  // namespace pdx::reference
