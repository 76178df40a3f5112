#pragma once

#include "graph/graph.h"

namespace pdx {

// Computes nodes whose inputs are all constants.
bool FoldConstants(Graph& graph);

}  // namespace pdx
