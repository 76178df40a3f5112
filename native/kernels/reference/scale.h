#pragma once

#include <memory>

#include "kernels/kernel.h"

namespace pdx::reference {

// scale, with an epilogue on floats.
std::unique_ptr<Kernel> MakeScale(const KernelContext& context);

// dropout as it is when a network is used: the input times a constant.
std::unique_ptr<Kernel> MakeDropout(const KernelContext& context);

}  // namespace pdx::reference
