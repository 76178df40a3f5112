#pragma once

#include "ops/op_schema.h"

namespace pdx {

// float32 of any shape; values along attribute axis (-1 by default) become positive and add up to 1.
void InferSoftmax(InferContext& context);

std::size_t SoftmaxAxis(const Attributes& attributes, const Shape& shape);

}  // namespace pdx
