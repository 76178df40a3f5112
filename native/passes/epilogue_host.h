#pragma once

#include "graph/graph.h"

namespace pdx {

// Whether the operator of this node can apply an Epilogue (kernels/epilogue.h) to its result.
bool TakesEpilogue(const Node& node);

// Whether it can add a residual tensor (input 3).
bool TakesResidual(const Node& node);

bool HasResidual(const Node& node);

}  // namespace pdx
