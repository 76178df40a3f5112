#include "ops/batch_norm.h"

#include "ops/image_dims.h"
#include "ops/infer_rules.h"

namespace pdx {

void InferBatchNorm(InferContext& context) {
  const Shape& image = context.InputShape(kBatchNormImage);
  context.Require(image.rank() >= 2 && image.rank() <= 5,
                  "input has shape " + image.ToString() + "; two to five dimensions are needed");
  RequireFloat(context, kBatchNormImage, "input");
  const Shape channels{IsChannelsLast(context.attributes()) ? image.back() : image[1]};
  constexpr const char* kNames[] = {"input", "scale", "bias", "mean", "variance"};
  for (std::size_t index = kBatchNormScale; index <= kBatchNormVariance; ++index) {
    RequireFloat(context, index, kNames[index]);
    RequireShape(context, index, channels, kNames[index]);
  }
  const double epsilon = context.attributes().GetFloat("epsilon", 1e-5);
  context.Require(epsilon >= 0 && epsilon <= 1, "epsilon is " + std::to_string(epsilon) + "; 0 to 1 is allowed");
  InferLikeInput(context);
}

}  // namespace pdx
