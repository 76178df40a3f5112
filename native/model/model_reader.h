#pragma once

#include <cstddef>
#include <span>

#include "graph/graph.h"

namespace pdx {

// Makes the graph of a Paddle inference model from the bytes of its program file and of its combined parameter file
// (inference.pdiparams), both read during the call only. The program is in the form of Paddle 2 (inference.pdmodel, a
// protobuf message) or of Paddle 3 (inference.json), which its first byte tells; the graph is the same.
//
// - Paddle 2 assigns variables again, a graph does not: every assignment makes a new value, and a name means the
// latest.
// - Inputs and outputs follow the columns of the feed and fetch operators, or the order of the data operators.
// - Slots of operators follow their schema. A slot the schema names n times gives its first n arguments. Outputs that
//   the schema leaves out are dropped; one that is also an input of its operator (a running statistic) stays as it was.
// - Parameters are copied once.
//
// Throws Error: kModelFormat for files that are damaged, of different models or no model at all, kUnsupportedOperator
// for operators without a schema, all of them named in one message.
Graph ReadModel(std::span<const std::byte> program, std::span<const std::byte> parameters);

}  // namespace pdx
