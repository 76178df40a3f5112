#pragma once

#include "graph/graph.h"

namespace pdx {

// Folds batch_norm with constant statistics into the weights and bias of the convolution before it.
bool FoldBatchNorm(Graph& graph);

}  // namespace pdx
