#include "ops/shape.h"

#include "ops/infer_rules.h"

namespace pdx {

void InferShape(InferContext& context) {
  const Shape& input = context.InputShape(0);
  for (const std::int64_t dim : input) {
    context.Require(dim <= 2147483647, "a dimension of shape " + input.ToString() + " does not fit 32 bits");
  }
  context.SetOutput(0, DataType::kInt32, Shape{static_cast<std::int64_t>(input.rank())});
  SetKnown(context, 0, {input.begin(), input.end()});
}

}  // namespace pdx
