#pragma once

#include "graph/graph.h"

namespace pdx {

// Lets the step before an activation apply it.
bool FuseActivation(Graph& graph);

}  // namespace pdx
