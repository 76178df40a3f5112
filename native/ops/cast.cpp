#include "ops/cast.h"

#include "ops/infer_rules.h"

namespace pdx {

void InferCast(InferContext& context) {
  const TensorInfo& input = context.Input(0);
  context.SetOutput(0, DataTypeFromCode(context, context.attributes().GetInt("out_dtype", -1)), input.shape);
  if (input.known) SetKnown(context, 0, *input.known);
}

}  // namespace pdx
