#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

std::unique_ptr<Kernel> MakeFakeChannelWiseQuantizeDequantizeAbsMax(const KernelContext& context);
std::unique_ptr<Kernel> MakeFakeQuantizeDequantizeMovingAverageAbsMax(const KernelContext& context);

}  // namespace pdx::reference
