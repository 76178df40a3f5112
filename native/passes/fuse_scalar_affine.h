#pragma once

#include "graph/graph.h"

namespace pdx {

// Lets a step with an activation apply the scalar multiplication and addition behind it (the learnable affine blocks
// of PP-OCRv4).
bool FuseScalarAffine(Graph& graph);

}  // namespace pdx
