#include "ops/dropout.h"

#include "ops/infer_rules.h"

namespace pdx {

namespace {

constexpr const char* kDefaultImplementation = "downgrade_in_infer";

}  // namespace

float DropoutFactor(const Attributes& attributes) {
  if (attributes.GetString("dropout_implementation", kDefaultImplementation) == "upscale_in_train") return 1;
  return 1.0f - static_cast<float>(attributes.GetFloat("dropout_prob", 0.5));
}

void InferDropout(InferContext& context) {
  RequireFloat(context, 0, "input");
  const std::string implementation = context.attributes().GetString("dropout_implementation", kDefaultImplementation);
  context.Require(
      implementation == "upscale_in_train" || implementation == "downgrade_in_infer",
      "dropout_implementation is '" + implementation + "'; upscale_in_train and downgrade_in_infer are supported");
  const double probability = context.attributes().GetFloat("dropout_prob", 0.5);
  context.Require(probability >= 0 && probability <= 1,
                  "dropout_prob is " + std::to_string(probability) + "; 0 to 1 is allowed");
  InferLikeInput(context);
}

}  // namespace pdx
