#pragma once

#include "graph/graph.h"

namespace pdx {

// Turns image operators from NCHW to NHWC, the layout of the fast kernels, with one transposition where such a region
// is entered or left.
bool InsertChannelsLast(Graph& graph);

}  // namespace pdx
