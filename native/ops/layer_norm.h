#pragma once

#include "ops/op_schema.h"

namespace pdx {

enum LayerNormInput : std::size_t { kLayerNormX = 0, kLayerNormScale = 1, kLayerNormBias = 2 };

// y = scale * (x - mean) / sqrt(variance + epsilon) + bias, where mean and variance are those of all elements from
// dimension begin_norm_axis on; scale and bias, both optional, have one value for each of them.
void InferLayerNorm(InferContext& context);

// The first normalised dimension; throws kShapeMismatch when attribute begin_norm_axis is outside of the shape.
std::size_t LayerNormAxis(const Attributes& attributes, const Shape& shape);

}  // namespace pdx
