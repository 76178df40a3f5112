#pragma once

#include "graph/graph.h"

namespace pdx {

// A rewrite of the graph that leaves its outputs the same but for rounding. It can be switched off by name
// (PD_ConfigDeletePass), leaves the graph valid, and is tested where it must fire and where it must not.
struct Pass {
  const char* name;
  bool (*run)(Graph& graph);  // whether anything changed
};

}  // namespace pdx
