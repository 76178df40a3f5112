#pragma once

#include "ops/op_schema.h"

namespace pdx {

// Inserts a dimension of size 1 at each of attribute axes, one after the other; each axis counts in the shape that the
// insertions before it left.
void InferUnsqueeze2(InferContext& context);

}  // namespace pdx
