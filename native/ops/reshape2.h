#pragma once

#include "ops/op_schema.h"

namespace pdx {

enum ReshapeInput : std::size_t {
  kReshapeX = 0,
  kReshapeShape = 1,        // optional, known: the target
  kReshapeShapeTensor = 2,  // list of known integers: the target, before Shape and attribute shape
};

// In the target, 0 stands for the input's dimension at that place and one -1 for what is left over.
void InferReshape2(InferContext& context);

}  // namespace pdx
