#pragma once

#include <set>
#include <span>
#include <string>

#include "graph/graph.h"
#include "passes/pass.h"

namespace pdx {

// All passes in the order in which they run.
std::span<const Pass> Passes();

void Optimize(Graph& graph, const std::set<std::string>& disabled);

}  // namespace pdx
