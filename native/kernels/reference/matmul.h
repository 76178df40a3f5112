#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

// matmul and matmul_v2, with bias, residual and epilogue.
std::unique_ptr<Kernel> MakeMatmul(const KernelContext& context);

}  // namespace pdx::reference
