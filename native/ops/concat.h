#pragma once

#include "ops/op_schema.h"

namespace pdx {

enum ConcatInput : std::size_t {
  kConcatAxisTensor = 0,  // optional, known
  kConcatFirst = 1,       // this and all further inputs are joined
};

// Joins tensors of equal type and, but for one axis, equal shape. Scalars count as tensors of shape [1]. The axis of
// the result is where the inputs' sizes add up.
void InferConcat(InferContext& context);

}  // namespace pdx
