#include "ops/softmax.h"

#include "ops/infer_rules.h"

namespace pdx {

std::size_t SoftmaxAxis(const Attributes& attributes, const Shape& shape) {
  return shape.Axis(attributes.GetInt("axis", -1), "axis");
}

void InferSoftmax(InferContext& context) {
  RequireFloat(context, 0, "input");
  SoftmaxAxis(context.attributes(), context.InputShape(0));
  InferLikeInput(context);
}

}  // namespace pdx
