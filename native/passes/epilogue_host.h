#pragma once

#include <optional>

#include "graph/graph.h"
#include "ops/conv2d.h"
#include "ops/matmul.h"

namespace pdx {

// Passes treat convolutions and matrix products alike, by the slots of the former.
static_assert(kConvFilter == std::size_t{kMatmulY} && kConvBias == std::size_t{kMatmulBias} &&
              kConvResidual == std::size_t{kMatmulResidual});

// Whether the operator of this node can apply an Epilogue (kernels/epilogue.h) to its result.
bool TakesEpilogue(const Node& node);

// The input whose values it adds to its result, where it can.
std::optional<std::size_t> ResidualInput(const Node& node);

bool HasResidual(const Node& node);

}  // namespace pdx
