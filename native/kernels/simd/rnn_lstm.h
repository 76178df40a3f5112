#pragma once

#include <span>

#include "kernels/kernel.h"

namespace pdx::simd {

// rnn as an LSTM whose weights are constants. In each layer and direction the inputs' part of the gates is one product
// for all steps; a step then adds the product of the state before it, whose weights are packed as well. Directions run
// side by side.
std::span<const KernelEntry> RnnKernels();

}  // namespace pdx::simd
