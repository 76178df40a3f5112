#pragma once

#include "graph/graph.h"

namespace pdx {

// Folds additions and multiplications by constants that are uniform within a channel into the weights and bias of the
// convolution or matrix product before them.
bool FoldChannelAffine(Graph& graph);

}  // namespace pdx
