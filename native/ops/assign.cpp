#include "ops/assign.h"

#include "ops/infer_rules.h"

namespace pdx {

void InferAssign(InferContext& context) { SetView(context, context.InputShape(0)); }

}  // namespace pdx
