#pragma once

#include "ops/op_schema.h"

namespace pdx {

// relu, sigmoid, swish, hard_swish, hard_sigmoid and gelu (exact form): float32 of any shape.
void InferActivation(InferContext& context);

}  // namespace pdx
