#pragma once

#include "ops/op_schema.h"

namespace pdx {

// The input's elements as type out_dtype. Numbers are cut toward zero on the way to integers.
void InferCast(InferContext& context);

}  // namespace pdx
