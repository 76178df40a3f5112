#pragma once

#include "ops/op_schema.h"

namespace pdx {

// flatten_contiguous_range: dimensions start_axis to stop_axis, both included, become one.
void InferFlattenContiguousRange(InferContext& context);

// flatten2: two dimensions, the product of those before attribute axis and of those from it on.
void InferFlatten2(InferContext& context);

}  // namespace pdx
