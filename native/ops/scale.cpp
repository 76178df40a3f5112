#include "ops/scale.h"

#include <cmath>

#include "ops/infer_rules.h"

namespace pdx {

namespace {

std::uint64_t Truncated(float value) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(value)); }

}  // namespace

Affine Affine::From(const Attributes& attributes) {
  return {static_cast<float>(attributes.GetFloat("scale", 1)), static_cast<float>(attributes.GetFloat("bias", 0)),
          attributes.GetBool("bias_after_scale", true)};
}

std::int64_t Affine::Apply(std::int64_t x) const {
  const auto value = static_cast<std::uint64_t>(x);
  const std::uint64_t factor = Truncated(scale);
  const std::uint64_t offset = Truncated(bias);
  return static_cast<std::int64_t>(bias_after_scale ? factor * value + offset : factor * (value + offset));
}

void InferScale(InferContext& context) {
  RequireType(context, 0, {DataType::kFloat32, DataType::kInt32, DataType::kInt64}, "input");
  InferLikeInput(context);
  const TensorInfo& input = context.Input(0);
  if (input.type == DataType::kFloat32) return;

  const Affine affine = Affine::From(context.attributes());
  constexpr float kLimit = 2147483648.0f;
  context.Require(std::abs(affine.scale) < kLimit && std::abs(affine.bias) < kLimit,
                  "scale " + std::to_string(affine.scale) + " and bias " + std::to_string(affine.bias) +
                      " must be below 2^31 in size for integers");
  if (!input.known) return;
  std::vector<std::int64_t> values = *input.known;
  for (std::int64_t& value : values) value = affine.Apply(value);
  SetKnown(context, 0, std::move(values));
}

}  // namespace pdx
