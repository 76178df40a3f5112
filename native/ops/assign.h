#pragma once

#include "ops/op_schema.h"

namespace pdx {

// The input under another name.
void InferAssign(InferContext& context);

}  // namespace pdx
