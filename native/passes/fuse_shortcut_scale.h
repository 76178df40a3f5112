#pragma once

#include "graph/graph.h"

namespace pdx {

// x + x * s becomes x * (s + 1) where s has one value for each image and channel, as in squeeze-and-excitation with a
// shortcut: the sum over the whole image goes, one over a handful of values comes, which the step that makes s takes
// in.
bool FuseShortcutScale(Graph& graph);

}  // namespace pdx
