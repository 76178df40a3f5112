#pragma once

#include "ops/op_schema.h"

namespace pdx {

// The dimensions of the input as int32 [rank].
void InferShape(InferContext& context);

}  // namespace pdx
