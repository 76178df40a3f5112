#pragma once

#include "ops/op_schema.h"

namespace pdx {

// Drops the dimensions of size 1 among attribute axes, or all of them when axes is empty. A dimension of another size
// stays, as in the original operator.
void InferSqueeze2(InferContext& context);

}  // namespace pdx
