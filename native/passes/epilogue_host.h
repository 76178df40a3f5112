#pragma once

#include "graph/graph.h"
#include "ops/conv2d.h"
#include "ops/matmul.h"

namespace pdx {

// Passes treat convolutions and matrix products alike, by the slots of the former.
static_assert(kConvFilter == std::size_t{kMatmulY} && kConvBias == std::size_t{kMatmulBias} &&
              kConvResidual == std::size_t{kMatmulResidual});

// Whether the operator of this node can apply an Epilogue (kernels/epilogue.h) to its result.
bool TakesEpilogue(const Node& node);

// Whether it can add a residual tensor (input 3).
bool TakesResidual(const Node& node);

bool HasResidual(const Node& node);

}  // namespace pdx
