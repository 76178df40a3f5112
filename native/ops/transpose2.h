#pragma once

#include <array>

#include "ops/op_schema.h"

namespace pdx {

// Dimension i of the result is dimension permutation[i] of the input.
using Permutation = std::array<std::size_t, Shape::kMaxRank>;

// Reads attribute axis; throws kShapeMismatch, without the operator's name, unless it permutes `rank` dimensions.
Permutation ReadPermutation(const Attributes& attributes, std::size_t rank);

void InferTranspose2(InferContext& context);

}  // namespace pdx
