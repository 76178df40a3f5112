#pragma once

#include "graph/graph.h"

namespace pdx {

// Removes nodes that hand their input on unchanged: assign, dropout (scaled in training), scale by 1 plus 0.
bool EliminateIdentity(Graph& graph);

}  // namespace pdx
