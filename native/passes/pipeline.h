#pragma once

#include <set>
#include <span>
#include <string>

#include "graph/graph.h"
#include "passes/pass.h"

namespace pdx {

// All passes in the order in which they run.
std::span<const Pass> Passes();

// With `int8` quantised networks are computed in whole numbers.
void Optimize(Graph& graph, const std::set<std::string>& disabled, bool int8 = false);

}  // namespace pdx
