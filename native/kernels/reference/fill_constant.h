#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

// fill_constant and fill_constant_batch_size_like.
std::unique_ptr<Kernel> MakeFillConstant(const KernelContext& context);

}  // namespace pdx::reference
