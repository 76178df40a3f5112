#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

std::unique_ptr<Kernel> MakeQuantizedConv2d(const KernelContext& context);

}  // namespace pdx::reference
