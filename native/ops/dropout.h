#pragma once

#include "ops/op_schema.h"

namespace pdx {

// What is left of dropout when a network is used, not trained: the input times DropoutFactor.
void InferDropout(InferContext& context);

// 1 for dropout_implementation upscale_in_train, 1 - dropout_prob for downgrade_in_infer.
float DropoutFactor(const Attributes& attributes);

}  // namespace pdx
