#pragma once

#include "graph/graph.h"

namespace pdx {

// Lets a convolution or matrix product add the tensor that is added to its result.
bool FuseResidual(Graph& graph);

}  // namespace pdx
