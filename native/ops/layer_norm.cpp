#include "ops/layer_norm.h"

#include "ops/infer_rules.h"

namespace pdx {

std::size_t LayerNormAxis(const Attributes& attributes, const Shape& shape) {
  return shape.Axis(attributes.GetInt("begin_norm_axis", 1), "begin_norm_axis");
}

void InferLayerNorm(InferContext& context) {
  RequireFloat(context, kLayerNormX, "input");
  const Shape& shape = context.InputShape(kLayerNormX);
  const std::int64_t count = shape.Count(LayerNormAxis(context.attributes(), shape), shape.rank());
  constexpr const char* kNames[] = {"input", "scale", "bias"};
  for (std::size_t index : {std::size_t{kLayerNormScale}, std::size_t{kLayerNormBias}}) {
    if (!context.Has(index)) continue;
    RequireFloat(context, index, kNames[index]);
    context.Require(context.InputShape(index).ElementCount() == count,
                    std::string(kNames[index]) + " has shape " + context.InputShape(index).ToString() + "; " +
                        std::to_string(count) + " values are needed for an input of shape " + shape.ToString());
  }
  const double epsilon = context.attributes().GetFloat("epsilon", 1e-5);
  context.Require(epsilon >= 0 && epsilon <= 1, "epsilon is " + std::to_string(epsilon) + "; 0 to 1 is allowed");
  InferLikeInput(context);
}

}  // namespace pdx
