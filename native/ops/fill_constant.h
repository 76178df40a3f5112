#pragma once

#include <cstdint>

#include "ops/op_schema.h"

namespace pdx {

// A tensor of equal elements of type dtype. The shape comes from, in this order, ShapeTensorList (known integers),
// ShapeTensor (known) and attribute shape; the value from attribute str_value or, where that is empty, value.
void InferFillConstant(InferContext& context);

// The same with attribute shape, whose dimension output_dim_idx is replaced by dimension input_dim_idx of the input.
void InferFillConstantBatchSizeLike(InferContext& context);

// The value; FillInteger throws kShapeMismatch, without the operator's name, for a value that is no 64-bit integer,
// and both for a text that is no number.
double FillNumber(const Attributes& attributes);
std::int64_t FillInteger(const Attributes& attributes);

}  // namespace pdx
