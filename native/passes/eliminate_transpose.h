#pragma once

#include "graph/graph.h"

namespace pdx {

// Removes transpositions that undo each other, and turns flatten between two of them into a plain reshape.
bool EliminateTranspose(Graph& graph);

}  // namespace pdx
