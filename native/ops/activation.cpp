#include "ops/activation.h"

#include "ops/infer_rules.h"

namespace pdx {

void InferActivation(InferContext& context) {
  RequireFloat(context, 0, "input");
  context.Require(!context.attributes().GetBool("approximate", false),
                  "approximate is set; only the exact form is supported");
  InferLikeInput(context);
}

}  // namespace pdx
