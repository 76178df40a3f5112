#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

std::unique_ptr<Kernel> MakeNearestInterpV2(const KernelContext& context);

}  // namespace pdx::reference
