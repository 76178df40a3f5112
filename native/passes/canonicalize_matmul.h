#pragma once

#include "graph/graph.h"

namespace pdx {

// Rewrites the older matmul as matmul_v2, so that the other passes and the kernels know one matrix product.
bool CanonicalizeMatmul(Graph& graph);

}  // namespace pdx
